import type { CodeRef, LevelId, TerritoryType } from "../../catalogue/model.ts";
import type { SqlRow } from "../platform/index.ts";
import type { Evaluation } from "./evaluate.ts";
import type { FigureCell, FigureGroup, FigureRequest, Perimeter, TerritoryRef } from "./model.ts";
import { permalinkOf } from "./permalink.ts";
import { categoryColumn } from "./plan.ts";
import type { Filter, Plan } from "./plan-model.ts";
import { aboutOf } from "./request.ts";

/** Names of places and codes. */
export interface Names {
	readonly territoryLabel: (type: TerritoryType, code: string) => string | undefined;
	readonly label: (level: LevelId, code: string) => string | undefined;
}

export const named = (names: Names, ref: TerritoryRef): TerritoryRef & { readonly label: string } => ({
	...ref,
	label: names.territoryLabel(ref.type, ref.code) ?? ref.code,
});

/** Where a figure stands: the keys of its row, and for each axis added up the list of what was. */
export interface Standing {
	readonly plan: Plan;
	readonly request: FigureRequest;
	/** The reader's own list, when the figure is that of a perimeter. */
	readonly perimeter?: Perimeter;
	readonly codes: readonly string[];
	readonly categories: readonly string[];
}

/** One row of the plan as a figure of the house, under the address that gives it back. */
export function cellOf(names: Names, standing: Standing, row: SqlRow, result: Evaluation): FigureCell {
	const { plan, request, perimeter } = standing;
	const folded = new Set(plan.cells.folded);
	const territory = territoryOf(names, standing, row);
	const asked = aboutOf(request).codes;
	const about: CodeRef | undefined =
		plan.about === "all" || folded.has("about") ? undefined : { level: plan.about, code: String(row.about) };
	const period = folded.has("period") ? (amongOf(plan, "period") ?? []).join("+") : String(row.period);
	const categories: Record<string, string> = {};
	const groups: Record<string, readonly string[]> = {};
	for (const id of standing.categories) {
		const column = categoryColumn(id);
		const among = amongOf(plan, column) ?? [];
		if (folded.has(column)) groups[id] = among.toSorted();
		categories[id] = folded.has(column)
			? among.toSorted().join(" + ") || "Ensemble"
			: String(row[column] ?? "");
	}
	const group = groupOf(standing, groups);
	return {
		territory,
		...(about ? { about: { ...about, label: names.label(about.level, about.code) ?? about.code } } : {}),
		...(folded.has("about")
			? {
					about: {
						level: plan.about,
						code: (asked ?? []).toSorted().join("+"),
						label: aboutsLabel(names, plan, asked),
					},
				}
			: {}),
		categories,
		period,
		...result,
		...(group ? { group } : {}),
		permalink: permalinkOf({
			indicator: plan.indicator,
			...(perimeter
				? { members: perimeter.members }
				: { territory: { type: territory.type, code: territory.code } }),
			...(about ? { about } : {}),
			...(folded.has("about") ? { abouts: { level: plan.about, codes: asked ?? ["*"] } } : {}),
			categories: {
				...Object.fromEntries(Object.entries(categories).filter(([id]) => groups[id] === undefined)),
				...Object.fromEntries(Object.entries(groups).map(([id, list]) => [id, list.length > 0 ? list : "*"])),
			},
			period,
		}),
	};
}

export function territoryOf(
	names: Names,
	{ plan, perimeter, codes }: Pick<Standing, "plan" | "perimeter" | "codes">,
	row: SqlRow | undefined,
): FigureCell["territory"] {
	if (!perimeter) return named(names, { type: plan.territory, code: String(row?.territory ?? "") });
	return { type: plan.territory, code: codes.toSorted().join("+"), label: perimeterLabel(names, perimeter) };
}

/** « Caen + Lisieux », or the name that the reader gave. */
export function perimeterLabel(names: Names, { label, members }: Perimeter): string {
	if (label !== undefined && label !== "") return label;
	const words = members.map((ref) => named(names, ref).label);
	return words.length <= 3
		? words.join(" + ")
		: `${words.slice(0, 2).join(" + ")} et ${words.length - 2} autres`;
}

function aboutsLabel(names: Names, plan: Plan, codes: readonly string[] | undefined): string {
	if (!codes) return "Ensemble";
	const words = codes.toSorted().map((code) => names.label(plan.about, code) ?? code);
	return words.length <= 3
		? words.join(" + ")
		: `${words.slice(0, 2).join(" + ")} et ${words.length - 2} autres`;
}

const amongOf = (plan: Plan, column: Filter["column"]): readonly string[] | undefined =>
	plan.cells.filters.find((filter) => filter.column === column)?.among;

function groupOf(
	{ plan, request, perimeter, codes }: Standing,
	categories: Readonly<Record<string, readonly string[]>>,
): FigureGroup | undefined {
	const folded = new Set(plan.cells.folded);
	const abouts = folded.has("about") ? aboutOf(request).codes : undefined;
	const periods = folded.has("period") ? amongOf(plan, "period") : undefined;
	if (!perimeter && folded.size === 0) return undefined;
	return {
		...(perimeter ? { territories: codes.toSorted().map((code) => ({ type: plan.territory, code })) } : {}),
		...(abouts ? { about: abouts.toSorted().map((code) => ({ level: plan.about, code })) } : {}),
		...(Object.keys(categories).length > 0 ? { categories } : {}),
		...(periods ? { periods } : {}),
	};
}
