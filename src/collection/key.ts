import type { Source } from "../../catalogue/model.ts";
import { quote } from "./french.ts";
import { KeyIndex } from "./key-index.ts";
import type { Ledger } from "./ledger.ts";
import type { Draft, PlaceOf, TypedRows } from "./typed.ts";

/**
 * C-05: the key names a row once. By default a second row blocks. Where the source says so, exact duplicates go, and rows
 * that give two values to one key are held, all of them, for nothing tells which one is right. `partial`: where a second row
 * blocks, the rows of its key are held too, but for the first of exact duplicates.
 */
export function dropDuplicates(
	source: Source,
	draft: Draft,
	place: PlaceOf,
	ledger: Ledger,
	partial = false,
): TypedRows {
	const total = draft.line.length;
	const keys = source.key.flatMap((name) => draft.columns.get(name) ?? []);
	if (keys.length === 0) return { ...draft, count: total };
	const mode = source.duplicates ?? "refuse";
	const columns = [...draft.columns.values()];
	const sameRow = (a: number, b: number): boolean =>
		columns.every((c) => c.at(a) === c.at(b) && c.statusAt(a) === c.statusAt(b));
	const index = new KeyIndex(keys, total);
	/** Rows with other values already met under a key, by the first of them; most keys have none. */
	const others = new Map<number, number[]>();
	const dropped = new Set<number>();
	for (let i = 0; i < total; i++) {
		const first = index.firstOf(i);
		if (first === i) continue;
		const before = others.get(first) ?? [first];
		const twin = before.find((b) => sameRow(i, b));
		const parts = keys.map((c) => String(c.at(i) ?? ""));
		const named = quote(parts.join(" · "));
		const base = {
			rule: "C-05",
			place: place(i, source.key[0]),
			observed: parts.join(" ; "),
			expected: "une seule ligne par clé",
		};
		if (twin !== undefined) {
			const drop = mode !== "refuse";
			if (drop) dropped.add(i);
			else if (partial) draft.held[i] ??= "C-05";
			ledger.add({
				...base,
				severity: drop ? "info" : "blocking",
				kind: "exact",
				what: `doublon exact de la ligne ${draft.line[twin] ?? 0} (${named})${drop ? " : la première est gardée" : ""}.`,
			});
			continue;
		}
		before.push(i);
		others.set(first, before);
		const hold = mode === "hold-conflicts";
		if (hold || partial) for (const row of before) draft.held[row] ??= "C-05";
		ledger.add({
			...base,
			severity: hold ? "to-confirm" : "blocking",
			kind: "conflict",
			what: `${named} figure déjà ligne ${draft.line[before[0] ?? i] ?? 0} avec d'autres valeurs.`,
		});
	}
	return dropped.size === 0 ? { ...draft, count: total } : without(draft, dropped);
}

function without(draft: Draft, dropped: ReadonlySet<number>): TypedRows {
	const kept = (row: number): boolean => !dropped.has(row);
	const keep = <T>(values: readonly T[]): T[] => values.filter((_, i) => kept(i));
	return {
		count: draft.line.length - dropped.size,
		line: keep(draft.line),
		sourceColumn: keep(draft.sourceColumn),
		held: keep(draft.held),
		columns: new Map([...draft.columns].map(([name, column]) => [name, column.only(kept)])),
	};
}
