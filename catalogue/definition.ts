import { additivityText } from "./additivity-text.ts";
import type { Indicator } from "./model.ts";
import { sources } from "./sources/index.ts";

/** One line of the definition of an indicator, ready to print. */
export interface DefinitionLine {
	/** Stable name, for the API and the exports. */
	readonly id: string;
	readonly term: string;
	readonly text: string;
}

const polarities: Readonly<Record<Indicator["polarity"], string>> = {
	up: "Une valeur plus élevée est jugée favorable.",
	down: "Une valeur plus basse est jugée favorable.",
	neutral: "Ni une hausse ni une baisse n'est bonne ou mauvaise en soi.",
};

/**
 * The definition of an indicator, line by line: what the definition page, the « Lisez-moi » sheet of an export, the API and a
 * tooltip print. Written from the entry alone.
 */
export function definitionOf(indicator: Indicator): readonly DefinitionLine[] {
	const { classes, numerator, denominator } = indicator;
	const lines: (readonly [string, string, string | undefined])[] = [
		["definition", "Définition", indicator.definition],
		["formule", "Formule", indicator.formulaText],
		["numerateur", "Numérateur", numerator],
		["denominateur", "Dénominateur", denominator],
		["champ", "Champ", indicator.universe],
		["unite", "Unité", unitText(indicator)],
		["echelle", "Échelle", classes?.map((word, index) => `${index + 1} : ${word}`).join(" ; ")],
		["addition", "Addition", additivityText(indicator)],
		["seuil", "Seuil", thresholdText(indicator)],
		["lecture", "Lecture", polarities[indicator.polarity]],
		["source", "Source", sourceText(indicator)],
		["responsable", "Définition tenue par", ownerText(indicator)],
		["methode", "Méthode", indicator.method],
	];
	return lines.flatMap(([id, term, text]) => (text === undefined ? [] : [{ id, term, text }]));
}

function unitText({ classes, unit, decimals }: Indicator): string {
	if (classes) return "échelle de 1 à 5";
	const precision =
		decimals === 0 ? "arrondi à l'unité" : decimals === 1 ? "une décimale" : `${decimals} décimales`;
	return `${unit || "sans unité"}, ${precision}`;
}

/** Thresholds of the observatory; secrecy is the affair of the source and of its charter. */
function thresholdText({ thresholds: { minDenominator, minCount }, denominator }: Indicator): string {
	if (minDenominator !== undefined)
		return `Non significatif (ns) en dessous ${denominator === undefined ? "d'un effectif" : "d'un dénominateur"} de ${minDenominator}.`;
	if (minCount !== undefined)
		return `Non significatif (ns) en dessous d'un effectif de ${minCount}, ou si le hasard peut expliquer l'écart.`;
	return "Pas de seuil propre à l'observatoire ; ce que le producteur masque reste masqué.";
}

const feeding = (indicator: Indicator) => sources.filter((source) => indicator.sources.includes(source.id));

function sourceText(indicator: Indicator): string {
	return feeding(indicator)
		.map((source) => `${source.title} (${source.producer})`)
		.join(" ; ");
}

function ownerText(indicator: Indicator): string {
	if (indicator.owner === "observatoire") return "L'observatoire, qui le calcule à partir des sources.";
	const producers = [...new Set(feeding(indicator).map((source) => source.producer))];
	return `Le producteur (${producers.join(" ; ")}) ; l'observatoire reprend sa définition.`;
}
