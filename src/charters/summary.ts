import { counted, enumerate } from "../platform/french.ts";
import { type Charter, inForceFrom, inForceUntil, type Version } from "./charter.ts";
import { type Clause, uses } from "./model.ts";
import {
	endText,
	recipientsText,
	retentionText,
	secrecyText,
	startText,
	upTo,
	useLabels,
} from "./wording.ts";

/**
 * A version in ten lines at most, in plain French, made from its clauses. `nameOf` gives the title of a data set.
 */
export function summaryOf(
	charter: Pick<Charter, "partner" | "operator">,
	version: Version,
	nameOf: (source: string) => string,
): readonly string[] {
	const { clauses } = version;
	const sources = [...new Set(clauses.map(({ source }) => source))];
	const names = enumerate(sources.map((source) => `« ${nameOf(source)} »`));
	return [
		`${charter.partner.name} partage ses données avec ${charter.operator.name}.`,
		`Pourquoi : ${withStop(version.purpose)}`,
		`Durée : elle prend effet ${startText(inForceFrom(version))} et s’arrête ${endText(inForceUntil(version))}.`,
		sources.length === 0
			? "Données : aucune pour l’instant."
			: `Données : ${counted(sources.length, "jeu", "jeux")}, ${names}.`,
		...uses.flatMap((use) => {
			const ofUse = clauses.filter((clause) => clause.use === use);
			return ofUse.length === 0
				? []
				: [useLine(useLabels[use], ofUse, sources.length > 1 ? nameOf : undefined)];
		}),
		...(clauses.length === 0 ? [] : [secrecyLine(clauses), retentionLine(clauses)]),
	];
}

function withStop(text: string): string {
	const sentence = text.trim();
	return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function useLine(
	label: string,
	clauses: readonly Clause[],
	nameOf: ((source: string) => string) | undefined,
): string {
	const parts = clauses.map((clause) => {
		const reach = `${upTo(clause.finest)}, ${recipientsText(clause.recipients)}`;
		return nameOf ? `${nameOf(clause.source)} ${reach}` : reach;
	});
	return `${capital(label)} : ${[...new Set(parts)].join(" ; ")}.`;
}

function secrecyLine(clauses: readonly Clause[]): string {
	const texts = [...new Set(clauses.map(secrecyText))];
	const [only] = texts;
	return texts.length === 1 && only !== undefined
		? `Secret : ${only.replace(/^secret /, "chiffres cachés ")}.`
		: `Secret : selon la clause, ${enumerate(texts.map((text) => text.replace(/^secret /, "chiffres cachés ")))}.`;
}

function retentionLine(clauses: readonly Clause[]): string {
	const most = Math.max(...clauses.map(({ retentionMonths }) => retentionMonths));
	return `Fichiers : ${retentionText(most)}${most === 0 ? "" : " au plus, puis suppression avec certificat"}.`;
}
