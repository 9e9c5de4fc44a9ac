import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { smallRelease } from "../../tests/observatory/exports-release.ts";
import { type DataPackage, dataPackageOf } from "./data-package.ts";
import { type DataSet, dataSetsOf } from "./data-sets.ts";
import { exportFile } from "./forms.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const site = {
	region: { name: "Normandie", siteName: "Observatoire d’essai", operator: "Exploitant" },
	url: "https://observatoire.exemple.fr",
};
let own: Awaited<ReturnType<typeof smallRelease>>;
let sets: readonly DataSet[] = [];
beforeAll(async () => {
	own = await smallRelease();
	sets = dataSetsOf(own.figures);
});
afterAll(() => own.close());

/** What the specifications ask (Data Package, Data Resource, Tabular Data Package, Table Schema, CSV Dialect, v1), nothing more. */
const name = z.string().regex(/^[a-z0-9._-]+$/);
const field = z.strictObject({
	name: z.string().min(1),
	type: z.enum(["string", "number"]),
	title: z.string().min(1),
	description: z.string().optional(),
	constraints: z
		.strictObject({ required: z.boolean().optional(), enum: z.array(z.string()).min(1).optional() })
		.optional(),
});
const specification = z.strictObject({
	profile: z.literal("tabular-data-package"),
	name,
	id: z.url(),
	title: z.string().min(1),
	description: z.string().min(1),
	version: z.string().min(1),
	created: z.iso.datetime(),
	homepage: z.url(),
	keywords: z.array(z.string()).min(1),
	licenses: z
		.array(z.strictObject({ name: z.string().regex(/^[A-Za-z0-9.-]+$/), title: z.string(), path: z.url() }))
		.min(1)
		.optional(),
	sources: z.array(z.strictObject({ title: z.string().min(1) })).min(1),
	contributors: z.array(z.strictObject({ title: z.string().min(1), role: z.literal("publisher") })).min(1),
	resources: z
		.array(
			z.strictObject({
				profile: z.literal("tabular-data-resource"),
				name,
				title: z.string(),
				path: z.url(),
				format: z.literal("csv"),
				mediatype: z.literal("text/csv"),
				encoding: z.literal("utf-8"),
				dialect: z.strictObject({
					delimiter: z.literal(","),
					lineTerminator: z.literal("\r\n"),
					header: z.literal(true),
				}),
				schema: z.strictObject({
					fields: z.array(field).min(1),
					primaryKey: z.array(z.string()).min(1),
					missingValues: z.array(z.string()).min(1),
				}),
			}),
		)
		.min(1),
});

const packageOf = (set: DataSet): DataPackage => dataPackageOf(set, own.figures, site);

it("every data set has a package that the specification accepts, with field names that are each used once", () => {
	expect(sets.length).toBeGreaterThanOrEqual(5);
	for (const set of sets) {
		const made = packageOf(set);
		specification.parse(JSON.parse(JSON.stringify(made)));
		for (const { schema } of made.resources) {
			const names = schema.fields.map((column) => column.name);
			expect(new Set(names).size).toBe(names.length);
			for (const key of schema.primaryKey) expect(names).toContain(key);
		}
	}
});

it("an open licence is named; what is shared under a charter claims none", () => {
	const licences = Object.fromEntries(sets.map((set) => [set.id, packageOf(set).licenses?.[0]?.name]));
	expect(licences.population).toBe("etalab-2.0");
	expect(licences["contrats-alternance"]).toBeUndefined();
});

it("the open CSV of a data set holds to the schema: columns, types, allowed values and key", async () => {
	for (const [id, level] of [
		["chomage", "zone-emploi"],
		["emploi-age", "france"],
	] as const) {
		const set = sets.find((candidate) => candidate.id === id);
		const [indicator] = set?.indicators ?? [];
		if (!set || !indicator) throw new Error(id);
		const about = set.about.find((candidate) => candidate !== "all");
		const answer = await own.figures.query({
			indicator: indicator.id,
			territories: { type: level },
			...(about ? { about: { level: about } } : {}),
			periods: "all",
		});
		const { bytes } = await exportFile(
			{
				title: set.title,
				subject: set.id,
				release: { id: "d1", version: "1.0.0", published: own.figures.release.published, sample: true },
				indicators: [indicator],
				sources: answer.sources,
				cells: answer.cells.map((cell) => ({ ...cell, indicator: indicator.id })),
				paging: { page: 1, pageSize: 1, total: 1, pages: 1 },
				site: site.url,
				asked: [],
				contours: () => undefined,
			},
			"csv",
		);
		const [header = [], ...rows]: string[][] = parse(Buffer.from(bytes));
		const [resource] = packageOf(set).resources;
		const fields = resource?.schema.fields ?? [];
		expect(rows.length, id).toBeGreaterThan(10);
		// A column that no cell of an answer uses may be left out; none is in another order or of another name.
		expect(fields.map((column) => column.name).filter((column) => header.includes(column))).toEqual(header);
		const keys = new Set<string>();
		for (const row of rows) {
			const cells = new Map(header.map((column, index) => [column, row[index] ?? ""]));
			for (const { name: column, type, constraints } of fields) {
				const text = cells.get(column) ?? "";
				if (text === "") expect(constraints?.required === true && column !== "periode", column).toBe(false);
				else {
					if (type === "number") expect(Number.isFinite(Number(text)), `${column} ${text}`).toBe(true);
					if (constraints?.enum) expect(constraints.enum, column).toContain(text);
				}
			}
			const key = (resource?.schema.primaryKey ?? []).map((column) => cells.get(column) ?? "").join("\u0000");
			expect(keys.has(key), key).toBe(false);
			keys.add(key);
		}
	}
});
