import type { Source } from "../../catalogue/model.ts";
import { formatDate } from "../platform/index.ts";
import { quote } from "./french.ts";
import type { Ledger } from "./ledger.ts";
import type { Draft, FieldSpec, Lookup, PlaceOf } from "./typed.ts";

/**
 * C-17: a certification, a course… still used by the file after the year its register closed it. Only said: figures of the
 * last cohorts of a closed course are right, and a renamed course is the continuation of another.
 */
export function checkClosures(
	source: Source,
	fields: readonly FieldSpec[],
	draft: Draft,
	lookup: Lookup,
	place: PlaceOf,
	ledger: Ledger,
): void {
	const yearOf = periodReader(source, draft);
	if (!yearOf) return;
	for (const field of fields) {
		const closedOn = field.level === undefined ? undefined : lookup.get(field.level)?.closedOn;
		const column = draft.columns.get(field.name);
		if (!closedOn || closedOn.size === 0 || !column) continue;
		for (let row = 0; row < column.length; row++) {
			const code = column.at(row);
			const closed = typeof code === "string" ? closedOn.get(code) : undefined;
			const year = closed === undefined ? undefined : yearOf(row);
			if (closed === undefined || year === undefined || Number(closed.slice(0, 4)) >= year) continue;
			ledger.add({
				rule: "C-17",
				severity: "info",
				kind: `closed:${field.name}`,
				place: place(row, field.name),
				what: `${quote(String(code))} est fermé depuis le ${formatDate(closed)} et sert encore pour ${year}.`,
				observed: String(code),
				expected: "un code en vigueur à cette date",
			});
		}
	}
}

/** First year of the period of a row: read in the file, or the one the mapping states. */
function periodReader(source: Source, draft: Draft): ((row: number) => number | undefined) | undefined {
	const period = source.facts?.[0]?.period;
	if (!period) return undefined;
	const year = (text: unknown): number | undefined => {
		const digits = /\d{4}/.exec(String(text ?? ""))?.[0];
		return digits === undefined ? undefined : Number(digits);
	};
	if ("value" in period) return () => year(period.value);
	const column = draft.columns.get(period.field);
	return column && ((row) => year(column.at(row)));
}
