import type { FigureCell } from "../figures/model.ts";
import { formatNumber, formatQuantity } from "../platform/french.ts";
import { levelOf, RAISES } from "./causes.ts";
import type { Cause, MatrixCell, Objection, Row } from "./model.ts";
import { printed } from "./range.ts";

/** Share of seasonal projects from which a need is mostly of the season. */
const SEASONAL = 50;
/** Number of job-seekers under which a ratio to them is fragile. */
const FEW_SEEKERS = 30;

/**
 * What speaks against buying training here: each objection rests on published figures, or on the fact that they are not. Never
 * empty: the last says what no figure tells.
 */
export function objectionsOf(given: {
	readonly row: Row;
	readonly cell: MatrixCell;
	readonly causes: readonly Cause[];
	readonly seasonal: FigureCell | undefined;
	/** Share of the young people in a job whose training leads to no declared occupation, 0 to 1. */
	readonly outside: number;
}): readonly Objection[] {
	const { row, cell, causes, seasonal, outside } = given;
	const found: Objection[] = [];
	const say = (id: string, text: string): void => void found.push({ id, text });

	if (cell.need.word === null)
		say("besoin-inconnu", "Le besoin n’est pas publié ici : rien ne dit qu’il y aura des embauches.");
	if (cell.need.word === "faible")
		say(
			"besoin-faible",
			"Moins de 30 projets par an dans ce bassin : quelques employeurs décident de tout, et un groupe entier ne trouverait pas d’emploi sur place.",
		);
	const share = printed(seasonal);
	if (share !== null && share >= SEASONAL)
		say(
			"saisonnier",
			`${formatQuantity(share, "%")} des projets sont saisonniers : une formation longue mènerait à des emplois de quelques mois.`,
		);
	if (cell.pool.word === "large")
		say(
			"vivier-large",
			"Des demandeurs d’emploi cherchent déjà ce métier ici, plus nombreux que les offres : regardez d’abord pourquoi ils ne sont pas recrutés.",
		);
	const seekers = printed(
		cell.pool.evidence.find(({ indicator }) => indicator.id === "demandeurs-emploi-rome")?.cell,
	);
	if (seekers !== null && seekers < FEW_SEEKERS)
		say(
			"public-rare",
			`Moins de ${FEW_SEEKERS} demandeurs d’emploi cherchent ce métier dans le bassin : le groupe sera difficile à remplir sur place.`,
		);
	const conditions = [
		levelOf(causes, "facteur-conditions-travail"),
		levelOf(causes, "facteur-non-durabilite-emploi"),
	].some((level) => level !== null && level >= RAISES);
	const link = levelOf(causes, "facteur-lien-formation-emploi");
	if (conditions)
		say(
			"conditions",
			link !== null && link >= RAISES
				? "Les conditions de travail ou la durée des emplois pèsent aussi : sans elles, les personnes formées ne resteront pas."
				: "La tension vient surtout des conditions de travail ou de la durée des emplois : la formation seule ne suffira pas.",
		);
	if (link !== null && link <= 2)
		say(
			"acces-ouvert",
			"Ce métier s’exerce avec des formations très diverses : former davantage le détend rarement.",
		);
	const away = levelOf(causes, "facteur-inadequation-geographique");
	if (away !== null && away >= RAISES)
		say(
			"ailleurs",
			"Les personnes qui cherchent ce métier habitent loin des offres : transport et logement comptent autant que la formation.",
		);
	const { coverage } = row;
	if ("ratio" in coverage) {
		if (coverage.interval.low > 1)
			say("deja-couvert", "En région, les sortants en emploi dépassent déjà le besoin d’une année.");
		else if (!coverage.sure)
			say(
				"intervalle",
				`Couverture régionale entre ${formatNumber(coverage.interval.low, { decimals: 2 })} et ${Number.isFinite(coverage.interval.high) ? formatNumber(coverage.interval.high, { decimals: 2 }) : "une valeur inconnue"} : on ne peut pas dire si l’offre manque.`,
			);
	} else say("couverture-inconnue", `La couverture régionale ne peut pas être calculée. ${coverage.reason}`);
	if (outside > 0)
		say(
			"offre-partielle",
			`L’offre comptée est celle des lycées et de l’apprentissage ; formation des demandeurs d’emploi et supérieur n’y sont pas, et ${formatQuantity(100 * outside, "%")} des sortants viennent de formations sans métier déclaré.`,
		);
	say(
		"attrait",
		"Aucun chiffre ne dit si des personnes veulent ce métier ici : l’avis des employeurs et des conseillers du bassin reste à prendre.",
	);
	return found;
}
