import type { CellValue, WriteSheet, Cell as WrittenCell } from "hucre/xlsx";
import type { Severity } from "../../../catalogue/model.ts";
import { counted, formatDate, formatNumber, formatTime, typeset } from "../../platform/index.ts";
import { placeText } from "../ledger.ts";
import type { Mark } from "../model.ts";
import type { SourceVerdict } from "../verdict.ts";
import { plainText } from "./cell-text.ts";
import { messageHeader, readMeSheet, readMeTitle, receivedLabel } from "./marks-off.ts";
import { bold, fills, severityNames, wrapped } from "./styles.ts";

export interface Summary {
	readonly file: string;
	readonly sha256: string;
	readonly at: Date;
	readonly verdicts: readonly SourceVerdict[];
	/** Defects that no cell of the sender can show: the file, the header, a missing column. */
	readonly unplaced: readonly Mark[];
	/** Name of each table's sheet and letters of its column of messages. */
	readonly tables: readonly { readonly sheet: string; readonly messages: string }[];
	/** The file was a text or records: the sheet was made for the return. */
	readonly madeSheet: boolean;
}

const severities: readonly Severity[] = ["blocking", "to-confirm", "info"];

/** First sheet of a return file: what was received, what was found, how to read the marks, what to do. */
export function readMe(summary: Summary): WriteSheet {
	const rows: CellValue[][] = [];
	const cells = new Map<string, Partial<WrittenCell>>();
	const add = (label: string, value: CellValue = null, style = wrapped): void => {
		const text = typeof value === "string" ? plainText(value) : value;
		cells.set(`${rows.length},0`, { value: label, style: bold });
		if (value !== null) cells.set(`${rows.length},1`, { value: text, style });
		rows.push([label, text]);
	};
	add(readMeTitle);
	rows.push([]);
	add(receivedLabel, summary.file);
	add("SHA-256", summary.sha256);
	add("Contrôlé le", `${formatDate(summary.at)} à ${formatTime(summary.at)}`);
	for (const verdict of summary.verdicts) {
		add("Source reconnue", `${verdict.source.title} (${verdict.source.id})`);
		if (verdict.sheet !== undefined) add("Feuille", verdict.sheet);
		add("Lignes lues", formatNumber(verdict.rows));
		for (const severity of severities)
			add(severityNames[severity], cases(verdict, severity), fills[severity]);
		add("Verdict", verdict.blocking ? "refusé : corrigez d'abord ce qui est bloquant" : "accepté");
	}
	rows.push([]);
	add("Légende");
	add(
		"Rouge vif",
		"bloquant : le fichier ne peut pas être pris tant que la cellule est ainsi",
		fills.blocking,
	);
	add(
		"Rouge pâle",
		"à confirmer : la ligne est mise de côté jusqu'à correction ou confirmation",
		fills["to-confirm"],
	);
	add("Bleu", "information : ce qui a été lu autrement qu'écrit ; rien à faire", fills.info);
	for (const { sheet, messages } of summary.tables) {
		add(
			"Messages",
			typeset(
				`colonne ${messages} « ${messageHeader} » de la feuille « ${sheet} », et en note sur les premières cellules`,
			),
		);
	}
	rows.push([]);
	add("Que faire");
	const steps = [
		"Corrigez les cellules rouges dans ce classeur. La couleur peut rester : elle n'est pas lue.",
		`N'ôtez ni ne déplacez de colonne. La feuille « ${readMeSheet} » et la colonne « ${messageHeader} » sont ignorées à la relecture.`,
		"Corrigez aussi votre fichier ou votre logiciel d'origine, sinon le défaut reviendra au prochain envoi.",
		"Enregistrez puis renvoyez ce classeur : il sera contrôlé à nouveau.",
		...(summary.madeSheet
			? [
					"Votre fichier n'était pas un classeur : ses valeurs sont toutes en texte, telles que vous les avez écrites.",
				]
			: []),
	];
	for (const [i, step] of steps.entries()) add(`${i + 1}.`, typeset(step));
	if (summary.unplaced.length > 0) {
		rows.push([]);
		add("Défauts de l'en-tête ou du fichier entier");
		for (const { rule, severity, message, place } of summary.unplaced) {
			const where = placeText(place);
			add(
				`${rule} ${severityNames[severity]}`,
				typeset(where ? `${where} : ${message}` : message),
				fills[severity],
			);
		}
	}
	rows.push([]);
	add("Tous les constats");
	for (const { findings } of summary.verdicts) {
		for (const f of findings) {
			add(`${f.rule} ${severityNames[f.severity]}`, `${f.message} (${counted(f.count, "cas", "cas")})`);
		}
	}
	return { name: readMeSheet, rows, cells, columns: [{ width: 26 }, { width: 110 }] };
}

function cases(verdict: SourceVerdict, severity: Severity): string {
	const found = verdict.findings.filter((f) => f.severity === severity);
	return counted(
		found.reduce((sum, f) => sum + f.count, 0),
		"cas",
		"cas",
	);
}
