import Ajv2019 from "ajv/dist/2019.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { indicatorById } from "../../../catalogue/indicators/index.ts";
import type { CellStatus, LevelId } from "../../../catalogue/model.ts";
import { rule } from "../../../tests/observatory/charter-release.ts";
import { smallRelease } from "../../../tests/observatory/exports-release.ts";
import { standard, standardsFolder } from "../../../tests/runner/standards.ts";
import type { FigureRequest } from "../../figures/model.ts";
import { dataSetsOf } from "../data-sets.ts";
import { exportFile } from "../forms.ts";
import type { Extract, ExtractCell } from "../model.ts";
import { periodFrom, timePeriodOf } from "../time-period.ts";
import { levelCode, statusFrom, textCode } from "./codes.ts";
import { sdmxData } from "./data.ts";
import { sdmxStructure } from "./structure.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const site = {
	region: { name: "Normandie", siteName: "Observatoire d’essai", operator: "Exploitant" },
	url: "https://observatoire.exemple.fr",
};

let own: Awaited<ReturnType<typeof smallRelease>>;
beforeAll(async () => {
	own = await smallRelease();
});
afterAll(() => own.close());

function extractOf(cells: readonly ExtractCell[], subject: string): Extract {
	const ids = [...new Set(cells.map((cell) => cell.indicator))];
	return {
		title: subject,
		subject,
		release: { id: "d1", version: "1.0.0", published: "2026-01-14T08:00:00.000Z", sample: true },
		indicators: ids.flatMap((id) => indicatorById.get(id) ?? []),
		sources: [],
		cells,
		paging: { page: 1, pageSize: cells.length, total: cells.length, pages: 1 },
		site: site.url,
		asked: [],
		contours: () => undefined,
	};
}

async function cellsOf(request: FigureRequest): Promise<readonly ExtractCell[]> {
	const { cells } = await own.figures.query(request);
	return cells.map((cell) => ({ ...cell, indicator: request.indicator }));
}

function aboutOf(indicator: string): LevelId {
	const level = own.figures.coverage(indicator).about.find((candidate) => candidate !== "all");
	if (!level) throw new Error(indicator);
	return level;
}

/** True figures of every kind of period, axis and status that the release has. */
async function trueExtracts(): Promise<readonly Extract[]> {
	const regions = { type: "region" } as const;
	return [
		extractOf(
			await cellsOf({ indicator: "taux-chomage", territories: { type: "zone-emploi" }, periods: "all" }),
			"chomage",
		),
		extractOf(await cellsOf({ indicator: "taux-chomage", territories: regions, periods: "all" }), "chomage"),
		extractOf(
			await cellsOf({
				indicator: "structure-age",
				territories: { type: "france" },
				about: { level: aboutOf("structure-age") },
				categories: { age: "*" },
				periods: "all",
			}),
			"emploi-age",
		),
		extractOf(
			await cellsOf({
				indicator: "taux-emploi-6-mois",
				territories: regions,
				about: { level: aboutOf("taux-emploi-6-mois") },
				periods: "all",
			}),
			"inserjeunes",
		),
		extractOf(
			await cellsOf({
				indicator: "contrats-alternance",
				territories: { type: "zone-emploi" },
				periods: "all",
			}),
			"contrats-alternance",
		),
	];
}

interface Message {
	readonly data: {
		readonly structures: readonly {
			readonly dimensions: {
				readonly observation: readonly {
					readonly id: string;
					readonly values: readonly {
						readonly id?: string;
						readonly value?: string;
						readonly name?: string;
					}[];
				}[];
			};
			readonly attributes: {
				readonly observation: readonly {
					readonly id: string;
					readonly values?: readonly { readonly id: string }[];
				}[];
			};
		}[];
		readonly dataSets: readonly {
			readonly observations: Readonly<Record<string, readonly (string | number | null)[]>>;
		}[];
	};
}
const messageOf = (extract: Extract): Message => JSON.parse(JSON.stringify(sdmxData(extract)));

