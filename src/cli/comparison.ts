import type { Comparison } from "../collection/index.ts";
import { counted, formatNumber } from "../platform/index.ts";

const shownKeys = 5;

/** What changed since the previous file, for a terminal. */
export function printComparison(found: Comparison, previous: string): string {
	const { rows } = found;
	const lines = [
		`Depuis « ${previous} »`,
		`  ${counted(rows.before, "ligne")} avant, ${formatNumber(rows.after)} maintenant${found.oddSize ? " — C-04 À CONFIRMER, taille inhabituelle" : ""}`,
		`  clés : ${counted(found.unchanged, "inchangée")}, ${counted(found.changed, "changée")}, ${counted(found.added.length, "ajoutée")}, ${counted(found.removed.length, "disparue")}`,
		...keys("ajoutée", found.added),
		...keys("disparue", found.removed),
		`  valeurs : ${counted(found.hidden, "masquée ou retirée", "masquées ou retirées")}, ${counted(found.revealed, "apparue")}`,
	];
	if (found.moves.length > 0) lines.push("  plus fortes évolutions");
	for (const { key, field, before, after, line } of found.moves) {
		const change =
			before === 0
				? ""
				: ` (${formatNumber((100 * (after - before)) / before, { decimals: 1, signed: true })} %)`;
		lines.push(`    ligne ${line}, ${key}, ${field} : ${text(before)} → ${text(after)}${change}`);
	}
	return `${lines.join("\n")}\n`;
}

function keys(what: string, list: readonly string[]): string[] {
	if (list.length === 0) return [];
	const rest = list.length > shownKeys ? `, et ${counted(list.length - shownKeys, "autre")}` : "";
	return [`    ${what} : ${list.slice(0, shownKeys).join(" ; ")}${rest}`];
}

function text(value: number): string {
	return formatNumber(value, { decimals: Number.isInteger(value) ? 0 : 2 });
}
