import { tellable } from "../legend.ts";
import type { Extract, ExtractCell } from "../model.ts";
import { timePeriodOf } from "../time-period.ts";
import {
	agency,
	categoryDimension,
	confidentialities,
	frequencies,
	levelCode,
	observationStatuses,
	statusCodes,
	structureId,
	textCode,
	total,
	urn,
} from "./codes.ts";
import { type ConceptId, concepts } from "./concepts.ts";

interface Value {
	readonly id?: string;
	readonly value?: string;
	readonly name?: string;
	readonly start?: string;
	readonly end?: string;
}

/** One dimension of the message: its values in order of appearance, each once. */
interface Axis {
	readonly id: string;
	readonly name: string;
	readonly values: Map<string, Value>;
	readonly places: Map<string, number>;
	readonly of: (cell: ExtractCell) => readonly [key: string, value: Value] | undefined;
}

/**
 * The cells of an answer as an SDMX-JSON 2.1 data message (SDMX 3.1): flat observations, with OBS_STATUS and CONF_STATUS. A cell
 * that has no period is no observation: it is left out. A hidden value is null, and nothing is said of it but its status.
 */
export function sdmxData(extract: Extract): object {
	const axes = axesOf(extract);
	const units = new Map(extract.indicators.map((indicator) => [indicator.id, indicator]));
	const observations: Record<string, readonly (string | number | null)[]> = {};
	for (const cell of extract.cells) {
		const place = axes.map((axis) => {
			const found = axis.of(cell);
			if (!found) return undefined;
			const [key, value] = found;
			const known = axis.places.get(key);
			if (known !== undefined) return known;
			axis.places.set(key, axis.places.size);
			axis.values.set(key, value);
			return axis.places.size - 1;
		});
		if (place.includes(undefined)) continue;
		observations[place.join(":")] = observationOf(cell);
	}
	const indicatorAxis = axes.findIndex(({ id }) => id === "INDICATOR");
	const shown = [...(axes[indicatorAxis]?.values.keys() ?? [])];
	const flow = structureId(extract.subject);
	const empty = Object.keys(observations).length === 0;
	return {
		$schema: "https://json.sdmx.org/2.1/sdmx-json-data-schema.json",
		meta: {
			schema: "https://json.sdmx.org/2.1/sdmx-json-data-schema.json",
			id: `${flow}_${extract.release.id}`,
			prepared: extract.release.published,
			test: extract.release.sample,
			contentLanguages: ["fr"],
			sender: { id: agency },
			links: [{ href: `${extract.site}/api/v1`, rel: "service" }],
		},
		data: empty
			? { structures: [], dataSets: [] }
			: {
					structures: [
						{
							name: extract.title,
							names: { fr: extract.title },
							dataSets: [0],
							links: [
								{ urn: urn("Dataflow", flow), rel: "dataflow" },
								{ urn: urn("DataStructure", flow), rel: "datastructure" },
							],
							dimensions: {
								dataSet: [],
								series: [],
								observation: axes.map(({ id, name, values }, keyPosition) => ({
									id,
									name,
									names: { fr: name },
									keyPosition,
									...(id === "TIME_PERIOD" || id === "FREQ" ? { roles: [id] } : {}),
									values: [...values.values()],
								})),
							},
							measures: {
								observation: [{ id: "OBS_VALUE", name: concepts.OBS_VALUE, format: { dataType: "Double" } }],
							},
							attributes: {
								dataSet: [plain("SOURCE"), plain("RELEASE")],
								dimensionGroup: [
									{ ...plain("UNIT_MEASURE"), relationship: { dimensions: ["INDICATOR"] } },
									{ ...plain("DECIMALS"), relationship: { dimensions: ["INDICATOR"] } },
								],
								series: [],
								observation: [
									{ ...coded("OBS_STATUS"), roles: ["OBS_STATUS"], values: observationStatuses },
									{ ...coded("CONF_STATUS"), values: confidentialities },
									{ ...coded("OBS_LOW"), format: { dataType: "Double" } },
									{ ...coded("OBS_HIGH"), format: { dataType: "Double" } },
									{ ...coded("COVERAGE"), format: { dataType: "Double" } },
									{ ...coded("COMMENT_OBS"), format: { dataType: "String" } },
								],
							},
						},
					],
					dataSets: [
						{
							structure: 0,
							action: "Replace",
							attributes: [sourceText(extract), extract.release.id],
							dimensionGroupAttributes: Object.fromEntries(
								shown.map((id, rank) => [
									axes.map((_, index) => (index === indicatorAxis ? String(rank) : "~")).join(":"),
									[units.get(id)?.unit ?? "", units.get(id)?.decimals ?? 0],
								]),
							),
							observations,
						},
					],
				},
	};
}

