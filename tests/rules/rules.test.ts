import { describe, expect, it } from "vitest";
import { everyTestRuns, noHoleInTypes } from "./language.ts";
import type { RepositoryFile } from "./repository.ts";
import type { Rule } from "./rule.ts";
import { oneNounPerFile, smallFiles } from "./size.ts";
import {
	lockFileWithoutAddresses,
	noMachinePath,
	noRegistryHost,
	noSuppression,
	noThirdPartyRequest,
	nothingUnfinished,
} from "./text.ts";

function file(path: string, text: string): RepositoryFile {
	return { path, bytes: Buffer.byteLength(text), read: () => Buffer.from(text), text: () => text };
}

// Offending words are assembled here, or this file would break the rules that it tests.
const cases: readonly { rule: Rule; path: string; bad: readonly string[]; good: readonly string[] }[] = [
	{
		rule: noHoleInTypes,
		path: "src/a.ts",
		bad: [`const a: ${"an"}y = 1;`, "const b = c!.d;", `f<${"an"}y>()`],
		good: ["// any value at all!", 'const a: unknown = "any";', "const b = !c && d !== e;"],
	},
	{
		rule: noSuppression,
		path: "src/a.ts",
		bad: [`// @ts-${"ignore"}`, `// biome-${"ignore"} lint: no`],
		good: ["// nothing to ignore"],
	},
	{
		rule: everyTestRuns,
		path: "src/a.test.ts",
		bad: ['it.only("x", f)', 'describe.skip("x", f)', 'test.skip("x", f)'],
		good: ['it.skipIf(!mirror)("x", f)', 'it("x", f)', "rows.skip(3)"],
	},
	{
		rule: nothingUnfinished,
		path: "docs/a.md",
		bad: [`${"TO"}DO later`, `// ${"FIX"}ME`],
		good: ["« tout reste à faire », dit le titre"],
	},
	{
		rule: noMachinePath,
		path: "docs/a.md",
		bad: [`/${"work"}/main`, `voir /${"home"}/claire/x`, `C:\\${"Users"}\\claire`],
		good: ["/srv/observatoire", "https://exemple.fr/home/page", "src/travaux/a.ts", "/territoires/region/28"],
	},
	{
		rule: noRegistryHost,
		path: ".npmrc",
		bad: [`https://${"registry"}.npmjs.org/`],
		good: ["omit-lockfile-registry-resolved=true"],
	},
	{
		rule: noThirdPartyRequest,
		path: "src/web/page.tsx",
		bad: [`<link href="https://fonts.${"googleapis"}.com/x">`],
		good: ['<link href="/style.css">'],
	},
	{
		rule: lockFileWithoutAddresses,
		path: "package-lock.json",
		bad: [`\t"${"resolved"}": "https://exemple.org/a.tgz",`],
		good: ['\t"integrity": "sha512-AAAA",'],
	},
	{
		rule: smallFiles,
		path: "src/a.ts",
		bad: ["x".repeat(15 * 1024 + 1)],
		good: ["x".repeat(15 * 1024)],
	},
];

describe.each(cases)("règle « $rule.name »", ({ rule, path, bad, good }) => {
	it.each(bad)("refuse %j", (text) => {
		expect(rule.offenders([file(path, text)])).toHaveLength(1);
	});
	it.each(good)("laisse passer %j", (text) => {
		expect(rule.offenders([file(path, text)])).toEqual([]);
	});
});

describe(`règle « ${oneNounPerFile.name} »`, () => {
	it("refuse le fourre-tout et laisse les noms", () => {
		const files = [
			file("src/web/utils.ts", ""),
			file("src/helpers/a.ts", ""),
			file("src/web/figure-block.tsx", ""),
		];
		expect(oneNounPerFile.offenders(files)).toEqual(["src/web/utils.ts", "src/helpers/a.ts"]);
	});
});
