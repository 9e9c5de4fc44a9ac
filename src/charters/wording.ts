import { territoryKind } from "../../catalogue/nomenclatures/index.ts";
import { counted, enumerate, formatDate, formatNumber, formatTime, NBSP } from "../platform/french.ts";
import type { Clause, Recipient, Use } from "./model.ts";

/** How a charter is said in French. One place, so that the page, the refusal and the register use the same words. */

type Level = Clause["finest"];

export const useLabels: Readonly<Record<Use, string>> = {
	diffusion: "diffusion publique",
	pilotage: "pilotage des politiques",
	etude: "étude",
	prospective: "prospective",
};

/** « la zone d’emploi ». */
export function levelName(level: Level): string {
	return territoryKind(level).the.replaceAll("'", "’");
}

/** « jusqu’à la zone d’emploi », « jusqu’au département ». */
export function upTo(level: Level): string {
	const name = levelName(level);
	return name.startsWith("le ") ? `jusqu’au ${name.slice(3)}` : `jusqu’à ${name}`;
}

/** « pour tous », « pour les parties et les organisations de catégorie OPCO ». */
export function recipientsText(recipients: readonly Recipient[]): string {
	if (recipients.includes("public")) return "pour tous";
	const kinds = recipients.filter((one) => one !== "parties");
	const parts = [
		...(recipients.includes("parties") ? ["les parties"] : []),
		...(kinds.length > 0 ? [`les organisations de catégorie ${enumerate(kinds)}`] : []),
	];
	return parts.length === 0 ? "pour personne" : `pour ${enumerate(parts)}`;
}

/** « secret en dessous de 5 unités ou au-delà de 85 % pour un contributeur », « sans seuil de secret ». */
export function secrecyText({ minUnits, maxShare }: Pick<Clause, "minUnits" | "maxShare">): string {
	const parts = [
		...(minUnits > 0 ? [`en dessous de ${counted(minUnits, "unité")}`] : []),
		...(maxShare < 100 ? [`au-delà de ${formatNumber(maxShare)}${NBSP}% pour un contributeur`] : []),
	];
	return parts.length === 0 ? "sans seuil de secret" : `secret ${parts.join(" ou ")}`;
}

export function retentionText(months: number): string {
	return months === 0
		? "suppression dès la fin de la charte"
		: `conservation ${counted(months, "mois", "mois")} après la fin de la charte`;
}

/** The clause in one sentence, as every refusal quotes it. */
export function clauseText(
	charter: { readonly title: string; readonly version: number },
	clause: Clause,
): string {
	const terms = [
		`${useLabels[clause.use]} ${upTo(clause.finest)}`,
		recipientsText(clause.recipients),
		secrecyText(clause),
		retentionText(clause.retentionMonths),
	];
	return `Charte “${charter.title}”, version ${charter.version}, clause ${clause.number} : ${terms.join(", ")}.`;
}

/** An instant at which something starts: the day, with the hour unless it is midnight in Paris. */
export function startText(instant: string | Date): string {
	const time = formatTime(instant);
	return `le ${formatDate(instant)}${time === `0${NBSP}h` ? "" : ` à ${time}`}`;
}

/** An excluded end: midnight belongs to the day before, any other instant is told with its hour. */
export function endText(instant: string | Date): string {
	if (formatTime(instant) !== `0${NBSP}h`) return `le ${formatDate(instant)} à ${formatTime(instant)}`;
	return `le ${formatDate(new Date(new Date(instant).getTime() - 1))}`;
}
