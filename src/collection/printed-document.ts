import type { Severity, Source } from "../../catalogue/model.ts";
import type { Ledger } from "./ledger.ts";
import { type CellRow, checkPublished, type PrintedDefect, type PrintedLevel } from "./published/index.ts";
import type { Draft, PlaceOf, TypedRows } from "./typed.ts";

/**
 * A false figure in a published document is the document's, not the sender's: it is shown as printed and said beside it, so
 * nothing here is blocking and no row is held.
 */
const severities: Readonly<Record<PrintedLevel, Severity>> = {
	error: "to-confirm",
	warning: "to-confirm",
	notice: "info",
};

const words: Readonly<Record<PrintedLevel, string>> = {
	error: "Erreur du document",
	warning: "Réserve",
	notice: "Remarque",
};

/** C-20 to C-36 between the cells of a printed document (`Source.published`). */
export function checkPrintedDocument(source: Source, draft: Draft, place: PlaceOf, ledger: Ledger): void {
	if (!source.published) return;
	for (const [group, defects] of grouped(checkPublished(source.published, cellRows(draft)))) {
		const all = (text: "printed" | "recomputed") => [...new Set(defects.map((d) => d[text]))].join(" ; ");
		for (const defect of defects) {
			const { cell, level, rule } = defect;
			ledger.add({
				rule,
				severity: severities[level],
				kind: `published:${group}`,
				// The message of a finding is that of its first defect: it has to carry the values of all of them.
				what: defectText(level, defect.what, all("printed"), all("recomputed")),
				...(cell === undefined ? {} : { place: place(cell.row, defect.column) }),
				observed: defect.printed,
			});
		}
	}
}

/** « Erreur du document : … Imprimé : … Recalculé : … » */
export function defectText(level: PrintedLevel, what: string, printed: string, recomputed: string): string {
	return `${words[level]} : ${what}. Imprimé : ${printed}. Recalculé : ${recomputed}.`;
}

function grouped(defects: readonly PrintedDefect[]): ReadonlyMap<string, readonly PrintedDefect[]> {
	const groups = new Map<string, PrintedDefect[]>();
	for (const defect of defects) {
		const known = groups.get(defect.group);
		if (known) known.push(defect);
		else groups.set(defect.group, [defect]);
	}
	return groups;
}

/** Columns by the names that every document of this kind gives them. */
export function cellRows(draft: Pick<TypedRows, "line" | "columns">): CellRow[] {
	const values = (name: string) => draft.columns.get(name)?.values ?? [];
	const text = (name: string) => values(name).map((value) => (typeof value === "string" ? value : ""));
	const number = (name: string) => values(name).map((value) => (typeof value === "number" ? value : null));
	const [amounts, previous] = [number("valeur"), number("valeur_precedente")];
	const texts = {
		id: text("indicateur"),
		label: text("libelle"),
		table: text("tableau"),
		level: text("territoire_niveau"),
		period: text("periode"),
		text: text("imprime"),
		unit: text("unite"),
		previousPeriod: text("periode_precedente"),
		evolution: text("evolution_imprimee"),
		perimeter: text("perimetre"),
		definition: text("definition"),
		base: text("base"),
	};
	return draft.line.map((_, i) => ({
		id: texts.id[i] ?? "",
		label: texts.label[i] ?? "",
		table: texts.table[i] ?? "",
		level: texts.level[i] ?? "",
		period: texts.period[i] ?? "",
		text: texts.text[i] ?? "",
		unit: texts.unit[i] ?? "",
		previousPeriod: texts.previousPeriod[i] ?? "",
		evolution: texts.evolution[i] ?? "",
		perimeter: texts.perimeter[i] ?? "",
		definition: texts.definition[i] ?? "",
		base: texts.base[i] ?? "",
		value: amounts[i] ?? null,
		previous: previous[i] ?? null,
	}));
}
