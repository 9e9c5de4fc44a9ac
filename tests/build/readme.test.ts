import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Indicator, Source } from "../../catalogue/model.ts";
import { build } from "../../src/build/index.ts";
import { literal, openDatabase } from "../../src/platform/index.ts";
import { openRelease } from "../../src/release/index.ts";
import { root } from "../runner/command.ts";

/** The examples of the README are run, so that they cannot grow old. */
const readme = readFileSync(join(root, "README.md"), "utf8");
const blocks = (language: string): readonly string[] =>
	[...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(
		([, text]) => text ?? "",
	);
const [sourceText = "", indicatorText = ""] = blocks("ts");
const [table = ""] = blocks("csv");

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "readme-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function load<T>(name: string, text: string): Promise<T> {
	const path = join(folder, `${name}.mjs`);
	writeFileSync(path, stripTypeScriptTypes(text));
	const [value] = Object.values((await import(/* @vite-ignore */ path)) as Record<string, T>);
	if (value === undefined) throw new Error(`L'exemple ${name} n'exporte rien.`);
	return value;
}

describe("les exemples du README", () => {
	it("respectent les types du catalogue", () => {
		const catalogue = join(folder, "catalogue");
		mkdirSync(join(catalogue, "sources"), { recursive: true });
		for (const name of readdirSync(join(root, "catalogue")).filter((n) => n.endsWith(".ts")))
			cpSync(join(root, "catalogue", name), join(catalogue, name));
		const files = [sourceText, indicatorText].map((text, i) => {
			const path = join(catalogue, "sources", `exemple-${i}.ts`);
			writeFileSync(path, text);
			return path;
		});
		const program = ts.createProgram(files, {
			strict: true,
			exactOptionalPropertyTypes: true,
			noEmit: true,
			skipLibCheck: true,
			allowImportingTsExtensions: true,
			types: [],
			target: ts.ScriptTarget.ES2024,
			module: ts.ModuleKind.NodeNext,
			moduleResolution: ts.ModuleResolutionKind.NodeNext,
		});
		const faults = ts
			.getPreEmitDiagnostics(program)
			.map((d) => ts.flattenDiagnosticMessageText(d.messageText, "\n"));
		expect(faults).toEqual([]);
	});

	it("donnent un cube, secret compris", async () => {
		const source = await load<Source>("source", sourceText);
		const indicator = await load<Indicator>("indicateur", indicatorText);
		const mirror = join(folder, "miroir");
		mkdirSync(mirror);
		writeFileSync(join(mirror, "apprentis-2024.csv"), table);
		const dataDir = join(folder, "donnees");
		const { release } = await build({
			dataDir,
			mirror,
			sources: [source],
			indicators: [indicator],
			progress: () => undefined,
		});
		const { dir, manifest } = openRelease(dataDir, release);
		const cube = manifest.cubes.find((c) => c.cube === indicator.cube);
		const file = cube?.tables.find((t) => t.territory === "departement")?.file ?? "";
		const db = await openDatabase();
		try {
			const rows = await db.rows(
				`SELECT territory, period, apprentis, apprentis__status FROM read_parquet(${literal(join(dir, file))}) ORDER BY territory`,
			);
			expect(rows).toEqual([
				{ territory: "14", period: "2024", apprentis: 120, apprentis__status: null },
				{ territory: "27", period: "2024", apprentis: null, apprentis__status: "SP" },
			]);
		} finally {
			db.close();
		}
	});
});
