import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import type { Mutation } from "./mutation.ts";
import { bytesOf, csvText, encode, type Subject } from "./subject.ts";

const whole = (subject: Subject): Buffer => bytesOf(subject, subject.grid);

/** The text of a CSV subject in another encoding, when that encoding has all its letters. */
function encoded(subject: Subject, encoding: string): Buffer | undefined {
	const { layout } = subject.source;
	if (layout.format !== "csv") return undefined;
	try {
		return encode(csvText(subject.grid, layout.delimiter), encoding);
	} catch (error) {
		if (error instanceof RangeError) return undefined;
		throw error;
	}
}

const megabyte = 1024 * 1024;
/** One byte more than a line may have. */
const endlessLine = Buffer.alloc(16 * megabyte + 1, "a;b;");
/** One megabyte more than a text may have once inflated: packed once, it takes longer than being refused. */
const bomb = lazily(() => gzipSync(Buffer.alloc(257 * megabyte), { level: 1 }));

function lazily<T>(make: () => T): () => T {
	let made: T | undefined;
	return () => {
		made ??= make();
		return made;
	};
}

/** What goes wrong around the table: bytes, encodings, archives, names. */
export const containers: readonly Mutation[] = [
	{
		kind: "encodage changé",
		owed: "same",
		rules: [],
		spoil: (subject, chance) => {
			const encoding = chance.pick(["utf-8", "windows-1252", "utf-16le"]) ?? "utf-8";
			const bytes = encoded(subject, encoding);
			return bytes && { bytes, where: encoding };
		},
	},
	{
		kind: "marque d'ordre des octets",
		owed: "same",
		rules: [],
		spoil: (subject) => {
			const bytes = encoded(subject, "utf-8");
			return bytes && { bytes: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]), where: "UTF-8" };
		},
	},
	{
		kind: "séparateur changé",
		owed: "same",
		rules: [],
		spoil: (subject, chance) => {
			const { layout } = subject.source;
			if (layout.format !== "csv") return undefined;
			const delimiter = chance.pick([";", ",", "\t", "|"]) ?? ";";
			return {
				bytes: encode(csvText(subject.grid, delimiter), layout.encoding),
				where: JSON.stringify(delimiter),
			};
		},
	},
	{
		kind: "texte encodé deux fois",
		owed: "reported",
		rules: ["C-02", "C-01", "C-13", "C-15"],
		spoil: (subject) => {
			const used = new Set(subject.columns.values());
			const accents = subject.grid.some((row) =>
				row.some((v, i) => used.has(i) && /[éèêàçîôû]/.test(String(v))),
			);
			const bytes = accents ? encoded(subject, "utf-8") : undefined;
			return bytes && { bytes: Buffer.from(bytes.toString("latin1"), "utf8"), where: "tout le texte" };
		},
	},
	{
		kind: "guillemet jamais refermé",
		owed: "refused",
		rules: ["C-02"],
		spoil: (subject, chance) => {
			const { layout } = subject.source;
			if (layout.format !== "csv") return undefined;
			const lines = csvText(subject.grid, layout.delimiter).split("\n");
			const at = 1 + chance.below(Math.max(1, subject.grid.length - 2));
			if (lines.some((l) => l.includes('"'))) return undefined;
			return {
				bytes: encode(lines.with(at, `"${lines[at] ?? ""}`).join("\n"), layout.encoding),
				where: `ligne ${at + 1}`,
			};
		},
	},
	{
		kind: "fichier coupé",
		owed: "refused",
		rules: ["C-02", "C-01", "C-04"],
		spoil: (subject, chance) => {
			const { layout } = subject.source;
			if (layout.format !== "csv") {
				const bytes = whole(subject);
				return { bytes: bytes.subarray(0, 1 + chance.below(bytes.length - 22)), where: "classeur" };
			}
			// Cut before the last declared column: past it, a row looks whole and only its last digits may be missing.
			const last = Math.max(...subject.columns.values());
			if (last === 0) return undefined;
			const at = 1 + chance.below(subject.grid.length - 1);
			const row = subject.grid[at]?.slice(0, 1 + chance.below(last)) ?? [];
			const head = csvText(subject.grid.slice(0, at), layout.delimiter);
			if (row.every((v) => v === null || v === "")) return undefined;
			return {
				bytes: encode(`${head}${csvText([row], layout.delimiter).trimEnd()}`, layout.encoding),
				where: `rang ${at}`,
			};
		},
	},
	{
		kind: "octets changés",
		owed: "alive",
		rules: [],
		spoil: (subject, chance) => {
			const bytes = Buffer.from(whole(subject));
			const times = 1 + chance.below(6);
			for (let i = 0; i < times; i++) bytes[chance.below(bytes.length)] = chance.below(256);
			return { bytes, where: `${times} octets` };
		},
	},
	{
		kind: "octets glissés",
		owed: "alive",
		rules: [],
		spoil: (subject, chance) => {
			const bytes = whole(subject);
			const at = chance.below(bytes.length);
			const noise = Buffer.from(Array.from({ length: 1 + chance.below(40) }, () => chance.below(256)));
			return {
				bytes: Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]),
				where: `octet ${at}`,
			};
		},
	},
	{
		kind: "fichier vide",
		owed: "refused",
		rules: [],
		spoil: () => ({ bytes: Buffer.alloc(0), where: "0 octet" }),
	},
	{
		kind: "page d'erreur à la place du fichier",
		owed: "refused",
		rules: [],
		spoil: () => ({ bytes: Buffer.from("<!DOCTYPE html><html><body>503</body></html>"), where: "HTML" }),
	},
	{
		kind: "fausse extension",
		owed: "same",
		rules: [],
		spoil: (subject) => ({
			bytes: whole(subject),
			name: subject.kind === "csv" ? "sujet.xlsx" : "sujet.csv",
			where: "nom",
		}),
	},
	{
		kind: "emballage",
		owed: "same",
		rules: [],
		spoil: (subject, chance) =>
			chance.below(2) === 0
				? { bytes: gzipSync(whole(subject)), name: `${subject.name}.gz`, where: "gzip" }
				: { bytes: zipSync({ [`dossier/${subject.name}`]: whole(subject) }), name: "lot.zip", where: "zip" },
	},
	{
		kind: "archive dans une archive",
		owed: "refused",
		rules: [],
		spoil: (subject) => ({
			bytes: zipSync({
				"lot.zip": zipSync({ "a.csv": Buffer.from("a;b\n"), [subject.name]: whole(subject) }),
			}),
			name: "lot.zip",
			where: "zip",
		}),
	},
	{
		kind: "chemin qui sort de l'archive",
		owed: "refused",
		rules: [],
		spoil: (subject) => ({
			bytes: zipSync({ [`../../${subject.name}`]: whole(subject) }),
			name: "lot.zip",
			where: "zip",
		}),
	},
	{
		kind: "bombe de décompression",
		owed: "refused",
		rules: [],
		spoil: (subject) =>
			subject.source.id === "bmo-2024"
				? { bytes: bomb(), name: "sujet.gz", where: "257 Mo de zéros" }
				: undefined,
	},
	{
		kind: "archives emboîtées",
		owed: "refused",
		rules: [],
		spoil: (subject) => {
			let bytes: Uint8Array = whole(subject);
			for (let i = 0; i < 5; i++) bytes = gzipSync(bytes);
			return { bytes, name: `${subject.name}.gz`, where: "cinq gzip" };
		},
	},
	{
		kind: "ligne démesurée",
		owed: "refused",
		rules: [],
		spoil: (subject, chance) => {
			if (subject.kind !== "csv") return undefined;
			const before = chance.below(2) === 0 ? whole(subject) : Buffer.alloc(0);
			return { bytes: Buffer.concat([before, endlessLine]), where: "16 Mo et 1 octet sans fin de ligne" };
		},
	},
	{
		kind: "feuille en plus",
		owed: "same",
		rules: [],
		spoil: (subject) =>
			subject.kind === "workbook"
				? {
						bytes: bytesOf(subject, subject.grid, { Notice: [["Lisez ceci"], ["annee", 2024]] }),
						where: "Notice",
					}
				: undefined,
	},
];
