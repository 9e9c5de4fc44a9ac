import type { Field, Source } from "../../../catalogue/model.ts";
import { foldText } from "../../platform/french.ts";
import { levels } from "../declared.ts";

/** One column of a file, as it is read. */
export interface Entry {
	/** Name under which the observatory knows it. */
	readonly field: string;
	/** Headers that are accepted; of columns unfolded into rows, the pattern of their headers. */
	readonly headers: readonly string[];
	readonly folded: boolean;
	readonly type: string;
	readonly required: boolean;
	/** Label of the nomenclature of its codes. */
	readonly nomenclature: string | null;
	/** Part of what names a row once. */
	readonly key: boolean;
}

const types: Readonly<Record<Field["type"], string>> = {
	text: "texte",
	code: "code",
	integer: "entier",
	number: "nombre",
};

export function dictionaryOf({ fields, unpivot, key }: Source): readonly Entry[] {
	const entries = fields.map(
		(field): Entry => ({
			field: field.name,
			headers: typeof field.header === "string" ? [field.header] : field.header,
			folded: false,
			type: types[field.type],
			required: field.required ?? false,
			nomenclature: field.level ? levels[field.level].label : null,
			key: key.includes(field.name),
		}),
	);
	if (!unpivot) return entries;
	return [
		...entries,
		{
			field: unpivot.value.name,
			headers: [unpivot.columns],
			folded: true,
			type: types[unpivot.value.type],
			required: false,
			nomenclature: unpivot.nameLevel ? levels[unpivot.nameLevel].label : null,
			key: false,
		},
	];
}

/** Entries in which a word is found, accents and case set apart. */
export function entriesWith(entries: readonly Entry[], word: string): readonly Entry[] {
	const wanted = foldText(word.trim());
	return wanted === ""
		? entries
		: entries.filter(({ field, headers, type, nomenclature }) =>
				foldText([field, ...headers, type, nomenclature ?? ""].join(" ")).includes(wanted),
			);
}

const statusWords: Readonly<Record<string, string>> = {
	NA: "donnée absente",
	NAT: "sans objet",
	SP: "secret statistique",
	CENS: "valeur masquée par le producteur",
	NS: "non significatif",
	P: "provisoire",
	E: "estimé",
	R: "révisé",
};

/** Signs that the producer writes in place of a number, each with what it means. */
export const signsOf = ({ statuses }: Source): readonly string[] =>
	Object.entries(statuses).map(
		([token, status]) => `${token === "" ? "vide" : `« ${token} »`} : ${statusWords[status]}`,
	);
