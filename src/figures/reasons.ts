/**
 * Every sentence that says why a figure is blank, estimated or fragile. One catalogue, French, ready to print: a status
 * without a reason is a defect.
 */
import { formatNumber, formatQuantity, typeset } from "../platform/french.ts";

/** Bounds of the true value, in the unit of the indicator. */
interface Bounds {
	readonly low: number;
	readonly high: number;
}

interface Display {
	readonly unit: string;
	readonly decimals: number;
}

const between = (bounds: Bounds, display: Display): string =>
	`entre ${formatNumber(bounds.low, display)} et ${formatQuantity(bounds.high, display.unit, display)}`;

const percent = (share: number): string => formatQuantity(100 * share, "%");

const sentences = {
	noRow: () => "Donnée non disponible à cette maille ou à cette date.",
	notPublishedHere: () =>
		"Le producteur ne publie pas ce chiffre à cette maille, et il ne se recalcule pas en additionnant des mailles plus fines.",
	blank: () => "Donnée absente du fichier du producteur.",
	tooManyBlanks: (known: number, rows: number) =>
		`Donnée non disponible : ${formatNumber(known)} ${known >= 2 ? "lignes renseignées" : "ligne renseignée"} sur ${formatNumber(rows)}, trop peu pour un total.`,
	someBlanks: (known: number, rows: number) =>
		`Estimation : total de ${formatNumber(known)} lignes renseignées sur ${formatNumber(rows)}.`,
	hidden: () => "Valeur masquée par le producteur.",
	secret: () => "Secret statistique : trop peu d'unités pour publier ce chiffre sans identifier quelqu'un.",
	secretOf: (origins: readonly string[]) =>
		`Secret statistique : ce chiffre en dirait trop sur trop peu d'unités, ou permettrait d'en retrouver un autre (${origins.join(" ; ")}).`,
	secretSibling: () =>
		"Secret statistique : une autre modalité est masquée, la part ne peut pas être calculée.",
	unprotected: () =>
		"Cette diffusion a été faite avant que le secret statistique ne protège les données partagées sous charte : leurs chiffres n'y sont plus montrés.",
	stricterTerms: (clause: string) =>
		`La charte demande désormais plus de secret que cette diffusion n'en a reçu : ce chiffre attend la prochaine. « ${clause} »`,
	chartersUnread: () =>
		"Donnée partagée sous charte : elle n'est montrée que par l'observatoire en service, qui lit les chartes.",
	charterLines: () => "Les lignes de ce fichier ne sont pas montrées : il est partagé sous charte.",
	secretLines: () =>
		"Les lignes de ce fichier ne sont pas montrées : ses chiffres sont sous secret statistique.",
	charterFinding: () =>
		"Le détail de cette remarque n'est pas montré : il citerait des lignes d'un fichier partagé sous charte.",
	hiddenParts: (bounds: Bounds | undefined, display: Display) =>
		bounds
			? `Des valeurs sont masquées par le producteur : le chiffre est compris ${between(bounds, display)}.`
			: "Des valeurs qui entrent dans ce chiffre sont masquées par le producteur.",
	hiddenEstimate: (bounds: Bounds, display: Display) =>
		`Estimation : des valeurs sont masquées par le producteur ; le chiffre est compris ${between(bounds, display)}.`,
	hiddenSibling: () =>
		"Une autre modalité est masquée par le producteur : la part ne peut pas être calculée.",
	blankSibling: () => "Une autre modalité n'est pas renseignée : la part ne peut pas être calculée.",
	belowThreshold: (threshold: number) =>
		`Non significatif : effectif inférieur à ${formatNumber(threshold)}, seuil de publication.`,
	notSignificant: () => "Non significatif : effectif ou échantillon trop faible pour être fiable.",
	someMembers: (names: readonly string[], total: number) =>
		`${formatNumber(names.length)} territoire${names.length > 1 ? "s" : ""} sur ${formatNumber(total)} sans donnée (${names.slice(0, 3).join(", ")}${names.length > 3 ? "…" : ""}) : une absence n'est pas un zéro.`,
	noClass: () =>
		"Non significatif : effectif trop faible sur ce territoire, le producteur n'a pas attribué de niveau.",
	notSpecific: (minCount: number) =>
		`Non significatif : effectif inférieur à ${formatNumber(minCount)}, ou écart à la moyenne nationale que le hasard peut expliquer.`,
	meaningless: () => "Sans objet par nature.",
	zeroDenominator: () => "Sans objet : le dénominateur est nul.",
	broken: (why: string) => `Rupture de série : ${why}. Les deux périodes ne se comparent pas.`,
	zeroBase: () => "Sans objet : la valeur de départ est nulle.",
	partialCoverage: (coverage: number) =>
		`Estimation : calcul sur les seules lignes dont tous les termes sont connus, soit ${percent(coverage)} du dénominateur.`,
	imputed: () =>
		"Estimation du producteur : le volume local est insuffisant, la valeur est celle d'un regroupement de métiers ou du territoire supérieur.",
	estimated: () => "Valeur estimée par le producteur.",
	converted: () =>
		"Estimation : une partie de l'effectif vient de codes partagés entre plusieurs autres lors d'une conversion.",
	mostlyConverted: () =>
		"Estimation : plus de la moitié de l'effectif vient de codes partagés entre plusieurs autres lors d'une conversion ; il ne se compare pas à une autre série.",
	provisional: () => "Valeur provisoire.",
	revised: () => "Valeur révisée par le producteur.",
	noStart: (why: string | undefined) =>
		why === undefined
			? "La période de départ n'est pas disponible."
			: `Période de départ : ${lowerFirst(why)}`,
	fragile: (base: number) =>
		`Évolution fragile : elle part d'un effectif de ${formatNumber(base)}, inférieur à 20.`,
} as const;

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

type Sentences = typeof sentences;

/** `reason("belowThreshold", 20)`: the sentence, typeset. */
export function reason<K extends keyof Sentences>(name: K, ...args: Parameters<Sentences[K]>): string {
	// The catalogue is homogeneous: each entry takes its own arguments and gives a text.
	const write = sentences[name] as (...values: Parameters<Sentences[K]>) => string;
	return typeset(write(...args));
}
