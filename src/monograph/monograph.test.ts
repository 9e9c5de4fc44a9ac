import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { monographOutline } from "../../catalogue/monographs/index.ts";
import { regionOf } from "../../catalogue/regions/index.ts";
import { monographieTables } from "../../catalogue/tables/monographie-2020.ts";
import { pacteTables } from "../../catalogue/tables/pacte-2019-2023.ts";
import { shippedRows } from "../collection/published/fixture/document.ts";
import { checkPublished } from "../collection/published/index.ts";
import { parsePrinted } from "../collection/published/printed-number.ts";
import { type Section, type TableCell, writeForm } from "../kits/index.ts";
import { packageRoot, typeset } from "../platform/index.ts";
import { composeMonograph } from "./index.ts";

const site = "https://exemple.fr";
const monograph = await composeMonograph(regionOf("28", "Normandie", []), 2019, site);
const sections = monograph.parts.flatMap((part) => part.sections);
const titles = monographOutline.flatMap((part) => part.sections.map(({ title }) => typeset(title)));
const plain = (text: string) => text.replace(/\s/g, " ");

const printed = [
	["monographie-2020.csv", monographieTables],
	["pacte-2019-2023.csv", pacteTables],
] as const;
const documents = printed.map(([file, tables]) => {
	const rows = shippedRows(file);
	return { rows, errors: checkPublished(tables, rows).filter(({ level }) => level === "error") };
});
const errors = documents.flatMap((one) => one.errors);

function cell(section: string, row: string, column: string): TableCell {
	const table = sections.find(({ id }) => id === section)?.table;
	const at = table?.columns.findIndex(({ header }) => plain(header) === column) ?? -1;
	const found = table?.rows.find(({ header }) => plain(header).startsWith(row))?.cells[at - 1];
	if (!found) throw new Error(`${section} / ${row} / ${column}`);
	return found;
}

describe("the monograph of Normandie, 2019", () => {
	it("has every section in order, each with its source", () => {
		expect(sections.map(({ title }) => title)).toEqual(titles);
		for (const { id, table, source } of sections) {
			expect(table, id).toBeDefined();
			expect(source, id).toMatch(/^Source\s:/);
		}
	});

	it("prints every value of the document where no rule finds it wrong", () => {
		const numbers = sections.flatMap(
			({ table }) =>
				table?.rows.map(({ header, cells }) => ({
					header: plain(header),
					values: cells.map((one) => one.value),
				})) ?? [],
		);
		const wrong = new Set(
			errors.map((one) => `${one.column}/${one.cell?.id}@${one.cell?.level}:${one.cell?.period}`),
		);
		const missing = (documents[0]?.rows ?? []).filter((row) => {
			const { value, scale } = parsePrinted(row.text);
			if (value === null || wrong.has(`imprime/${row.id}@${row.level}:${row.period}`)) return false;
			// Of the publisher, not of the region.
			if (row.id.startsWith("centre-inffo-")) return false;
			const label = plain(row.label).replace(" (infographie)", "");
			return !numbers.some(
				({ header, values }) =>
					values.includes(value / scale) &&
					(header.startsWith(label) || row.level === "france" || /Normandie/.test(label)),
			);
		});
		expect(missing.map(({ id, text }) => `${id} ${text}`)).toEqual([]);
	});

	it("marks every printed error, with what was printed, what is recomputed, and why", () => {
		const notes = sections.flatMap((one) =>
			one.notes.filter((note) => /^\(\d+\) Erreur/.test(note)).map(plain),
		);
		expect(errors.length).toBeGreaterThanOrEqual(14);
		for (const { what, printed: before, recomputed } of errors) {
			const told = notes.find((note) =>
				[what, `Imprimé : ${before}.`, `Recalculé : ${recomputed}.`].every((words) =>
					note.includes(plain(typeset(words))),
				),
			);
			expect(told, what).toBeDefined();
		}
		expect(new Set(notes.map((note) => note.replace(/^\(\d+\) /, ""))).size).toBe(errors.length);
	});

	it.each([
		["principaux-indicateurs", "Emplois, secteur tertiaire marchand", "Normandie", "940 100"],
		["principaux-indicateurs", "Budget formation professionnelle et apprentissage", "Normandie", "247,9"],
		["population-emploi", "Population totale", "Évolution", "−2,98 %"],
		["population-emploi", "Population active (", "France", "30 700 000"],
		["population-emploi", "Demandeurs d'emploi (catégories", "France", "5 798 700"],
		["population-emploi", "Demandeurs d'emploi de moins de 25 ans", "France", "728 200"],
		["population-emploi", "Taux de chômage (", "Évolution", "−0,7 point"],
		["financeurs", "Budget formation", "Évolution", "−12,65 %"],
		["budgets-consolides", "Dépenses totales : fonctionnement", "2017", "1 124,3"],
		["cper-chiffres", "CPER Normandie, Emploi", "Normandie", "31,4"],
		["pric", "Initiatives territoriales (appel à projets) : part", "Normandie", "68,56"],
	])("%s, %s, %s: the recomputed value is %s, and called by a note", (section, row, column, text) => {
		expect(plain(cell(section, row, column).text)).toMatch(new RegExp(`^${text} \\(\\d+\\)`));
	});

	it("prints the series that the cover calls a global budget as it is, year by year", () => {
		const rows = sections[0]?.table?.rows.filter(({ header }) => header.includes("Budget global")) ?? [];
		expect(rows.map(({ cells }) => cells[0]?.value)).toEqual([1608.2, 1700.1, 1916.3]);
	});

	it("keeps a value that no rule can put right, and says so beside it", () => {
		expect(plain(cell("budgets-consolides", "Dépenses totales : total", "2017").text)).toMatch(
			/^1 608,2 \(\d\)/,
		);
		expect(
			plain(cell("pric", "Évolution du programme qualifiant (Qualif) : en emploi", "Normandie").text),
		).toMatch(/^69 \(\d\)/);
	});

	it("closes once corrected: the ages make the total", () => {
		const of = (row: string) => cell("population-emploi", row, "France").value ?? 0;
		const ages = ["de moins de 25 ans", "de 25-49 ans", "de 50 ans"].map((age) =>
			of(`Demandeurs d'emploi ${age}`),
		);
		expect(ages.reduce((a, b) => a + b, 0)).toBe(of("Demandeurs d'emploi (catégories"));
	});

	it("prints « Non renseigné » where the document does", () => {
		for (const age of ["15-24", "25-49", "50-64"])
			expect(cell("population-emploi", `Taux de chômage, dont ${age}`, "Normandie, année N").text).toMatch(
				/^Non renseigné/,
			);
	});
});

