import type { PrintedDocument, PrintedTable, Section } from "../kits/index.ts";
import { typeset } from "../platform/index.ts";

type Row = PrintedTable["rows"][number];

/** The comparison that an edition makes is no figure of the next one. */
const ownId = "comparaison";

/** Rows of each figure that are printed: the others are in the two editions. */
const mostRows = 6;

/**
 * What the same figures said in the edition before and say now: values printed on both sides only, so that what is hidden today is
 * told nowhere. Undefined when no figure of the two editions is the same.
 */
export function changesSection(before: PrintedDocument, now: readonly Section[]): Section | undefined {
	const olds = before.parts.flatMap((part) => part.sections).filter(({ id, table }) => table && id !== ownId);
	const rows: Row[] = [];
	const notes: string[] = [];
	let met = 0;
	for (const section of now) {
		const name = section.subtitle?.match(/^Figure\s\d+/)?.[0];
		const old = olds.find((one) => likeness(one) === likeness(section));
		if (name === undefined || !section.table) continue;
		if (!old?.table) {
			notes.push(`${name} : nouvelle dans cette édition.`);
			continue;
		}
		olds.splice(olds.indexOf(old), 1);
		met++;
		const changed = changedRows(name, old.table, section.table);
		rows.push(...changed.slice(0, mostRows));
		if (changed.length > mostRows)
			notes.push(`${name} : ${mostRows} valeurs changées sur ${changed.length} sont données ici.`);
		if (old.table.caption !== section.table.caption)
			notes.push(`${name} : « ${old.table.caption} », puis « ${section.table.caption} ».`);
	}
	notes.push(...olds.map(({ title }) => `N'est plus dans cette édition : « ${title} ».`));
	if (met === 0) return undefined;
	return {
		id: ownId,
		title: rows.length === 0 ? "Les mêmes valeurs" : "Les valeurs qui ont changé",
		...(rows.length === 0
			? { sentence: typeset("Aucune valeur donnée dans les deux éditions ne change.") }
			: {
					table: {
						caption: typeset("Valeurs données dans les deux éditions"),
						columns: [
							{ header: "Figure", number: false },
							{ header: "Ligne", number: false },
							{ header: "Valeur", number: false },
							{ header: typeset("Édition précédente"), number: true },
							{ header: "Cette édition", number: true },
						],
						rows,
					},
				}),
		notes: notes.map(typeset),
		definitions: [],
	};
}

/** Two sections are of the same figure when they draw the same indicators in the same way, whatever the period. */
function likeness({ definitions, chart, table, id }: Section): string {
	return JSON.stringify([
		definitions.length === 0 ? id : definitions.map(({ label }) => label),
		chart?.kind,
		table?.columns.length,
		table?.columns[0]?.header,
	]);
}

function changedRows(name: string, old: PrintedTable, now: PrintedTable): readonly Row[] {
	return now.rows.flatMap((row): readonly Row[] => {
		const same = old.rows.find((one) => one.header === row.header);
		if (!same) return [];
		return row.cells.flatMap((cell, at): readonly Row[] => {
			const column = now.columns[at + 1]?.header ?? "";
			const then = same.cells[old.columns.findIndex(({ header }) => header === column) - 1];
			if (cell.value === undefined || then?.value === undefined || cell.text === then.text) return [];
			return [
				{
					header: name,
					cells: [{ text: row.header }, { text: column }, { text: then.text }, { text: cell.text }],
				},
			];
		});
	});
}
