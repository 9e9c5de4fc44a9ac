import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/** Path of a file of a folder by its name, wherever it lies. */
export function findFile(folder: string, name: string): string {
	const found = readdirSync(folder, { recursive: true, encoding: "utf8" }).find(
		(path) => basename(path) === name,
	);
	if (found === undefined) throw new Error(`Fichier absent de ${folder} : ${name}`);
	return join(folder, found);
}

const edit = (path: string, change: (text: string) => string): void =>
	writeFileSync(path, change(readFileSync(path, "utf8")));

/** Drops the last column of a plain CSV without quoted separators. */
function withoutColumn(text: string, header: string): string {
	const lines = text.split(/\r?\n/);
	const at = (lines[0] ?? "").split(",").findIndex((name) => name.trim() === header);
	if (at < 0) throw new Error(`Colonne absente : ${header}`);
	return lines.map((line) => (line === "" ? line : line.split(",").toSpliced(at, 1).join(","))).join("\n");
}

export interface Spoilt {
	readonly fault: string;
	/** File of the mirror that is spoilt. */
	readonly file: string;
	readonly spoil: (path: string, mirror: string) => void;
	/** What the message must say, beyond the name of the file. */
	readonly says: RegExp;
	/** Title of another source under which `def check`, which is not told what to expect, accepts the file. */
	readonly recognisedAs?: RegExp;
}

const workbook = "Base_open_data_BMO_2024.xlsx";
const table = "tensions.csv";

/** What goes wrong with real deliveries. None of these may reach a reader. */
export const spoilt: readonly Spoilt[] = [
	{
		fault: "classeur tronqué",
		file: workbook,
		spoil: (path) => {
			const bytes = readFileSync(path);
			writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
		},
		says: /ne peut pas être ouvert/,
	},
	{
		fault: "fichier vide",
		file: table,
		spoil: (path) => writeFileSync(path, ""),
		says: /est vide/,
	},
	{
		fault: "texte encodé deux fois",
		file: table,
		spoil: (path) => edit(path, (text) => Buffer.from(text, "utf8").toString("latin1")),
		says: /encod/i,
	},
	{
		fault: "colonne absente",
		file: table,
		spoil: (path) => edit(path, (text) => withoutColumn(text, "Emploi moyen")),
		says: /colonne.*Emploi moyen/is,
	},
	{
		fault: "codes inconnus",
		file: table,
		spoil: (path) => edit(path, (text) => text.replace(/^[A-Z]\d[A-Z]\d\d,/gm, "Q9Q99,")),
		says: /Q9Q99/,
	},
	{
		fault: "mot dans une colonne de nombres",
		file: table,
		spoil: (path) => edit(path, (text) => text.replace(/^([A-Z]\d[A-Z]\d\d),[^,]*,/m, "$1,beaucoup,")),
		says: /beaucoup/,
	},
	{
		fault: "fichier d'une autre source",
		file: table,
		spoil: (path, mirror) => writeFileSync(path, readFileSync(findFile(mirror, "effectifs_3niv.csv"))),
		says: /ressemble à|colonne/i,
		recognisedAs: /psm-emploi/,
	},
];
