import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { read, utils, type WorkBook } from "@e965/xlsx";
import { parseHTML } from "linkedom";
import { describe, expect, inject, it } from "vitest";

type Cell = string | number | null;

const real = inject("observatories").find((o) => o.name === "miroir");
const mirror = real?.env.SOURCES_MIRROR ?? "";

interface OfficialFile {
	readonly sha256: string;
	readonly book: WorkBook;
}

/** The test reads the official workbook by itself, with none of the product's code. */
function official(path: string): OfficialFile {
	const bytes = readFileSync(join(mirror, path));
	return { sha256: createHash("sha256").update(bytes).digest("hex"), book: read(bytes) };
}

function rowsOf({ book }: OfficialFile, sheet: string): readonly (readonly Cell[])[] {
	const found = book.Sheets[sheet];
	if (found === undefined) throw new Error(`Feuille absente : ${sheet}`);
	return utils.sheet_to_json<Cell[]>(found, { header: 1, raw: true, blankrows: true, defval: null });
}

const spaces = /[\s\u00a0\u202f]+/g;
/** Ends of blocks and cells: their texts must not run into one another. */
const ends = /<\/(?:td|th|tr|p|li|dt|dd|div|caption|h[1-6]|summary)>/g;

interface Read {
	readonly text: string;
	readonly links: readonly { readonly href: string; readonly text: string }[];
}

