import type { Indicator } from "../../../catalogue/model.ts";
import { type ExtractCell, statuses } from "../../exports/index.ts";
import type { Figures, TerritoryRef } from "../../figures/model.ts";
import { compareFrench, formatPeriod } from "../../platform/french.ts";
import { columnHeader, lowerFirst, upperFirst } from "../../reading/index.ts";
import { isTerritoryType, territoryKind } from "../declared.ts";
import { absenceKey, type Gathered, TOTAL } from "./gather.ts";
import type { Axis, TableAsked } from "./model.ts";
import { indicatorsOf } from "./size.ts";

/** A table as it is seen and as it leaves: every place of it holds a cell. */
export interface Layout {
	readonly corner: string;
	readonly columns: readonly string[];
	readonly rows: readonly {
		readonly key: string;
		readonly label: string;
		readonly total: boolean;
		readonly cells: readonly ExtractCell[];
	}[];
}

export const axisNames: Readonly<Record<Axis, string>> = {
	territoire: "Territoire",
	sur: "Métier, formation ou secteur",
	ventilation: "Ventilation",
	indicateur: "Indicateur",
	periode: "Période",
};

interface Head {
	readonly key: string;
	readonly at: Readonly<Partial<Record<Axis, string>>>;
}

/** Rows and columns in the order of the address; a place without a cell says why instead of being blank. */
export function layoutOf(figures: Figures, asked: TableAsked, gathered: Gathered): Layout {
	const values = valuesOf(asked, gathered);
	const used = (list: readonly Axis[]): readonly Axis[] =>
		list.filter(
			(axis) =>
				values[axis].some((value) => value !== "") &&
				(axis !== "ventilation" || values.ventilation.length > 1),
		);
	const names = namesOf(figures, gathered);
	const rowAxes = used(asked.rows);
	const columnAxes = used(asked.columns);
	const present = new Map(
		gathered.cells.map(({ cell, at }) => [`${keyOf(rowAxes, at)}\n${keyOf(columnAxes, at)}`, cell]),
	);
	const taken = (axes: readonly Axis[]): ReadonlySet<string> =>
		new Set(gathered.cells.map(({ at }) => keyOf(axes, at)));
	const heads = (axes: readonly Axis[]): readonly Head[] => {
		const seen = taken(axes);
		const all = product(axes, values);
		// What was asked for by name stays, even blank; pairs that never meet are left out.
		return axes.length === 1 ? all : all.filter(({ key }) => seen.has(key));
	};
	const columns = heads(columnAxes);
	const label = ({ at }: Head, list: readonly Axis[]): string =>
		list.flatMap((axis) => (at[axis] ? [names(axis, at[axis])] : [])).join(" – ");
	return {
		corner: rowAxes.map((axis) => axisNames[axis]).join(" – ") || "Valeur",
		columns: columns.map((head) => label(head, columnAxes) || "Valeur"),
		rows: heads(rowAxes).map((row) => ({
			key: row.key,
			label: label(row, rowAxes) || "Valeur",
			total: Object.values(row.at).includes(TOTAL),
			cells: columns.map(
				(column) =>
					present.get(`${row.key}\n${column.key}`) ??
					blankAt(figures, asked, gathered, { ...row.at, ...column.at }),
			),
		})),
	};
}

const keyOf = (list: readonly Axis[], at: Readonly<Partial<Record<Axis, string>>>): string =>
	list.map((axis) => at[axis] ?? "").join("\u0000");

function product(list: readonly Axis[], values: Readonly<Record<Axis, readonly string[]>>): readonly Head[] {
	const all = list.reduce<readonly Head["at"][]>(
		(heads, axis) => heads.flatMap((head) => values[axis].map((value) => ({ ...head, [axis]: value }))),
		[{}],
	);
	return all.map((at) => ({ key: keyOf(list, at), at }));
}