/** Reads a data message as a client does: key by key, with nothing of the house but its codes of period and status. */
function read(message: Message): readonly {
	readonly key: Readonly<Record<string, string>>;
	readonly period: string | undefined;
	readonly value: unknown;
	readonly status: CellStatus | undefined;
	readonly rest: readonly unknown[];
}[] {
	const [structure] = message.data.structures;
	if (!structure) return [];
	const statuses = structure.attributes.observation[0]?.values ?? [];
	return Object.entries(message.data.dataSets[0]?.observations ?? {}).map(
		([place, [value, status, ...rest]]) => {
			const key = Object.fromEntries(
				place.split(":").map((rank, index) => {
					const dimension = structure.dimensions.observation[index];
					const found = dimension?.values[Number(rank)];
					return [dimension?.id ?? "", found?.id ?? found?.value ?? ""];
				}),
			);
			return {
				key,
				period: periodFrom(key.TIME_PERIOD ?? "", key.FREQ ?? ""),
				value,
				status: statusFrom(statuses[Number(status)]?.id ?? ""),
				rest,
			};
		},
	);
}

describe("a data message", () => {
	it("gives back every figure of an answer: place, period, value, status, bounds and reason", async () => {
		for (const extract of await trueExtracts()) {
			const told = extract.cells.filter((cell) => timePeriodOf(cell.period));
			expect(told.length, extract.subject).toBeGreaterThan(0);
			const rows = read(messageOf(extract));
			expect(rows).toHaveLength(told.length);
			expect(
				rows.map(({ key, period, value, status, rest }) => [
					key.INDICATOR,
					key.REF_AREA,
					key.ABOUT ?? "",
					period,
					value,
					status,
					rest.slice(1),
				]),
			).toEqual(
				told.map((cell) => [
					cell.indicator,
					levelCode(cell.territory.type, cell.territory.code),
					cell.about ? levelCode(cell.about.level, cell.about.code) : "",
					cell.period,
					cell.value,
					cell.status,
					[cell.low ?? null, cell.high ?? null, cell.coverage ?? null, cell.reason ?? null],
				]),
			);
		}
	});

	it("says of a hidden figure its status alone, whatever came with it, and tells two kinds of secret alike", () => {
		const cell: ExtractCell = {
			indicator: "contrats-alternance",
			territory: { type: "epci", code: "241400415", label: "Caen" },
			categories: {},
			period: "2025",
			value: 4711,
			status: "s",
			reason: "Secret statistique.",
			permalink: "/chiffres/x",
		};
		const text = JSON.stringify(sdmxData(extractOf([cell], "contrats-alternance")));
		expect(text).not.toContain("4711");
		const [row] = read(JSON.parse(text));
		expect(row).toMatchObject({ value: null, status: "s" });
		// Second attribute: CONF_STATUS = C.
		expect(row?.rest[0]).toBe(1);
	});

	it("never gives one code to two texts, nor a text to no code", () => {
		const seen = new Map<string, string>();
		fc.assert(
			fc.property(fc.string(), (text) => {
				const code = textCode(text);
				expect(code).toMatch(/^[A-Za-z0-9_@$-]+$/);
				expect(seen.get(code) ?? text).toBe(text);
				seen.set(code, text);
			}),
		);
		expect(textCode("15-24 ans")).not.toBe(textCode("15-24-ans"));
	});

	it.each(["2024", "2023-T1", "2023-T4", "2020-01", "2020-12", "2017-2019", "rentree-2022", "2019_2020"])(
		"the period %s is found again, with its days",
		(period) => {
			const time = timePeriodOf(period);
			expect(periodFrom(time?.sdmx ?? "", time?.frequency ?? "")).toBe(period);
			expect(`${time?.start}`.localeCompare(`${time?.end}`)).toBeLessThan(0);
		},
	);

	it("an answer without any period is an empty message", () => {
		expect(messageOf(extractOf([], "chomage")).data.dataSets).toEqual([]);
		expect(timePeriodOf("")).toBeUndefined();
		expect(timePeriodOf("2023-T5")).toBeUndefined();
	});
});

