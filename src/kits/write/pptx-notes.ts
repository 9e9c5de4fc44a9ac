import type { PrintedTable, Section } from "../document.ts";
import { plainText } from "../rich-text.ts";

/** What the speaker has under the eyes: the sentence, the definition, the whole table, the notes and the link. */
export function notesOf(section: Section): string {
	return [
		section.absent,
		section.sentence,
		section.comment && `Commentaire : ${plainText(section.comment)}`,
		...section.definitions.map(
			({ label, lines }) => `${label} : ${lines.find(({ term }) => term === "Définition")?.text ?? ""}`,
		),
		section.table && tableText(section.table),
		...section.notes,
		section.source,
		section.origin && `D’où vient ce chiffre ? ${section.origin}`,
	]
		.filter((part) => part !== undefined && part !== "")
		.join("\n");
}

function tableText({ caption, columns, rows }: PrintedTable): string {
	return [
		caption,
		columns.map(({ header }) => header).join(" | "),
		...rows.map(({ header, cells }) => [header, ...cells.map(({ text }) => text)].join(" | ")),
	].join("\n");
}
