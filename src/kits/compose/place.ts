import type { Indicator, TerritoryType } from "../../../catalogue/model.ts";
import { territoryKind } from "../../../catalogue/nomenclatures/index.ts";
import type { Figures, Perimeter, TerritoryRef } from "../../figures/model.ts";
import { DefError, enumerate } from "../../platform/index.ts";
import { holderOf, lowerFirst, zoningsOf } from "../../reading/index.ts";
import type { KitPlace } from "../model.ts";
import type { Composing } from "./context.ts";

/** Where the figures of a block are read. */
export interface ReadPlace {
	readonly asked: TerritoryRef | { readonly perimeter: Perimeter };
	readonly label: string;
	/** Why it is not the place of the document. */
	readonly note?: string;
}

/** Zonings that hold narrower ones whole, and that a committee knows. */
const wider: readonly TerritoryType[] = ["departement", "region", "france"];

/** The place of the document if the indicator is printed there, else the nearest wider one that holds it whole. */
export async function placeFor(context: Composing, indicator: Indicator): Promise<ReadPlace | undefined> {
	const { figures, place, placeLabel } = context;
	const zonings = zoningsOf(figures, indicator);
	if ("territory" in place) {
		if (zonings.has(place.territory.type)) return { asked: place.territory, label: placeLabel };
	} else if (await adds(figures, indicator, place.perimeter)) return { asked: place, label: placeLabel };
	const members = membersOf(place);
	for (const type of wider) {
		if (!zonings.has(type)) continue;
		const holders = new Set(
			members.map((one) => (one.type === type ? one.code : holderOf(figures, one, type)?.code)),
		);
		const [code, ...others] = holders;
		const card = code === undefined || others.length > 0 ? undefined : figures.territory(type, code);
		if (card)
			return {
				asked: { type, code: card.code },
				label: card.label,
				note: `Ce chiffre n'est pas publié pour ${placeLabel} : il est donné pour ${type === "france" ? "la France" : `${card.label} (${lowerFirst(territoryKind(type).label)})`}.`,
			};
	}
	return undefined;
}

/** « pour les bassins d'emploi et les départements »: where an indicator is printed, for who looks for it elsewhere. */
export function printedWhere({ figures }: Composing, indicator: Indicator): string {
	const { territories, withheld } = figures.coverage(indicator.id);
	const [first] = withheld;
	const open = [...zoningsOf(figures, indicator)];
	if (open.length === 0) return first?.reason ?? "Aucune source de cette diffusion ne donne ce chiffre.";
	const names = territories
		.filter((type) => open.includes(type))
		.map((type) => territoryKind(type).plural.toLowerCase());
	return `Ce chiffre n'est publié qu'à d'autres mailles : ${enumerate(names)}.`;
}

/** Why an indicator has no figure under a code: no source of the release gives it, or they follow another nomenclature. */
export function unknownCode(context: Composing, indicator: Indicator): string {
	return context.figures.coverage(indicator.id).about.length === 0
		? printedWhere(context, indicator)
		: "Ce chiffre n'est pas publié pour ce métier : sa source suit une autre nomenclature, sans correspondance assez nette.";
}

function membersOf(place: KitPlace): readonly TerritoryRef[] {
	return "territory" in place ? [place.territory] : place.perimeter.members;
}

async function adds(figures: Figures, indicator: Indicator, perimeter: Perimeter): Promise<boolean> {
	try {
		await figures.plan({ indicator: indicator.id, territories: { perimeter } });
		return true;
	} catch (error) {
		// The registry refuses to add it up here: a wider place is looked for.
		if (error instanceof DefError) return false;
		throw error;
	}
}