describe("a structure message", () => {
	it("declares every dimension and every code of the data messages of its data set", async () => {
		const sets = new Map(dataSetsOf(own.figures).map((set) => [set.id, set]));
		for (const extract of await trueExtracts()) {
			const set = sets.get(extract.subject);
			if (!set) throw new Error(extract.subject);
			const structure = JSON.parse(JSON.stringify(await sdmxStructure(set, own.figures, site)));
			const lists = new Map<string, Set<string>>(
				structure.data.codelists.map((list: { id: string; codes: { id: string }[] }) => [
					list.id,
					new Set(list.codes.map(({ id }) => id)),
				]),
			);
			const { dimensions } = structure.data.dataStructures[0].dataStructureComponents.dimensionList;
			const declared: readonly string[] = dimensions.map(({ id }: { id: string }) => id);
			const flow = structure.data.dataflows[0].id;
			for (const { key } of read(messageOf(extract)))
				for (const [dimension, code] of Object.entries(key)) {
					if (dimension === "TIME_PERIOD") continue;
					expect(declared).toContain(dimension);
					expect(lists.get(`${flow}_${dimension}`)?.has(code), `${dimension} ${code}`).toBe(true);
				}
		}
	});

	it("of a level that a charter keeps, tells the zoning and not where there are figures", async () => {
		own.govern([]);
		const set = dataSetsOf(own.figures).find(({ id }) => id === "contrats-alternance");
		if (!set) throw new Error("contrats-alternance");
		const structure = JSON.parse(JSON.stringify(await sdmxStructure(set, own.figures, site)));
		const areas = structure.data.codelists.find((list: { id: string }) => list.id.endsWith("REF_AREA")).codes;
		const told = areas.filter(({ id }: { id: string }) => id.startsWith("zone-emploi-"));
		expect(told).toHaveLength(own.figures.territories("zone-emploi").length);
		own.govern([rule()]);
	});
});

describe.skipIf(standardsFolder() === undefined)(
	"against the official schemas (absents : ../shared/standards)",
	() => {
		const validatorOf = (path: string) => {
			const ajv = new Ajv2019.default({ strict: false, allErrors: true });
			addFormats.default(ajv);
			return ajv.compile(JSON.parse(standard(path)));
		};
		let data: ReturnType<typeof validatorOf>;
		let structures: ReturnType<typeof validatorOf>;
		// Where there is no schema, this body is read all the same.
		beforeAll(() => {
			data = validatorOf("sdmx-json/sdmx-json-data-schema-2.1.0.json");
			structures = validatorOf("sdmx-json/sdmx-json-structure-schema-2.1.0.json");
		});

		it("their own samples validate, and a spoilt one does not: the schemas are really read", () => {
			for (const sample of ["exr-flat", "exr-time-series"])
				expect(data(JSON.parse(standard(`sdmx-json/samples/${sample}.json`)))).toBe(true);
			expect(structures(JSON.parse(standard("sdmx-json/samples/structure-constructed-sample.json")))).toBe(
				true,
			);
			const spoilt = JSON.parse(standard("sdmx-json/samples/exr-flat.json"));
			delete spoilt.meta.sender;
			expect(data(spoilt)).toBe(false);
		});

		it("every data message validates, as the file form of the API too", async () => {
			for (const extract of [...(await trueExtracts()), extractOf([], "chomage")]) {
				expect(data(messageOf(extract)), JSON.stringify(data.errors?.slice(0, 3))).toBe(true);
				const { bytes, name, type } = await exportFile(extract, "sdmx-json");
				expect(JSON.parse(Buffer.from(bytes).toString("utf8"))).toEqual(messageOf(extract));
				expect(name).toMatch(/\.sdmx\.json$/);
				expect(type).toContain("application/vnd.sdmx.data+json");
			}
		});

		it("every structure message validates", async () => {
			for (const set of dataSetsOf(own.figures)) {
				const message = JSON.parse(JSON.stringify(await sdmxStructure(set, own.figures, site)));
				expect(structures(message), `${set.id} ${JSON.stringify(structures.errors?.slice(0, 3))}`).toBe(true);
			}
		});
	},
);
