import type { Severity } from "../../catalogue/model.ts";
import { typeset } from "../platform/index.ts";
import { quote } from "./french.ts";
import type { Finding, Mark, Place } from "./model.ts";
import { isOfRows } from "./set-aside.ts";

/** One defect, before it is grouped with its likes. */
export interface Defect {
	readonly rule: string;
	readonly severity: Severity;
	/** Same rule and same kind = one finding. Usually the field. */
	readonly kind: string;
	/** What is wrong, as a sentence without its place. */
	readonly what: string;
	readonly place?: Place;
	readonly observed?: string;
	readonly expected?: string;
	readonly suggestion?: string;
}

const maxExamples = 5;
const order: Readonly<Record<Severity, number>> = { blocking: 0, "to-confirm": 1, info: 2 };

interface Group {
	severity: Severity;
	count: number;
	readonly rule: string;
	readonly kind: string;
	readonly first: Defect;
	readonly examples: Finding["examples"][number][];
	/** Every defect, when the ledger traces them. */
	readonly every: Defect[];
}

/**
 * Gathers every defect of a file; nothing is dropped, only the examples are limited. A ledger that traces also keeps each
 * defect with its place, for the return file: the ordinary path does not pay for it.
 */
export class Ledger {
	readonly #groups = new Map<string, Group>();
	readonly traces: boolean;

	constructor(traces = false) {
		this.traces = traces;
	}

	/** `alsoAt`: the other places of a defect that is reported once for `times` cells. */
	add(defect: Defect, times = 1, alsoAt: readonly Place[] = []): void {
		const id = `${defect.rule}|${defect.kind}`;
		let group = this.#groups.get(id);
		if (!group) {
			const { rule, kind, severity } = defect;
			group = { rule, kind, severity, count: 0, first: defect, examples: [], every: [] };
			this.#groups.set(id, group);
		}
		group.count += times;
		if (this.traces) {
			group.every.push(defect);
			for (const place of alsoAt) group.every.push({ ...defect, place });
		}
		if (order[defect.severity] < order[group.severity]) group.severity = defect.severity;
		if (group.examples.length < maxExamples && (defect.place || defect.observed !== undefined)) {
			group.examples.push({
				place: defect.place ?? {},
				observed: defect.observed ?? "",
				...(defect.expected === undefined ? {} : { expected: defect.expected }),
				...(defect.suggestion === undefined ? {} : { suggestion: defect.suggestion }),
			});
		}
	}

	/** Makes the groups of a rule blocking when they touch more than `share` of the rows. */
	escalate(rule: string, share: number, rows: number, kind?: string): void {
		for (const group of this.#groups.values()) {
			if (kind !== undefined && group.kind !== kind) continue;
			if (group.rule === rule && group.severity === "to-confirm" && group.count > share * rows)
				group.severity = "blocking";
		}
	}

	/** Blocking first, then in order of appearance. */
	findings(): Finding[] {
		return [...this.#groups.values()]
			.sort((a, b) => order[a.severity] - order[b.severity])
			.map((g) => ({
				rule: g.rule,
				severity: g.severity,
				message: sentence(g.first),
				...(g.severity === "blocking" && isOfRows(g.rule, g.kind) ? { scope: "rows" as const } : {}),
				count: g.count,
				examples: g.examples,
			}));
	}

	/** Every defect with its place and the severity of its group; nothing unless the ledger traces. */
	marks(): Mark[] {
		return [...this.#groups.values()].flatMap((g) =>
			g.every.map((defect) => ({
				rule: g.rule,
				severity: g.severity,
				place: defect.place ?? {},
				message: clauses([capital(defect.what)], defect),
			})),
		);
	}
}

/** « Ligne 418, colonne F « Code NAF » : … Attendu : … Correction proposée : … »: the first defect; `count` says how many. */
function sentence(defect: Defect): string {
	const where = placeText(defect.place);
	return clauses([where ? `${where} : ${defect.what}` : capital(defect.what)], defect);
}

function clauses(parts: string[], defect: Defect): string {
	if (defect.expected) parts.push(`Attendu : ${defect.expected}.`);
	if (defect.suggestion) parts.push(`Correction proposée : ${defect.suggestion}.`);
	return typeset(parts.join(" "));
}

export function placeText(place: Place | undefined): string {
	if (!place) return "";
	const parts: string[] = [];
	if (place.sheet !== undefined) parts.push(`Feuille ${quote(place.sheet)}`);
	if (place.line !== undefined) parts.push(`${parts.length > 0 ? "ligne" : "Ligne"} ${place.line}`);
	if (place.column !== undefined) {
		const header = place.header ? ` ${quote(place.header)}` : "";
		parts.push(`${parts.length > 0 ? "colonne" : "Colonne"} ${place.column}${header}`);
	} else if (place.header !== undefined) {
		// A record of a JSON or an XML has named fields and no columns.
		parts.push(`${parts.length > 0 ? "champ" : "Champ"} ${quote(place.header)}`);
	}
	return parts.join(", ");
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Findings of several stages, blocking first. */
export function mergeFindings(...lists: readonly (readonly Finding[])[]): Finding[] {
	return lists.flat().sort((a, b) => order[a.severity] - order[b.severity]);
}
