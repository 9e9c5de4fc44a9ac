import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { array, assert, asyncProperty, constantFrom, double, option, record, string } from "fast-check";
import { unzipSync } from "fflate";
import { readXlsx } from "hucre/xlsx";
import { expect, it } from "vitest";
import { indicatorById } from "../../catalogue/indicators/index.ts";
import type { CellStatus } from "../../catalogue/model.ts";
import { literal, openDatabase } from "../platform/index.ts";
import { type Extract, type ExtractCell, exportFile, formIds, forms } from "./index.ts";

const indicators = ["population", "projets-recrutement", "part-projets-difficiles"].flatMap(
	(id) => indicatorById.get(id) ?? [],
);
const square = {
	type: "Polygon" as const,
	coordinates: [
		[
			[0, 0],
			[1, 0],
			[1, 1],
			[0, 0],
		],
	],
};

function extractOf(cells: readonly ExtractCell[], change: Partial<Extract> = {}): Extract {
	return {
		title: "Essai",
		subject: "population",
		release: { id: "d0123456789a", version: "1.2.0", published: "2026-01-14T08:00:00.000Z", sample: true },
		indicators,
		sources: [
			{
				source: "bmo-2024",
				title: "BMO",
				producer: "France Travail",
				vintage: "2024",
				licence: "Licence Ouverte 2.0",
				sample: true,
			},
		],
		cells,
		paging: { page: 1, pageSize: 1000, total: cells.length, pages: 1 },
		site: "http://localhost",
		asked: ["Indicateurs : Population"],
		contours: (type) =>
			type === "bassin" ? { type, vintage: "2020", shapes: new Map([["2801", square]]) } : undefined,
		...change,
	};
}

/** What a spreadsheet or a reader could take for something else. */
const label = constantFrom(
	"Évreux",
	"L’Aigle",
	"=1+1",
	"+33",
	"-15 ans",
	"@a",
	"a;b,c",
	'dit "x"',
	"deux\nlignes",
	"0016",
	"",
);
const cells = array(
	record({
		indicator: constantFrom("population", "projets-recrutement", "part-projets-difficiles"),
		code: constantFrom("2801", "0016", "01"),
		name: label,
		about: option(constantFrom("V0X60", "S1X40"), { nil: undefined }),
		age: option(
			label.filter((text) => text !== ""),
			{ nil: undefined },
		),
		period: constantFrom("2024", "2023-T3"),
		value: double({ noNaN: true, noDefaultInfinity: true }).map((v) => (Object.is(v, -0) ? 0 : v)),
		status: constantFrom<CellStatus>("ok", "s", "nd", "ns", "so", "p", "r", "e"),
		reason: option(
			string({ minLength: 1, maxLength: 12 }).filter(
				(t) => /^[\x20-\x26\x28-\x7e]+$/.test(t) && t.trim() === t,
			),
			{ nil: undefined },
		),
	}),
	{ minLength: 1, maxLength: 12 },
).map((all) =>
	all.map(
		({ code, name, about, age, status, reason, ...rest }, i): ExtractCell => ({
			...rest,
			territory: { type: "bassin", code, label: name },
			...(about ? { about: { level: "fap2021-228", code: about, label: name } } : {}),
			categories: age === undefined ? {} : { age },
			// Left on hidden cells on purpose: no form may let it out.
			status,
			...(reason === undefined ? {} : { reason }),
			permalink: `/chiffres/x?n=${i}`,
		}),
	),
);

type Row = readonly (string | number | null)[];

/** The cells as the forms must carry them. */
function expected(all: readonly ExtractCell[]): readonly Row[] {
	return all.map((c) => [
		c.indicator,
		c.territory.code,
		c.territory.label,
		c.about?.code ?? null,
		c.categories.age ?? null,
		c.period,
		["ok", "p", "r", "e"].includes(c.status) ? c.value : null,
		c.status,
		c.reason ?? null,
		`http://localhost${c.permalink}`,
	]);
}
const names = [
	"indicateur",
	"territoire_code",
	"territoire",
	"sur_code",
	"cat_age",
	"periode",
	"valeur",
	"statut",
	"motif",
	"lien",
];

function flat(
	records: readonly Readonly<Record<string, unknown>>[],
	number: (text: string) => number,
	bare: (text: string) => string,
): readonly Row[] {
	return records.map((one) =>
		names.map((name) => {
			const value = one[name];
			if (name === "statut")
				return value === "" || value === null || value === undefined ? "ok" : String(value);
			if (value === undefined || value === null || (value === "" && name !== "territoire"))
				return name === "territoire" ? "" : null;
			if (name === "valeur") return typeof value === "number" ? value : number(String(value));
			return bare(String(value));
		}),
	);
}

