import { closeSync, openSync, writeSync } from "node:fs";
import type { Source } from "../catalogue/model.ts";

/** A source in the shape of the contracts that an OPCO hands over: one row for each contract. Made up, for the bench. */
export const contracts: Source = {
	id: "contrats-essai",
	title: "Contrats d'apprentissage (fichier d'essai)",
	producer: "Aucun : fichier engendré pour la mesure",
	licence: "Licence Ouverte 2.0",
	vintage: "2026",
	address: "https://exemple.fr/contrats",
	cadence: "mensuelle",
	files: ["contrats-essai*.csv"],
	layout: { format: "csv", encoding: "utf-8", delimiter: ";", decimal: "," },
	statuses: { "n.d.": "NA", s: "SP" },
	key: ["contrat"],
	fields: [
		{ name: "contrat", header: "N° contrat", type: "code", required: true, pattern: "\\d{3}20\\d{12}" },
		{ name: "siret", header: "SIRET employeur", type: "code", required: true, pattern: "\\d{14}", pad: 14 },
		{ name: "code_naf", header: "Code NAF", type: "code", pattern: "\\d{4}[A-Z]" },
		{ name: "commune", header: "Commune", type: "code", required: true, pattern: "\\d{5}", pad: 5 },
		{ name: "rncp", header: "Code RNCP", type: "code", pattern: "RNCP\\d+" },
		{ name: "libelle", header: "Libellé de la formation", type: "text" },
		{ name: "diplome", header: "Niveau", type: "code", pattern: "[3-8]" },
		{ name: "mois", header: "Mois de début", type: "code", required: true, pattern: "\\d{4}-\\d{2}" },
		{ name: "sexe", header: "Sexe", type: "code", pattern: "[FH]" },
		{ name: "age", header: "Âge", type: "integer", min: 14, max: 75 },
		{ name: "duree", header: "Durée (mois)", type: "integer", min: 1, max: 48 },
		{ name: "cout", header: "Coût annuel", type: "number", min: 0 },
		{ name: "engage", header: "Engagé", type: "number", min: 0 },
		{ name: "paye", header: "Payé", type: "number", min: 0, atMost: "engage" },
	],
	quirks: [],
};

/** Writes a file of `rows` contracts, the same for the same number: about 130 bytes a row. Gives its size. */
export function writeContracts(path: string, rows: number): number {
	const file = openSync(path, "w");
	let state = 42;
	const next = (max: number): number => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * max);
	};
	const digits = (n: number, width: number): string => String(n).padStart(width, "0");
	let size = 0;
	let lines = [contracts.fields.map((f) => String(f.header)).join(";")];
	const flush = (): void => {
		size += writeSync(file, `${lines.join("\r\n")}\r\n`);
		lines = [];
	};
	for (let i = 0; i < rows; i++) {
		const paid = 1000 + next(9000);
		const [month, level] = [1 + next(12), 3 + next(6)];
		lines.push(
			[
				`01420${digits(i, 12)}`,
				`${digits(300_000_000 + next(40_000), 9)}${digits(10 + next(5), 5)}`,
				`${digits(100 + next(9000), 4)}${"ABCZ"[next(4)] ?? "Z"}`,
				`${["14", "27", "50", "61", "76"][next(5)] ?? "14"}${digits(1 + next(700), 3)}`,
				`RNCP${30_000 + next(2500)}`,
				`Titre professionnel n° ${next(2500)}, métiers de l'industrie`,
				String(level),
				`2026-${digits(month, 2)}`,
				next(2) === 0 ? "F" : "H",
				String(15 + next(20)),
				String(6 + next(30)),
				`${6000 + next(5000)},${digits(next(100), 2)}`,
				next(50) === 0 ? "n.d." : String(paid + next(3000)),
				next(50) === 0 ? "n.d." : String(paid),
			].join(";"),
		);
		if (lines.length === 10_000) flush();
	}
	if (lines.length > 0) flush();
	closeSync(file);
	return size;
}