const path = resolve(packageRoot, "..", "shared/seeds/facts.json");
const seeds:
	| { readonly acceptance_vectors: readonly { kind: string; ref: string; expected: number }[] }
	| undefined = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;

it.skipIf(!seeds)("recomputes every change of the document as its reader did", () => {
	const found = sections.flatMap(
		({ table }) => table?.rows.flatMap(({ cells }) => cells.map((one) => one)) ?? [],
	);
	const changes = new Set(found.flatMap(({ value, unit }) => (unit === "%" ? [value] : [])));
	const expected = (seeds?.acceptance_vectors ?? []).filter(
		({ kind, ref }) => kind === "evolution_pct" && (ref.endsWith("-nor") || ref.startsWith("budget:")),
	);
	expect(expected.length).toBeGreaterThan(15);
	expect(expected.filter((one) => !changes.has(one.expected)).map(({ ref }) => ref)).toEqual([]);
});

describe("the files", () => {
	const folder = mkdtempSync(join(tmpdir(), "def-monograph-"));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));
	const run = (command: string, ...args: readonly string[]): string =>
		execFileSync(command, [...args], {
			encoding: "utf8",
			stdio: ["ignore", "pipe", "ignore"],
			maxBuffer: 1e8,
		});

	it("the PDF is tagged, in French, and reads section after section with its calls of notes", async () => {
		const file = join(folder, "monographie.pdf");
		const bytes = await writeForm(monograph, "pdf");
		writeFileSync(file, bytes);
		expect(Buffer.from(await writeForm(monograph, "pdf")).equals(bytes)).toBe(true);
		expect(run("pdfinfo", file)).toMatch(/Tagged:\s+yes/);
		expect(run("qpdf", "--qdf", "--object-streams=disable", file, "-")).toContain("/Lang (fr-FR)");
		const text = plain(run("pdftotext", file, "-")).replaceAll(/ +/g, " ");
		let from = 0;
		for (const title of titles.map(plain)) {
			const at = text.indexOf(title, from);
			expect(at, title).toBeGreaterThanOrEqual(from);
			from = at + title.length;
		}
		for (const words of ["5 798 700 (6) (7)", "−2,98 % (2)", "Imprimé : -0.03%."])
			expect(text).toContain(words);
	});
});

describe("without data", () => {
	const bare = (section: Section) =>
		section.table?.rows.every(({ cells }) => cells[0]?.value === undefined) ?? true;

	it("another region has the same sections; only what was printed of France stands in them", async () => {
		const other = await composeMonograph(regionOf("53", "Bretagne", []), 2019, site);
		const all = other.parts.flatMap((part) => part.sections);
		expect(all.map(({ id }) => id)).toEqual(sections.map(({ id }) => id));
		expect(all.every(bare)).toBe(true);
		expect(JSON.stringify(other.parts)).toContain("Non renseigné");
		expect(JSON.stringify(other.parts)).not.toContain("276\u202f150");
	});

	it("another year has the same sections, all « Non renseigné »", async () => {
		const other = await composeMonograph(regionOf("28", "Normandie", []), 2024, site);
		const all = other.parts.flatMap((part) => part.sections);
		expect(all.map(({ id }) => id)).toEqual(sections.map(({ id }) => id));
		for (const { absent } of all) expect(absent).toMatch(/^Non renseigné/);
		expect((await writeForm(other, "xlsx")).length).toBeGreaterThan(0);
	});
});
