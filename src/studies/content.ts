import { themes } from "../../catalogue/themes.ts";
import { DefError } from "../platform/index.ts";
import {
	fewestSentences,
	mostSentences,
	type StudyContent,
	type StudyKind,
	type StudyPart,
	studyKinds,
} from "./model.ts";

export const longestStudyTitle = 120;
export const longestSentence = 300;
export const longestStudyText = 6_000;
const longestAuthors = 300;

/** As a form gives it: `phrase-1`…, `partie-0`, `texte-0`…, and one field a text. */
export type GivenStudy = Readonly<Record<string, string | undefined>>;

function wrong(field: string, expected: string): DefError {
	return new DefError("saisie-incorrecte", { field, expected });
}

/**
 * What was typed, as it is kept. A draft may lack its texts, not its title. `blocks`: how many the kit has. Throws
 * `saisie-incorrecte`.
 */
export function contentGiven(given: GivenStudy, blocks: number): StudyContent {
	const text = (name: string, most: number): string => {
		const typed = (given[name] ?? "").replaceAll("\r\n", "\n").trim();
		if (typed.length > most) throw wrong(name, `Restez sous ${most} caractères.`);
		return typed;
	};
	const title = text("titre", longestStudyTitle);
	if (title === "") throw wrong("titre", "Donnez un titre, de 120 caractères au plus.");
	const kind = studyKinds.find((one): one is StudyKind => one === given.type);
	if (!kind) throw wrong("type", "Choisissez le type de publication.");
	const theme = themes.find(({ id }) => id === given.theme)?.id;
	if (!theme) throw wrong("theme", "Choisissez un thème.");
	const question = text("question", longestSentence);
	if (question !== "" && !question.endsWith("?"))
		throw wrong("question", "Écrivez une question : elle finit par un point d’interrogation.");
	return {
		title,
		kind,
		theme,
		question,
		sentences: Array.from({ length: mostSentences }, (_, at) =>
			text(`phrase-${at + 1}`, longestSentence),
		).filter((sentence) => sentence !== ""),
		parts: Array.from(
			{ length: blocks },
			(_, at): StudyPart => ({
				at,
				title: text(`partie-${at}`, longestStudyTitle),
				text: text(`texte-${at}`, longestStudyText),
			}),
		).filter(({ at, title: name, text: said }) => {
			if (name === "" && said !== "")
				throw wrong(`partie-${at}`, "Donnez un titre à la partie : son texte n’en a pas.");
			return name !== "";
		}),
		method: text("methode", longestStudyText),
		limits: text("limites", longestStudyText),
		authors: text("auteurs", longestAuthors),
		reuse: text("reutilisation", longestStudyText),
		changes: text("changements", longestStudyText),
	};
}

/** Before others read it: what a study cannot do without. Throws `saisie-incorrecte`. */
export function demandComplete(content: StudyContent, first: boolean): void {
	const count = content.sentences.length;
	if (count < fewestSentences)
		throw wrong(
			`phrase-${count + 1}`,
			`Écrivez ${fewestSentences} phrases au moins, ${mostSentences} au mieux : ce qu’il faut retenir.`,
		);
	if (content.method === "") throw wrong("methode", "Dites comment les chiffres ont été obtenus et lus.");
	if (content.limits === "") throw wrong("limites", "Dites ce que les chiffres ne disent pas.");
	if (content.authors === "") throw wrong("auteurs", "Dites qui signe : à défaut, votre organisation.");
	if (!first && content.changes === "")
		throw wrong("changements", "Dites ce qui change depuis l’édition précédente.");
}
