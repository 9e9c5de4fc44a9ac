import type { CodeRef, Indicator, LevelId } from "../../catalogue/model.ts";
import type { FigureRequest, Perimeter } from "./model.ts";
import { type CellKey, parsePermalink } from "./permalink.ts";

/** Axes along which a request adds its rows up. */
export interface Fold {
	readonly territory: boolean;
	readonly about: boolean;
	readonly period: boolean;
	readonly categories: readonly string[];
}

const named = ["territory", "about", "period"];

export function foldOf(request: FigureRequest): Fold {
	const together = request.together ?? [];
	return {
		territory: together.includes("territory"),
		about: together.includes("about"),
		period: together.includes("period"),
		categories: together.filter((axis) => !named.includes(axis)),
	};
}

/** The list of places that a request adds up: a perimeter by name, or a list with `together: ["territory"]`. */
export function perimeterOf(request: FigureRequest): Perimeter | undefined {
	const { territories } = request;
	if ("perimeter" in territories) return territories.perimeter;
	return Array.isArray(territories) && foldOf(request).territory ? { members: territories } : undefined;
}

/** Level of the other axis, and its codes when they are named: the total of the axis when the request says nothing. */
export function aboutOf({ about }: FigureRequest): {
	readonly level: LevelId;
	readonly codes?: readonly string[];
} {
	if (about === undefined) return { level: "all", codes: [""] };
	if ("codes" in about)
		return { level: about.codes[0]?.level ?? "all", codes: about.codes.map(({ code }) => code) };
	return "code" in about ? { level: about.level, codes: [about.code] } : { level: about.level };
}

/** The one code that a request names. */
export function soleAboutOf({ about }: FigureRequest): CodeRef | undefined {
	return about && "code" in about && about.level !== "all" ? about : undefined;
}

/** Categories that make the indicator, then those the request narrows to; `*` leaves them open. */
export function chosenOf(
	indicator: Indicator,
	request: FigureRequest,
): Readonly<Record<string, readonly string[]>> {
	const chosen: Record<string, readonly string[]> = {};
	for (const [id, value] of Object.entries(request.categories ?? {}))
		if (value !== "*") chosen[id] = typeof value === "string" ? [value] : value;
	for (const [id, value] of Object.entries(indicator.where ?? {})) chosen[id] = [value];
	return chosen;
}

/** The request of a `/chiffres/…` address, absolute or not. Throws `chiffre-inconnu`. */
export function requestAt(address: string): FigureRequest {
	return requestOf(parsePermalink(address));
}

/** The request that gives back the figure of an address: what it lists several times is added up. */
export function requestOf(key: CellKey): FigureRequest {
	const every = key.about?.code === "*";
	const { abouts, about, members, territory } = key;
	const together = [
		...(abouts || every ? ["about"] : []),
		...(key.period.includes("+") ? ["period"] : []),
		...Object.entries(key.categories).flatMap(([id, value]) =>
			typeof value !== "string" || value === "*" ? [id] : [],
		),
	];
	return {
		indicator: key.indicator,
		territories: members ? { perimeter: { members } } : territory ? [territory] : [],
		...(about ? { about: every ? { level: about.level } : about } : {}),
		...(abouts ? { about: { codes: abouts.codes.map((code) => ({ level: abouts.level, code })) } } : {}),
		categories: key.categories,
		periods: key.period.split("+"),
		...(together.length > 0 ? { together } : {}),
	};
}
