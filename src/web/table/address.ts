import type { LevelId } from "../../../catalogue/model.ts";
import type { TerritoryRef } from "../../figures/model.ts";
import { indicatorById, isTerritoryType, levels } from "../declared.ts";
import { type Axis, axes, type TableAsked, tablePath, totalAxes } from "./model.ts";

type State = Readonly<Record<string, string | undefined>>;

const listOf = (text: string | undefined): readonly string[] => [
	...new Set((text ?? "").split(",").filter((part) => part !== "")),
];

const isLevel = (text: string): text is LevelId => text !== "all" && Object.hasOwn(levels, text);

/** The table that an address asks for. What it does not understand is left out: the page shows what it kept. */
export function readAddress(state: State): TableAsked {
	const rows = axesIn(state.lignes);
	const columns = axesIn(state.colonnes).filter((axis) => !rows.includes(axis));
	const placed = rows.length + columns.length > 0;
	const left = axes.filter((axis) => !rows.includes(axis) && !columns.includes(axis));
	const periods = listOf(state.periodes).filter((period) => period !== "latest");
	const about = aboutIn(state.sur ?? "");
	return {
		indicators: listOf(state.indicateurs).filter((id) => indicatorById.has(id)),
		...placesIn(state.territoires ?? ""),
		...(about ? { about } : {}),
		periods: periods.includes("all") ? "all" : periods.length > 0 ? periods : "latest",
		totals: totalAxes.filter((axis) => listOf(state.totaux).includes(axis)),
		rows: placed ? rows : ["territoire", "sur"],
		columns: placed ? [...columns, ...left] : ["ventilation", "indicateur", "periode"],
		built: state.voir === "1",
	};
}

function axesIn(text: string | undefined): readonly Axis[] {
	return listOf(text).flatMap((word) => axes.filter((axis) => axis === word));
}

/** `departement;zone-emploi:2804,2814`: a whole zoning, or codes of one. */
function placesIn(text: string): Pick<TableAsked, "levels" | "places"> {
	const parts = text.split(";").flatMap((part) => {
		const [type = "", codes] = part.split(":");
		return isTerritoryType(type) ? [{ type, codes: codes === undefined ? undefined : listOf(codes) }] : [];
	});
	return {
		levels: parts.flatMap(({ type, codes }) => (codes ? [] : [type])),
		places: parts.flatMap(({ type, codes = [] }) => codes.map((code) => ({ type, code }))),
	};
}

function aboutIn(text: string): TableAsked["about"] {
	const [level = "", codes] = text.split(":");
	if (!isLevel(level) || isTerritoryType(level)) return undefined;
	return codes === undefined ? { level } : { level, codes: listOf(codes) };
}

export function placesText({ levels: whole, places }: Pick<TableAsked, "levels" | "places">): string {
	const byType = Map.groupBy<string, TerritoryRef>(places, ({ type }) => type);
	return [
		...whole,
		...[...byType].map(([type, refs]) => `${type}:${refs.map(({ code }) => code).join(",")}`),
	].join(";");
}

/** The keys of an address, each value in its shortest form. */
export function stateText(asked: TableAsked): Readonly<Record<string, string>> {
	const { about, periods } = asked;
	return {
		indicateurs: asked.indicators.join(","),
		territoires: placesText(asked),
		sur: about ? (about.codes ? `${about.level}:${about.codes.join(",")}` : about.level) : "",
		periodes: typeof periods === "string" ? (periods === "all" ? "all" : "") : periods.join(","),
		totaux: asked.totals.join(","),
		lignes: asked.rows.join(","),
		colonnes: asked.columns.join(","),
		voir: asked.built ? "1" : "",
	};
}

/** Commas, colons and semicolons are left as they are: an address holds hundreds of codes. */
export function addressOf(asked: TableAsked, path: string = tablePath, more: State = {}): string {
	const query = Object.entries({ ...stateText(asked), ...more })
		.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "")
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.map(
			([key, value]) => `${key}=${encodeURIComponent(value).replaceAll(/%(3A|2C|3B)/g, decodeURIComponent)}`,
		)
		.join("&");
	return query === "" ? path : `${path}?${query}`;
}
