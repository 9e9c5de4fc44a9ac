import { harmless } from "../../exports/index.ts";
import { formatDate } from "../../platform/french.ts";
import type { OutlineTable } from "../twin/outline.ts";
import { figureText } from "./citation.ts";
import type { Quoted } from "./quoted.ts";

/** For a French Excel: title, table as printed, source. A number is a number there: neither blank inside nor long minus sign. */
export function quotedCsv(quoted: Quoted): string {
	const rows: (readonly string[])[] = [[quoted.title]];
	for (const table of quoted.tables) {
		rows.push([], [table.caption], ...tableRows(table));
	}
	if (quoted.tables.length === 0) rows.push(...quoted.figures.map((figure) => [figureText(figure)]));
	rows.push(
		[],
		...quoted.sources.map(({ producer, title, vintage, licence }) => [
			"Source",
			producer,
			title,
			vintage,
			licence,
		]),
		["Diffusion", quoted.release.id, formatDate(quoted.release.published)],
		...(quoted.release.sample ? [["Données d’essai"]] : []),
	);
	return `\ufeff${rows.map((row) => row.map(cellText).join(";")).join("\r\n")}\r\n`;
}

/** `15 230 e`: the number in its column, the sign of its status in the next one. */
const signed = /^(.*\d) ([per])$/;

function tableRows(table: OutlineTable): readonly (readonly string[])[] {
	const spoken = table.columns.map((_, place) =>
		table.rows.some((row) => signed.test(row.cells[place - 1]?.text ?? "")),
	);
	return [
		table.columns.flatMap((header, place) => (spoken[place] ? [header, "Statut"] : [header])),
		...table.rows.map((row) => [
			row.header,
			...row.cells.flatMap(({ text }, place) => {
				if (!spoken[place + 1]) return [text];
				const [, amount = text, sign = ""] = signed.exec(text) ?? [];
				return [amount, sign];
			}),
		]),
	];
}

const number = /^[−-]?\d[\d\u00a0\u202f ]*(,\d+)?$/;

function cellText(text: string): string {
	if (number.test(text)) return text.replaceAll(/[\u00a0\u202f ]/g, "").replace("−", "-");
	const safe = harmless(text);
	return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
