import type { TerritoryRef } from "../../figures/model.ts";
import { france, sameTerritory } from "../../reading/index.ts";
import { indicatorById } from "../declared.ts";
import { readShortPlace, shortPlace } from "../short-place.ts";
import { type CompareAsked, comparePath, mostIndicators, type View, views } from "./model.ts";

type State = Readonly<Record<string, string | undefined>>;

/** What an address may hold: the comparison, and what was typed and is being read. */
export const compareState = {
	keys: ["ajout", "ajouter", "decoupage", "ind", "ok", "per", "ref", "vue", "zones"],
	lists: ["ajouter", "ind", "ref", "zones"],
	longest: 2000,
} as const;

/** `ref=aucune`: no line at all. */
const none = "aucune";

const listOf = (text: string | undefined): readonly string[] => [
	...new Set((text ?? "").split(",").filter((part) => part !== "")),
];

const placesIn = (text: string | undefined): readonly TerritoryRef[] =>
	listOf(text).flatMap((part) => readShortPlace(part) ?? []);

export function defaultReferences(region: string): readonly TerritoryRef[] {
	return [{ type: "region", code: region }, france];
}

/** What it does not understand is left out: the page shows what it kept. */
export function readCompare(state: State, region: string): CompareAsked {
	const asked = state.ref;
	const view = views.find((one): one is View => one === state.vue);
	// A form that was sent with no box ticked says nothing of references.
	const unticked = asked === undefined && state.ok !== undefined;
	return {
		zones: placesIn(state.zones),
		references:
			asked === none || unticked
				? []
				: asked === undefined
					? defaultReferences(region)
					: placesIn(asked).filter(({ type }) => type === "region" || type === "france"),
		indicators: listOf(state.ind)
			.filter((id) => indicatorById.has(id))
			.slice(0, mostIndicators),
		...(state.per ? { period: state.per } : {}),
		view: view ?? "valeur",
	};
}

/** Keys sorted, defaults left out, commas as they are. */
export function compareAddress(asked: CompareAsked, region: string): string {
	const { zones, references, indicators, period, view } = asked;
	const usual = defaultReferences(region);
	const plain =
		references.length === usual.length &&
		references.every((ref, index) => usual[index] && sameTerritory(ref, usual[index]));
	const state = {
		ind: indicators.join(","),
		per: period ?? "",
		ref: plain ? "" : references.length === 0 ? none : references.map(shortPlace).join(","),
		vue: view === "valeur" ? "" : view,
		zones: zones.map(shortPlace).join(","),
	};
	const query = Object.entries(state)
		.filter(([, value]) => value !== "")
		.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll("%2C", ",")}`)
		.join("&");
	return query === "" ? comparePath : `${comparePath}?${query}`;
}
