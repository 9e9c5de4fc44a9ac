import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sources } from "../../catalogue/sources/index.ts";
import { packageRoot } from "../platform/index.ts";
import { mirror, noMirror } from "./fixture/files.ts";
import { indexFolder, locate } from "./folder.ts";
import { batchFields } from "./typed.ts";
import { verdict } from "./verdict.ts";

describe("declared sources", () => {
	const official = mirror === undefined ? undefined : indexFolder(mirror);
	const shipped = indexFolder(join(packageRoot, "samples"));

	it("have well-formed declarations", () => {
		for (const source of sources) expect(() => batchFields(source)).not.toThrow();
	});

	// What a partner shares under a charter is in no mirror: its files are checked where they are made.
	for (const source of sources.filter(({ sharing }) => sharing !== "charter")) {
		const found = locate(source, source.shipped ? shipped : (official ?? shipped));
		it.skipIf(!found)(
			`${source.id}: its file is recognised among all and accepted (${found ? "" : noMirror})`,
			async () => {
				const result = await verdict(found?.path ?? "", sources, new Map());
				const own = [result, ...result.others].find((v) => v.source.id === source.id);
				expect(own, `read as ${result.source.id}`).toBeDefined();
				expect(own?.findings.filter((f) => f.severity === "blocking")).toEqual([]);
				expect(own?.rows).toBeGreaterThan(0);
				expect(own?.held ?? 0).toBeLessThan(0.05 * (own?.rows ?? 0));
			},
		);
	}
});
