import type { Source } from "../../catalogue/model.ts";
import { counted } from "../platform/index.ts";
import { isNir } from "./control-key.ts";
import { foldHeader, looseHeader } from "./fold.ts";
import { quotedList } from "./french.ts";
import type { Ledger } from "./ledger.ts";
import { type GridRow, letters, type TableHead, textOf } from "./table.ts";

/** Headers that only a file about people has, letters and figures alone. */
const aboutPeople =
	/^(nir|nss|numsecu|numerosecu|(num|numero|no|n)(de)?(la)?secu(rite)?sociale|prenoms?|prenom(usuel|naissance|stagiaire|apprenti|eleve|beneficiaire|salarie|candidat)|nom(de)?(naissance|famille|jeunefille|stagiaire|apprenti|eleve|beneficiaire|salarie|candidat)|(date)(de)?naissance|ddn|datenais|ine|identifiantnationaleleve)$/;
/** Headers of a key that stands for one person: data about people too, though nobody is named (GDPR, article 4(5)). */
const pseudonyms =
	/^((cle|id|identifiant|code)?pseudonym(e|ise)?|(pseudonyme?|cle|id|identifiant|numero)(de)?(la)?(personne|individu|stagiaire|apprenti|eleve|beneficiaire|salarie|candidat)|(dn)?individu(national|local))$/;
/** Headers that may be about a firm or a person: they count only if a name of a person stands beside. */
const contact = /^(e?mails?|courriels?|adresse(e?mail|electronique)|tel(ephone)?|portable|mobile)/;
/** Share of the long numbers of a column that are social security numbers: a key is right by chance once in a hundred. */
const manyNirs = 0.5;

interface Column {
	readonly header: string;
	readonly index: number;
	readonly loose: string;
	filled: boolean;
	/** Cells that have the length of a social security number, and those whose key is right. */
	long: number;
	nirs: number;
}

/**
 * C-40: what names a person or stands for one. A file of figures has no use for them; unless the source declares them the deposit stops, and the
 * report names the columns without ever repeating what they hold.
 */
export class IdentifierScan {
	readonly #head: TableHead;
	readonly #columns: readonly Column[];

	constructor(source: Pick<Source, "personal">, head: TableHead) {
		const allowed = new Set(source.personal?.map(foldHeader));
		this.#head = head;
		this.#columns = head.headers.flatMap((header, index) =>
			header !== "" && !allowed.has(foldHeader(header))
				? [{ header, index, loose: looseHeader(header), filled: false, long: 0, nirs: 0 }]
				: [],
		);
	}

	add(row: GridRow): void {
		for (const column of this.#columns) {
			const cell = row.cells[column.index];
			if (cell === null || cell === undefined) continue;
			const text = textOf(cell);
			if (!column.filled && text.trim() !== "") column.filled = true;
			// A number with its key has 15 signs, 21 when they are spaced out.
			if (text.length < 15 || text.length > 24 || !/^\s*[1-478][\d\sAB]+$/i.test(text)) continue;
			column.long++;
			if (isNir(text)) column.nirs++;
		}
	}

	report(ledger: Ledger): void {
		const filled = this.#columns.filter((c) => c.filled);
		const named = filled.filter((c) => aboutPeople.test(c.loose) || pseudonyms.test(c.loose));
		const people = named.length === 0 ? [] : filled.filter((c) => contact.test(c.loose) || c.loose === "nom");
		const numbers = this.#columns.filter(
			(c) => !named.includes(c) && c.nirs > 0 && c.nirs >= manyNirs * c.long,
		);
		const found = [...named, ...people, ...numbers].sort((a, b) => a.index - b.index);
		if (found.length === 0) return;
		const head = this.#head;
		ledger.add(
			{
				rule: "C-40",
				severity: "blocking",
				kind: "identifiers",
				what: `le fichier contient des noms, des numéros de sécurité sociale ou des clés de personnes. Dépôt arrêté : ${counted(found.length, "colonne")} à ôter, ${quotedList(found.map((f) => f.header))}.`,
			},
			found.length,
			found.map(({ header, index }) => ({
				...(head.sheet === undefined ? {} : { sheet: head.sheet }),
				...(head.format === "records" ? {} : { line: head.headerLine, column: letters(index) }),
				header,
			})),
		);
	}
}