const asIs = (text: string): string => text;
const unguarded = (text: string): string => text.replace(/^'(?=[=+\-@\t\r])/, "");

const readers: Readonly<Record<string, (bytes: Uint8Array) => Promise<readonly Row[]>>> = {
	async json(bytes) {
		const { cells: read } = JSON.parse(Buffer.from(bytes).toString()) as { cells: ExtractCell[] };
		return read.map((c) => [
			c.indicator,
			c.territory.code,
			c.territory.label,
			c.about?.code ?? null,
			c.categories.age ?? null,
			c.period,
			c.value,
			c.status,
			c.reason ?? null,
			c.permalink,
		]);
	},
	async csv(bytes) {
		return flat(parse(Buffer.from(bytes), { columns: true, record_delimiter: "\r\n" }), Number, asIs);
	},
	async "csv-excel"(bytes) {
		expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		const records = parse<Record<string, string>>(Buffer.from(bytes), {
			columns: true,
			bom: true,
			delimiter: ";",
			record_delimiter: "\r\n",
		});
		for (const one of records)
			for (const [name, text] of Object.entries(one))
				if (name !== "valeur") expect(text).not.toMatch(/^[=+\-@\t\r]/);
		return flat(records, (text) => Number(text.replace(",", ".")), unguarded);
	},
	async xlsx(bytes) {
		const book = await readXlsx(bytes);
		expect(book.sheets.map((sheet) => sheet.name)).toEqual(["Lisez-moi", "Données"]);
		const [head = [], ...rows] = book.sheets[1]?.rows ?? [];
		return flat(
			rows.map((row) => Object.fromEntries(head.map((name, i) => [String(name), row[i]]))),
			Number,
			asIs,
		);
	},
	async parquet(bytes) {
		const folder = mkdtempSync(join(tmpdir(), "def-forms-"));
		const db = await openDatabase();
		try {
			writeFileSync(join(folder, "x.parquet"), bytes);
			const from = literal(join(folder, "x.parquet"));
			const kinds = await db.rows(`DESCRIBE SELECT * FROM read_parquet(${from})`);
			expect(kinds.find((k) => k.column_name === "valeur")?.column_type).toBe("DOUBLE");
			expect(kinds.find((k) => k.column_name === "territoire_code")?.column_type).toBe("VARCHAR");
			const said = await db.rows(
				`SELECT decode(value) AS value FROM parquet_kv_metadata(${from}) WHERE decode(key) = 'data_emploi_formation'`,
			);
			expect(JSON.parse(String(said[0]?.value))).toMatchObject({ release: { version: "1.2.0" } });
			return flat(await db.rows(`SELECT * FROM read_parquet(${from})`), Number, asIs);
		} finally {
			db.close();
			rmSync(folder, { recursive: true, force: true });
		}
	},
	async geojson(bytes) {
		const { features, release } = JSON.parse(Buffer.from(bytes).toString()) as {
			features: { geometry: object | null; properties: Record<string, string | number | null> }[];
			release: object;
		};
		expect(release).toMatchObject({ version: "1.2.0" });
		return features.map(({ geometry, properties: p }) => {
			expect(geometry).toEqual(p.territory_code === "2801" ? square : null);
			return [
				p.indicator ?? null,
				p.territory_code ?? null,
				p.territory_label ?? null,
				p.about_code ?? null,
				p.category_age ?? null,
				p.period ?? null,
				p.value ?? null,
				p.status ?? null,
				p.reason ?? null,
				p.permalink ?? null,
			];
		});
	},
};

/** Read against the official schemas, beside its writer. */
const readElsewhere = ["sdmx-json"];

it("every form has a reader here, and the list holds every form", () => {
	expect(forms.map((form) => form.id)).toEqual([...formIds]);
	expect([...Object.keys(readers), ...readElsewhere].toSorted()).toEqual(
		expect.arrayContaining([...formIds].toSorted()),
	);
});

it.each(formIds.filter((id) => Object.hasOwn(readers, id)))(
	"%s carries exactly the cells, hidden ones without their value, and is the same twice",
	async (id) => {
		await assert(
			asyncProperty(cells, async (all) => {
				const { bytes, name } = await exportFile(extractOf(all), id);
				expect(await readers[id]?.(bytes)).toEqual(expected(all));
				expect(
					Buffer.compare(Buffer.from(bytes), Buffer.from((await exportFile(extractOf(all), id)).bytes)),
				).toBe(0);
				expect(name).toMatch(/^def_[a-z0-9-]+_[a-z0-9-]+_[a-z0-9-]+_v1-2-0(_excel)?\.[a-z]+$/);
			}),
			{ numRuns: id === "parquet" || id === "xlsx" ? 15 : 60 },
		);
	},
);

it("a workbook holds no formula, freezes its header and filters it", async () => {
	const one: ExtractCell = {
		indicator: "population",
		territory: { type: "bassin", code: "0016", label: '=HYPERLINK("http://ailleurs.example")' },
		categories: {},
		period: "2024",
		value: 12_345.6,
		status: "ok",
		permalink: "/chiffres/x",
	};
	const { bytes } = await exportFile(extractOf([one]), "xlsx");
	const files = unzipSync(bytes);
	const sheets = Object.entries(files).filter(([name]) => name.startsWith("xl/worksheets/sheet"));
	expect(sheets).toHaveLength(2);
	const text = sheets.map(([, content]) => Buffer.from(content).toString()).join("");
	expect(text).not.toContain("<f>");
	expect(text).toMatch(/<pane[^>]+ySplit="1"/);
	expect(text).toMatch(/<autoFilter ref="A1:/);
});

it("numbers of every size are written without an exponent in CSV", async () => {
	const values = [1e21, 1.5e-9, -2.25e-7, 123456789012345680000, 0.1];
	const all = values.map(
		(value, i): ExtractCell => ({
			indicator: "population",
			territory: { type: "bassin", code: "2801", label: "x" },
			categories: {},
			period: "2024",
			value,
			status: "ok",
			permalink: `/${i}`,
		}),
	);
	const text = Buffer.from((await exportFile(extractOf(all), "csv")).bytes).toString();
	const read = parse<Record<string, string>>(text, { columns: true }).map((row) => row.valeur ?? "");
	expect(read.every((one) => /^-?\d+(\.\d+)?$/.test(one))).toBe(true);
	expect(read.map(Number)).toEqual(values);
});
