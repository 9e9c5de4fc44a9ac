import type { ExtractCell } from "../../exports/index.ts";
import { type Flaw, pointer } from "../problem.ts";
import type { Criterion } from "./shapes.ts";

/** What a criterion may bear on: everything that a cell shows, its value included when it is shown. */
type Told = string | number | null;

const fields: Readonly<Record<string, (cell: ExtractCell) => Told>> = {
	indicator: (cell) => cell.indicator,
	"territory.type": (cell) => cell.territory.type,
	"territory.code": (cell) => cell.territory.code,
	"about.level": (cell) => cell.about?.level ?? "all",
	"about.code": (cell) => cell.about?.code ?? "",
	period: (cell) => cell.period,
	status: (cell) => cell.status,
	value: (cell) => cell.value,
};

export function isField(name: string): boolean {
	return Object.hasOwn(fields, name) || /^category\.[^.]+$/.test(name);
}

/** The field of a cell; undefined when there is no such field. */
export function fieldOf(name: string): ((cell: ExtractCell) => Told) | undefined {
	if (Object.hasOwn(fields, name)) return fields[name];
	const [, id] = /^category\.([^.]+)$/.exec(name) ?? [];
	if (id === undefined) return undefined;
	return ({ categories }) => (Object.hasOwn(categories, id) ? (categories[id] ?? "") : "");
}

const comparisons = ["eq", "notEq", "in", "notIn", "gt", "gte", "lt", "lte", "between"] as const;
export type Comparison = (typeof comparisons)[number];
export const isComparison = (text: string): text is Comparison => comparisons.some((one) => one === text);

/** Levels of and/or/not past which a request is refused, and criteria in all. */
const deepest = 8;
const mostCriteria = 500;

/** Measured without recursion, before anything recursive reads it: nobody chooses how deep our stack goes. */
export function nestingFlaws(criteria: unknown, at: string): readonly Flaw[] {
	const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: criteria, depth: 1 }];
	let count = 0;
	for (let one = waiting.pop(); one; one = waiting.pop()) {
		const { value, depth } = one;
		if (typeof value !== "object" || value === null) continue;
		count += 1;
		if (depth > deepest || count > mostCriteria)
			return [
				{
					code: "criteres-trop-nombreux",
					path: at,
					message: `Au plus ${deepest} niveaux de critères, et ${mostCriteria} critères en tout.`,
					remedy: "Employez « in » plutôt que beaucoup de « or », ou posez plusieurs questions.",
				},
			];
		const { and, or, not } = value as { and?: unknown; or?: unknown; not?: unknown };
		for (const list of [and, or])
			if (Array.isArray(list)) for (const part of list) waiting.push({ value: part, depth: depth + 1 });
		if (not !== undefined) waiting.push({ value: not, depth: depth + 1 });
	}
	return [];
}

/** What is wrong with criteria whose shape is right. */
export function criteriaFlaws(criterion: Criterion, path: readonly PropertyKey[]): readonly Flaw[] {
	const { and, or, not, field } = criterion;
	const used = comparisons.filter((name) => criterion[name] !== undefined);
	const joined = [and, or, not, field].filter((part) => part !== undefined).length;
	const flaw = (message: string, ...more: readonly PropertyKey[]): Flaw => ({
		code: "critere-incorrect",
		path: pointer(...path, ...more),
		message,
		remedy: "Un critère est soit and, soit or, soit not, soit un champ avec au moins une comparaison.",
	});
	const flaws: Flaw[] = [];
	if (joined !== 1) flaws.push(flaw("Ce critère doit dire une seule chose."));
	if (field === undefined && used.length > 0) flaws.push(flaw("Il manque le champ à comparer."));
	if (field !== undefined) {
		if (!isField(field))
			flaws.push({
				code: "champ-inconnu",
				path: pointer(...path, "field"),
				message: `Le champ « ${field} » n’existe pas.`,
				remedy:
					"Champs : indicator, territory.type, territory.code, about.level, about.code, period, status, value, category.{ventilation}.",
			});
		if (used.length === 0) flaws.push(flaw("Il manque la comparaison.", "field"));
		const wanted = field === "value" ? "number" : "string";
		for (const name of used) {
			const given = criterion[name];
			const operands = Array.isArray(given) ? given : [given];
			if (operands.some((operand) => typeof operand !== wanted))
				flaws.push(flaw(wanted === "number" ? "Un nombre est attendu." : "Un texte est attendu.", name));
		}
	}
	for (const [name, list] of [
		["and", and],
		["or", or],
	] as const)
		list?.forEach((part, index) => {
			flaws.push(...criteriaFlaws(part, [...path, name, index]));
		});
	if (not) flaws.push(...criteriaFlaws(not, [...path, "not"]));
	return flaws;
}

/**
 * Does the cell answer? Three answers: a value that is not shown answers nothing, neither a comparison nor its negation, so
 * that no question about it can be told from another (Kleene's logic). Only `true` keeps a cell.
 */
export function answers(criterion: Criterion, cell: ExtractCell): boolean | undefined {
	const { and, or, not, field } = criterion;
	if (and) {
		const parts = and.map((part) => answers(part, cell));
		return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
	}
	if (or) {
		const parts = or.map((part) => answers(part, cell));
		return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
	}
	if (not) {
		const part = answers(not, cell);
		return part === undefined ? undefined : !part;
	}
	const told = field === undefined ? undefined : fieldOf(field)?.(cell);
	if (told === null || told === undefined) return undefined;
	return comparisons.every((name) => compares(criterion, name, told));
}

function compares(criterion: Criterion, name: Comparison, told: string | number): boolean {
	switch (name) {
		case "eq":
			return criterion.eq === undefined || told === criterion.eq;
		case "notEq":
			return criterion.notEq === undefined || told !== criterion.notEq;
		case "in":
			return criterion.in === undefined || criterion.in.includes(told);
		case "notIn":
			return criterion.notIn === undefined || !criterion.notIn.includes(told);
		case "gt":
			return criterion.gt === undefined || told > criterion.gt;
		case "gte":
			return criterion.gte === undefined || told >= criterion.gte;
		case "lt":
			return criterion.lt === undefined || told < criterion.lt;
		case "lte":
			return criterion.lte === undefined || told <= criterion.lte;
		case "between": {
			const [low, high] = criterion.between ?? [];
			return low === undefined || high === undefined || (told >= low && told <= high);
		}
	}
}
