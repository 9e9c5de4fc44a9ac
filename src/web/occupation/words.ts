import type { Region } from "../../../catalogue/model.ts";
import type { OccupationCard } from "../../figures/model.ts";
import { foldText, formatNumber, formatPeriod } from "../../platform/french.ts";
import { amountText, classWord, lowerFirst, upperFirst } from "../../reading/index.ts";
import { inNameOf, ofName, thePlace } from "../region-name.ts";
import type { OccupationAnswer, Told } from "./answer.ts";
import type { Place } from "./places.ts";

/** « Autour du Havre », « autour d'Évreux », « autour de L'Aigle », « en Normandie », « dans le département (Orne) ». */
export function aroundText({ type, code, label }: Place, region: Region): string {
	if (type === "france") return "en France";
	if (type === "region") return code === region.code ? inNameOf(region) : `dans la région ${label}`;
	if (type === "departement") return `dans le département (${label})`;
	return `autour ${ofName(label)}`;
}

/** The family that a figure speaks of, when it is not the occupation under its own name. */
export function familyOf({ subject }: Told, card: OccupationCard): string | undefined {
	return subject.via && foldText(subject.label) !== foldText(card.label) ? subject.label : undefined;
}

/** « Autour de Flers, la tension de recrutement est élevée pour ce métier (niveau 4 sur 5, 2021). », in the words of the publication. */
export function tensionSentence(told: Told, card: OccupationCard, region: Region): string {
	const { cell, indicator, where } = told;
	const word = cell.value === null ? "" : lowerFirst(classWord(indicator, cell.value) ?? "");
	const family = familyOf(told, card);
	const subject = family ? `la famille « ${family} », dont relève ce métier` : "ce métier";
	const level = amountText(indicator, cell.value ?? 0);
	return upperFirst(
		`${aroundText(where, region)}, la tension de recrutement est ${word} pour ${subject} (niveau ${level} sur 5, ${formatPeriod(cell.period)}).`,
	);
}

/** Why the figure is not that of the place; undefined when it is. */
export function elsewhereText({ where }: Told, { place }: OccupationAnswer): string | undefined {
	return place === undefined || where.path === place.path || where.label === place.label
		? undefined
		: `Aucun niveau n’est publié pour ${thePlace(place)}.`;
}

/** « bassin d'emploi de Flers, 2024 », « France, 2017-2019 ». */
export function whereAndWhen({ where, cell }: Told): string {
	return `${where.label}, ${formatPeriod(cell.period)}`;
}

/** « De 1 500 € à moins de 2 000 €, net par mois, pour 54 % des salariés à temps complet ». */
export function payText({ cell, indicator }: Told): string {
	const [band = ""] = Object.values(cell.categories);
	const spaced = band.replaceAll(/\d{4,}/g, (digits) => formatNumber(Number(digits)));
	return `${spaced} net par mois, pour ${amountText(indicator, cell.value ?? 0)} % des salariés à temps complet`;
}
