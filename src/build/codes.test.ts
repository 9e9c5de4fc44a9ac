import { expect, it } from "vitest";
import { temporaryFolder } from "../collection/fixture/files.ts";
import { knownNomenclature } from "./codes.ts";

it("without any release, the package gives the codes and the territory in which each commune lies", async () => {
	const { codes, linksOf } = await knownNomenclature(temporaryFolder(), []);
	const departments = linksOf("commune", "departement");
	expect(departments?.get("14118")).toBe("14");
	expect(codes.get("departement")?.has("14")).toBe(true);
	expect(linksOf("cfd", "commune")).toBeUndefined();
});
