import type { Source } from "../../catalogue/model.ts";
import { quote } from "./french.ts";
import type { Ledger } from "./ledger.ts";
import type { Draft, PlaceOf, TypedColumn, TypedRows } from "./typed.ts";

/**
 * C-05: the key names a row once. Exact duplicates go when the source says so; the same key with another value
 * always blocks, for nobody can tell which one is right.
 */
export function dropDuplicates(source: Source, draft: Draft, place: PlaceOf, ledger: Ledger): TypedRows {
	const total = draft.line.length;
	const keys = source.key.flatMap((name) => draft.columns.get(name) ?? []);
	if (keys.length === 0) return { ...draft, count: total };
	const first = new Map<string, number>();
	const dropped = new Set<number>();
	const columns = [...draft.columns.values()];
	for (let i = 0; i < total; i++) {
		const key = keys.map((c) => String(c.values[i] ?? "")).join("\u001f");
		const before = first.get(key);
		if (before === undefined) {
			first.set(key, i);
			continue;
		}
		const same = columns.every(
			(c) => c.values[i] === c.values[before] && c.status?.[i] === c.status?.[before],
		);
		const drop = same && source.duplicates === "drop-exact";
		if (drop) dropped.add(i);
		const named = quote(keys.map((c) => String(c.values[i] ?? "")).join(" · "));
		const earlier = draft.line[before] ?? 0;
		ledger.add({
			rule: "C-05",
			severity: drop ? "info" : "blocking",
			kind: same ? "exact" : "conflict",
			place: place(i, source.key[0]),
			what: drop
				? `doublon exact de la ligne ${earlier} (${named}) : la première est gardée.`
				: same
					? `doublon exact de la ligne ${earlier} (${named}).`
					: `${named} figure déjà ligne ${earlier} avec d'autres valeurs.`,
			observed: keys.map((c) => String(c.values[i] ?? "")).join(" ; "),
			expected: "une seule ligne par clé",
		});
	}
	return dropped.size === 0 ? { ...draft, count: total } : without(draft, dropped);
}

function without(draft: Draft, dropped: ReadonlySet<number>): TypedRows {
	const keep = <T>(values: readonly T[]): T[] => values.filter((_, i) => !dropped.has(i));
	const columns = new Map<string, TypedColumn>();
	for (const [name, column] of draft.columns) {
		columns.set(name, {
			field: column.field,
			values: keep(column.values),
			...(column.status ? { status: keep(column.status) } : {}),
		});
	}
	return {
		count: draft.line.length - dropped.size,
		line: keep(draft.line),
		sourceColumn: keep(draft.sourceColumn),
		held: keep(draft.held),
		columns,
	};
}