describe.skipIf(real === undefined)("chiffres vrais (miroir absent : SOURCES_MIRROR)", () => {
	async function open(path: string): Promise<Read> {
		const answer = await fetch(`${real?.url}${path}`);
		expect(answer.status, path).toBe(200);
		const { document } = parseHTML((await answer.text()).replace(ends, " $&"));
		const main = document.querySelector("main");
		return {
			text: (main?.textContent ?? "").replace(spaces, " "),
			links: [...(main?.querySelectorAll("a[href]") ?? [])].map((a) => ({
				href: a.getAttribute("href") ?? "",
				text: (a.textContent ?? "").replace(spaces, " ").trim(),
			})),
		};
	}

	it("la zone d'emploi de Caen montre le taux de chômage du classeur de l'Insee, et la ligne où il est écrit", async () => {
		const file = official("marche-travail/chomage-zone-t1-2003-t3-2023.xlsx");
		const rows = rowsOf(file, "txcho_ze");
		const head = rows.findIndex((row) => row[0] === "ZE2020");
		const line = rows.findIndex((row) => row[0] === "2804");
		const rate = rows[line]?.[rows[head]?.indexOf("2023-T3") ?? -1];
		expect(rate).toBeTypeOf("number");
		const printed = `${String(rate).replace(".", ",")} %`;

		const page = await open("/territoires/zone-emploi/2804-caen");
		expect(page.text).toContain(printed);
		const wanted = /^\/chiffres\/[a-z-]*chomage[a-z-]*\?.*periode=2023-T3.*territoire=zone-emploi:2804/;
		const link = page.links.find((l) => wanted.test(l.href));
		expect(link, "un lien vers l'origine du taux").toBeDefined();

		const origin = await open(link?.href ?? "");
		expect(origin.text).toContain(printed);
		expect(origin.text).toContain(file.sha256);
		expect(origin.text).toContain("txcho_ze");
		expect(origin.text).toMatch(/Insee/);
		// Rows of the test start at 0, those of Excel at 1.
		expect(origin.text).toMatch(new RegExp(`\\b${line + 1}\\b`));
	});

	it("les aides-soignants montrent les projets de recrutement normands du classeur BMO", async () => {
		const file = official("marche-travail/Base_open_data_BMO_2024.xlsx");
		const [head = [], ...rows] = rowsOf(file, "BMO_2024_open_data");
		const column = (name: string): number => head.indexOf(name);
		const own = rows.filter(
			(row) => row[column("REG")] === "28" && row[column("Code métier BMO")] === "V0X60",
		);
		const total = (name: string): number =>
			own.reduce((sum, row) => (row[column(name)] === "*" ? sum : sum + Number(row[column(name)])), 0);
		expect(own.filter((row) => row[column("met")] === "*")).toEqual([]);
		const printed = new Intl.NumberFormat("fr-FR").format(total("met")).replace(spaces, " ");

		const page = await open("/metiers/fap2021-V0X60-aides-soignants");
		expect(page.text).toContain(printed);
		const wanted = /^\/chiffres\/[a-z-]+\?.*sur=fap2021-228:V0X60.*territoire=region:28/;
		const link = page.links.find((l) => wanted.test(l.href) && l.text.startsWith(printed));
		expect(link, "un lien vers l'origine du nombre de projets").toBeDefined();

		const origin = await open(link?.href ?? "");
		expect(origin.text).toContain(file.sha256);
		expect(origin.text).toMatch(new RegExp(`\\b${own.length} lignes`));
		const lines = rows.flatMap((row, i) => (own.includes(row) ? [i + 2] : []));
		for (const line of lines)
			expect(origin.text, `ligne ${line}`).toMatch(
				new RegExp(`(^|\\D)${String(line).replace(/(\d)(?=(\d{3})+$)/g, "$1 ?")}(\\D|$)`),
			);
	});

	it("une valeur masquée de la BMO n'est ni 0 ni 1 sur la page : elle est dite", async () => {
		const file = official("marche-travail/Base_open_data_BMO_2024.xlsx");
		const [head = [], ...rows] = rowsOf(file, "BMO_2024_open_data");
		const column = (name: string): number => head.indexOf(name);
		const hidden = rows.find((row) => row[column("REG")] === "28" && row[column("met")] === "*");
		expect(hidden).toBeDefined();
		const bassin = String(hidden?.[column("BE24")]).padStart(4, "0");
		const occupation = String(hidden?.[column("Code métier BMO")]);
		const address = `/chiffres/projets-recrutement?periode=2024&sur=fap2021-228:${occupation}&territoire=bassin:${bassin}`;
		const origin = await open(address);
		expect(origin.text).toMatch(/masqué|secret/i);
		expect(origin.text).not.toMatch(/: [01] projet/);
	});

	it("une branche montre le surcompte que le classeur de la Dares permet de mesurer, et sa ligne", async () => {
		const file = official("nomenclatures-economie/dares-ape-idcc-sample.xlsx");
		const sheet = file.book.Sheets.IDCC2021_passageAPEIDCC_diff;
		// The sheet declares a million empty rows.
		const rows = sheet ? utils.sheet_to_json<Cell[]>(sheet, { header: 1, range: "A1:F40" }) : [];
		const line = rows.find((row) => row[3] === "00706") ?? [];
		const [employees, share] = [Number(line[2]), Number(line[5])];
		expect(employees).toBeGreaterThan(0);
		const number = (value: number): string =>
			new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 }).format(value).replace(spaces, " ");
		const gap = number(100 - share);

		const page = await open("/branches/opco-commerce/idcc-0706-reprographie");
		expect(page.text).toContain(`Clé NAF : ${number(employees)} salariés`);
		expect(page.text).toContain(`clé IDCC : ${number(Math.round((employees * share) / 100))} salariés`);
		expect(page.text).toContain(`${gap} % des salariés`);
		const link = page.links.find(({ href }) => href.startsWith("/chiffres/surcompte-naf?"));
		const origin = await open(link?.href ?? "");
		expect(origin.text).toContain(file.sha256);
		expect(origin.text).toContain("0706 Reprographie");
	});

	it("la liste des métiers en tension compte ceux que la Dares classe, à chaque niveau", async () => {
		const rows = readFileSync(join(mirror, "marche-travail/tensions.csv"), "utf8")
			.split(/\r?\n/)
			.map((line) => line.replaceAll('"', "").split(","));
		const [head = []] = rows;
		const column = (name: string): number => head.findIndex((text) => text.trim() === name);
		const classes = rows
			.filter((row) => row[column("reg")]?.startsWith("28") && row[column("niveau_geo")]?.trim() === "reg")
			.filter((row) => row[column("niveau_fap")] === "fap 225")
			.map((row) => row[column("Catégorie Tension")] ?? "")
			.filter((text) => text !== "")
			.map(Number);
		const high = classes.filter((level) => level >= 4).length;
		expect(high).toBeGreaterThan(0);

		const { text } = await open("/metiers/en-tension");
		expect(text).toContain(
			`${high} métiers sur ${classes.length}, dont ${classes.filter((level) => level === 5).length} en tension très forte`,
		);
		expect(text).toContain("9 des 10 métiers nationaux sont dans la liste régionale");
	});
});
