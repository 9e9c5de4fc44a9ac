import type { Source } from "../../catalogue/model.ts";
import { counted } from "../platform/index.ts";
import { isNir } from "./control-key.ts";
import { foldHeader, looseHeader } from "./fold.ts";
import { quotedList } from "./french.ts";
import type { Ledger } from "./ledger.ts";
import { letters, type Table, textOf } from "./table.ts";

/** Headers that only a file about people has, letters and figures alone. */
const aboutPeople =
	/^(nir|nss|numsecu|numerosecu|(num|numero|no|n)(de)?(la)?secu(rite)?sociale|prenoms?|prenom(usuel|naissance|stagiaire|apprenti|eleve|beneficiaire|salarie|candidat)|nom(de)?(naissance|famille|jeunefille|stagiaire|apprenti|eleve|beneficiaire|salarie|candidat)|(date)(de)?naissance|ddn|datenais|ine|identifiantnationaleleve)$/;
/** Headers that may be about a firm or a person: they count only if a name of a person stands beside. */
const contact = /^(e?mails?|courriels?|adresse(e?mail|electronique)|tel(ephone)?|portable|mobile)/;
/** Share of the long numbers of a column that are social security numbers: a key is right by chance once in a hundred. */
const manyNirs = 0.5;

/**
 * C-40: direct identifiers. A file of figures has no use for them; unless the source declares them the deposit stops, and the
 * report names the columns without ever repeating what they hold.
 */
export function checkIdentifiers(source: Pick<Source, "personal">, table: Table, ledger: Ledger): void {
	const allowed = new Set(source.personal?.map(foldHeader));
	const columns = table.headers.flatMap((header, index) =>
		header !== "" && !allowed.has(foldHeader(header)) ? [{ header, index, loose: looseHeader(header) }] : [],
	);
	const named = columns.filter((c) => aboutPeople.test(c.loose) && isFilled(table, c.index));
	const people =
		named.length === 0
			? []
			: columns.filter((c) => (contact.test(c.loose) || c.loose === "nom") && isFilled(table, c.index));
	const numbers = columns.filter((c) => !named.includes(c) && holdsNirs(table, c.index));
	const found = [...named, ...people, ...numbers].sort((a, b) => a.index - b.index);
	if (found.length === 0) return;
	ledger.add(
		{
			rule: "C-40",
			severity: "blocking",
			kind: "identifiers",
			what: `le fichier contient des noms ou des numéros de sécurité sociale. Dépôt arrêté : ${counted(found.length, "colonne")} à ôter, ${quotedList(found.map((f) => f.header))}.`,
		},
		found.length,
		found.map(({ header, index }) => ({
			...(table.sheet === undefined ? {} : { sheet: table.sheet }),
			...(table.format === "records" ? {} : { line: table.headerLine, column: letters(index) }),
			header,
		})),
	);
}

function isFilled(table: Table, index: number): boolean {
	return table.rows.some((row) => textOf(row.cells[index]).trim() !== "");
}

function holdsNirs(table: Table, index: number): boolean {
	let [long, nirs] = [0, 0];
	for (const row of table.rows) {
		const text = textOf(row.cells[index]);
		// A number with its key has 15 signs, 21 when they are spaced out.
		if (text.length < 15 || text.length > 24 || !/^\s*[1-478][\d\sAB]+$/i.test(text)) continue;
		long++;
		if (isNir(text)) nirs++;
	}
	return nirs > 0 && nirs >= manyNirs * long;
}
