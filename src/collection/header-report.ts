import { counted } from "../platform/index.ts";
import { quote, quotedList } from "./french.ts";
import { type HeaderMatch, nearHeaders, variantsOf } from "./header.ts";
import type { Ledger } from "./ledger.ts";
import type { Place } from "./model.ts";
import { letters } from "./table.ts";

/** What the header says against the declaration (C-01): missing, doubled, renamed, unknown columns, header moved. */
export function reportHeader(
	match: HeaderMatch,
	line: number,
	declaredLine: number,
	ledger: Ledger,
	options: { readonly unknown: boolean; readonly letters: boolean },
): void {
	// Records have names and no header line.
	const place: Place = options.letters ? { line } : {};
	for (const field of match.missing) {
		const header = variantsOf(field)[0] ?? field.name;
		const near = nearHeaders(field, match);
		const found = near.length > 0 ? ` Colonnes proches trouvées : ${quotedList(near)}.` : "";
		ledger.add({
			rule: "C-01",
			severity: "blocking",
			kind: `missing:${field.name}`,
			place,
			what: `colonne attendue absente : ${quote(header)}.${found}`,
			observed: near[0] ?? "",
			expected: quote(header),
			...(near[0] === undefined ? {} : { suggestion: `renommer ${quote(near[0])} en ${quote(header)}` }),
		});
	}
	if (match.nothingFolded) {
		ledger.add({
			rule: "C-01",
			severity: "blocking",
			kind: "folded",
			place,
			what: "aucune des colonnes de valeurs attendues n'est là (une colonne par période ou par code).",
		});
	}
	for (const { field, indexes } of match.doubled) {
		const header = match.headers[indexes[0] ?? 0] ?? field.name;
		ledger.add({
			rule: "C-01",
			severity: "blocking",
			kind: `doubled:${field.name}`,
			place,
			what: `l'en-tête ${quote(header)} se trouve sur plusieurs colonnes (${indexes.map(letters).join(", ")}) : on ne sait laquelle lire.`,
			observed: header,
			expected: "un en-tête par colonne",
		});
	}
	for (const { field, index } of match.loose) {
		const header = match.headers[index] ?? "";
		ledger.add({
			rule: "C-01",
			severity: "info",
			kind: `loose:${field.name}`,
			place: { ...place, ...(options.letters ? { column: letters(index) } : {}), header },
			what: `l'en-tête a été lu comme ${quote(variantsOf(field)[0] ?? field.name)}.`,
			observed: header,
		});
	}
	if (options.unknown && match.unknown.length > 0) {
		ledger.add(
			{
				rule: "C-01",
				severity: "info",
				kind: "unknown",
				what: `${counted(match.unknown.length, "colonne non déclarée, ignorée", "colonnes non déclarées, ignorées")} : ${quotedList(
					match.unknown.map((i) => match.headers[i] ?? ""),
				)}.`,
			},
			match.unknown.length,
		);
	}
	if (options.letters && line > declaredLine) {
		const skipped = declaredLine === 1 ? "Les lignes au-dessus sont ignorées." : "Le décalage est suivi.";
		ledger.add({
			rule: "C-01",
			severity: "to-confirm",
			kind: "moved",
			what: `ligne ${declaredLine} : l'en-tête est sur la ligne ${line}. ${skipped}`,
		});
	}
}