/** The form of a file. */
export async function writeSdmx(extract: Extract): Promise<Uint8Array> {
	return Buffer.from(JSON.stringify(sdmxData(extract)));
}

const plain = (id: ConceptId) => ({ id, name: concepts[id], relationship: { dataflow: {} } });
const coded = (id: ConceptId) => ({ id, name: concepts[id], relationship: { observation: {} } });

function sourceText({ sources }: Extract): string {
	return sources
		.map(({ producer, title, vintage, licence }) => `${producer}, ${title}, ${vintage} (${licence})`)
		.join(" ; ");
}

function axesOf(extract: Extract): readonly Axis[] {
	const labels = new Map(extract.indicators.map((indicator) => [indicator.id, indicator.label]));
	const categories = [...new Set(extract.cells.flatMap((cell) => Object.keys(cell.categories)))].toSorted();
	const axis = (id: string, name: string, of: Axis["of"]): Axis => ({
		id,
		name,
		values: new Map(),
		places: new Map(),
		of,
	});
	const named = (id: string, name: string) => [id, { id, name }] as const;
	return [
		axis("FREQ", concepts.FREQ, ({ period }) => {
			const time = timePeriodOf(period);
			const frequency = frequencies.find(({ id }) => id === time?.frequency);
			return frequency && named(frequency.id, frequency.name);
		}),
		axis("INDICATOR", concepts.INDICATOR, ({ indicator }) => [
			indicator,
			{ id: indicator, name: labels.get(indicator) ?? indicator },
		]),
		axis("REF_AREA", concepts.REF_AREA, ({ territory: { type, code, label } }) =>
			named(levelCode(type, code), label),
		),
		...(extract.cells.some(({ about }) => about !== undefined)
			? [
					axis("ABOUT", concepts.ABOUT, ({ about }) =>
						about ? named(levelCode(about.level, about.code), about.label) : named(total, "Total"),
					),
				]
			: []),
		...categories.map((id) =>
			axis(categoryDimension(id), id, (cell) => {
				const text = cell.categories[id] ?? "";
				return named(textCode(text), text === "" ? "Total" : text);
			}),
		),
		axis("TIME_PERIOD", concepts.TIME_PERIOD, ({ period }) => {
			const time = timePeriodOf(period);
			if (!time) return undefined;
			const bounds = { start: `${time.start}T00:00:00Z`, end: `${time.end}T23:59:59Z` };
			return [
				time.sdmx,
				/^[A-Za-z0-9_@$-]+$/.test(time.sdmx)
					? { id: time.sdmx, name: time.sdmx, ...bounds }
					: { value: time.sdmx, ...bounds },
			];
		}),
	];
}

function observationOf(given: ExtractCell): readonly (string | number | null)[] {
	const cell = tellable(given);
	const [observation, confidentiality] = statusCodes(cell.status);
	return [
		cell.value,
		observationStatuses.findIndex(({ id }) => id === observation),
		confidentialities.findIndex(({ id }) => id === confidentiality),
		cell.low ?? null,
		cell.high ?? null,
		cell.coverage ?? null,
		cell.reason ?? null,
	];
}