/** Places, indicators and codes in the order in which they were asked for; the total comes last. */
function valuesOf(asked: TableAsked, { cells, places }: Gathered): Readonly<Record<Axis, readonly string[]>> {
	const found = (axis: Axis): readonly string[] => [...new Set(cells.map(({ at }) => at[axis]))];
	const last = (list: readonly string[]): readonly string[] => [
		...list.filter((value) => value !== TOTAL),
		...list.filter((value) => value === TOTAL),
	];
	const codes = asked.about?.codes;
	return {
		territoire: last([
			...places.map(({ type, code }) => `${type}:${code}`),
			...found("territoire").filter((value) => value === TOTAL),
		]),
		sur: last(
			codes
				? [...codes, ...found("sur").filter((value) => value === TOTAL)]
				: found("sur").toSorted((a, b) => (a < b ? -1 : 1)),
		),
		ventilation: found("ventilation").toSorted(compareFrench),
		indicateur: indicatorsOf(asked).map(({ id }) => id),
		periode: last(found("periode").toSorted()),
	};
}

function namesOf(
	figures: Figures,
	{ cells, answers, places }: Gathered,
): (axis: Axis, value: string) => string {
	// « Caen » is a zone, an arrondissement and a commune.
	const mixed = new Set(places.map(({ type }) => type)).size > 1;
	const indicators = new Map(answers.map(({ indicator }) => [indicator.id, indicator]));
	const abouts = new Map(cells.flatMap(({ cell, at }) => (cell.about ? [[at.sur, cell.about.label]] : [])));
	const periods = new Map<string, Set<string>>();
	for (const { cell, at } of cells)
		if (at.periode === "")
			periods.set(cell.indicator, (periods.get(cell.indicator) ?? new Set()).add(cell.period));
	return (axis, value) => {
		if (value === TOTAL) return "Ensemble";
		if (axis === "territoire") return mixed ? kindAndName(figures, value) : placeName(figures, value);
		if (axis === "periode") return formatPeriod(value);
		if (axis === "sur") return abouts.get(value) ?? value;
		const indicator = axis === "indicateur" ? indicators.get(value) : undefined;
		return indicator ? headerOf(indicator, periods.get(indicator.id)) : value;
	};
}

/** With its period when there is one for the whole table. */
function headerOf(indicator: Indicator, periods: ReadonlySet<string> | undefined): string {
	const [only, ...others] = periods ?? [];
	const header = columnHeader(indicator);
	return only !== undefined && only !== "" && others.length === 0
		? `${header}, ${formatPeriod(only)}`
		: header;
}

function placeName(figures: Figures, value: string): string {
	const ref = refOf(value);
	return ref ? (figures.territory(ref.type, ref.code)?.label ?? ref.code) : value;
}

function kindAndName(figures: Figures, value: string): string {
	const ref = refOf(value);
	return ref
		? `${placeName(figures, value)} (${lowerFirst(territoryKind(ref.type).label)})`
		: placeName(figures, value);
}

function refOf(value: string): TerritoryRef | undefined {
	const [type = "", code = ""] = value.split(":");
	return isTerritoryType(type) ? { type, code } : undefined;
}

/** A place of the table that no cell fills: said as it is said everywhere, under the address of the indicator. */
function blankAt(
	figures: Figures,
	asked: TableAsked,
	gathered: Gathered,
	at: Readonly<Partial<Record<Axis, string>>>,
): ExtractCell {
	const indicator = at.indicateur ?? asked.indicators[0] ?? "";
	const [first] = gathered.places;
	const place = at.territoire ?? (first ? `${first.type}:${first.code}` : "");
	const ref = refOf(place) ?? first ?? { type: "france", code: "FR" };
	const known = gathered.absences.get(absenceKey(indicator, place));
	const { level } = asked.about ?? {};
	const total = place === TOTAL;
	return {
		indicator,
		territory: { ...ref, label: total ? "Ensemble" : placeName(figures, place) },
		...(level && at.sur && at.sur !== TOTAL
			? { about: { level, code: at.sur, label: figures.label(level, at.sur) ?? at.sur } }
			: {}),
		categories: {},
		period: at.periode === TOTAL ? "" : (at.periode ?? ""),
		value: null,
		status: "nd",
		reason: total
			? "Aucun total n’a de sens ici, ou une valeur manque."
			: (known?.reason ?? upperFirst(statuses.nd.meaning)),
		permalink: `/indicateurs/${indicator}`,
	};
}
