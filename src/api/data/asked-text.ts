import type { z } from "zod";
import { isTerritoryType } from "../../../catalogue/nomenclatures/index.ts";
import { type Flaw, pointer } from "../problem.ts";
import { type Comparison, isComparison } from "./criteria.ts";
import { aboutAsked, type FiguresAsked, type figuresQuery } from "./shapes.ts";

type Query = Partial<z.output<typeof figuresQuery>>;

/** What a GET asks, in the words of a POST, and what could not be understood. */
export interface Understood {
	readonly asked: Partial<FiguresAsked>;
	readonly flaws: readonly Flaw[];
}

const codes = (texts: readonly string[]): readonly string[] =>
	texts.flatMap((text) => text.split(",").map((part) => part.trim())).filter((part) => part !== "");

/** Lists are written `a,b` or repeated; values of breakdowns are only repeated: they may hold a comma. */
export function askedByText(query: Query): Understood {
	const flaws: Flaw[] = [];
	const wrong = (path: readonly PropertyKey[], message: string, remedy: string): void => {
		flaws.push({ code: "forme-incorrecte", path: pointer("query", ...path), message, remedy });
	};
	const territories = codes(query.territories ?? []).flatMap((text, index) => {
		const [, type = "", code, region] = /^([a-z-]+)(?::([^@:]+)|@([^@:]+))?$/.exec(text) ?? [];
		if (isTerritoryType(type)) return [{ type, ...(code ? { code } : {}), ...(region ? { region } : {}) }];
		wrong(
			["territories", index],
			`« ${text} » n’est pas un territoire.`,
			"Écrivez type:code, type ou type@région : zone-emploi:2804, bassin@28.",
		);
		return [];
	});
	const about = codes(query.about ?? []).flatMap((text, index) => {
		const [level, code] = splitOnce(text);
		const read = aboutAsked.safeParse({ level, ...(code === undefined ? {} : { code }) });
		if (read.success) return [read.data];
		wrong(
			["about", index],
			`« ${text} » n’est pas un code connu.`,
			"Écrivez nomenclature:code, ou nomenclature : fap2021-228:V0X60.",
		);
		return [];
	});
	const categories = (query.categories ?? []).flatMap((text, index) => {
		const [id, value] = splitOnce(text);
		if (value !== undefined && id !== "") return [[id, value] as const];
		wrong(["categories", index], `« ${text} » n’est pas une ventilation.`, "Écrivez ventilation:valeur.");
		return [];
	});
	const criteria = (query.filter ?? []).flatMap((text, index) => {
		const [field, rest = ""] = splitOnce(text);
		const [comparison, operand] = splitOnce(rest);
		if (isComparison(comparison) && operand !== undefined)
			return [{ field, [comparison]: operandsOf(field, comparison, operand) }];
		wrong(
			["filter", index],
			`« ${text} » n’est pas un filtre.`,
			"Écrivez champ:comparaison:valeur : value:gte:100.",
		);
		return [];
	});
	const sort = codes(query.sort ?? []).flatMap((text, index) => {
		const [field, direction = "asc"] = splitOnce(text);
		if (direction === "asc" || direction === "desc")
			return [{ field, direction: direction as "asc" | "desc" }];
		wrong(["sort", index], `« ${text} » n’est pas un tri.`, "Écrivez champ ou champ:desc.");
		return [];
	});
	const some = <T>(list: readonly T[]): T[] | undefined => (list.length > 0 ? [...list] : undefined);
	const asked = {
		indicators: some(codes(query.indicators ?? [])),
		territories: some(territories),
		about: some(about),
		categories: categories.length > 0 ? Object.fromEntries(categories) : undefined,
		periods: some(codes(query.periods ?? [])),
		criteria: criteria.length > 0 ? { and: criteria } : undefined,
		sort: some(sort),
		page: query.page,
		pageSize: query.pageSize,
	};
	// What was not asked is not there at all: the checks tell « absent » from « empty ».
	return {
		asked: Object.fromEntries(Object.entries(asked).filter(([, part]) => part !== undefined)),
		flaws,
	};
}

function splitOnce(text: string): readonly [string, string | undefined] {
	const at = text.indexOf(":");
	return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function operandsOf(
	field: string,
	comparison: Comparison,
	text: string,
): string | number | readonly (string | number)[] {
	const several = comparison === "in" || comparison === "notIn" || comparison === "between";
	const parts = several ? text.split(",") : [text];
	const read = parts.map((part) => (field === "value" && /^-?\d+(\.\d+)?$/.test(part) ? Number(part) : part));
	return several ? read : (read[0] ?? "");
}

/** Where a part of what was asked stands in the address of a GET. */
export function inAddress(path: string): string {
	return path
		.replace(/^\/body\/criteria\/and\/(\d+).*/, "/query/filter/$1")
		.replace(/^\/body\/criteria/, "/query/filter")
		.replace(/^\/body/, "/query");
}
