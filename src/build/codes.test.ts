import { expect, it } from "vitest";
import { sources } from "../../catalogue/sources/index.ts";
import { temporaryFolder } from "../collection/fixture/files.ts";
import { knownNomenclature } from "./codes.ts";

it("without any release, the nomenclatures of the package give the codes and the territory in which each commune lies", async () => {
	const { codes, linksOf } = await knownNomenclature(temporaryFolder(), sources);
	const departments = linksOf("commune", "departement");
	expect(departments?.get("14118")).toBe("14");
	const zones = linksOf("commune", "zone-emploi");
	const zone = zones?.get("14118") ?? "";
	expect(codes.get("zone-emploi")?.has(zone)).toBe(true);
	expect(linksOf("cfd", "commune")).toBeUndefined();
});
