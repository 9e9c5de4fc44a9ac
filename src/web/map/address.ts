import { indicatorById } from "../declared.ts";
import { type MapAsked, mapPath, mappedZonings } from "./model.ts";

type State = Readonly<Record<string, string | undefined>>;

/** What an address may hold; `ok` is that of a form that was sent. */
export const mapState = { keys: ["avec", "ind", "maille", "ok", "per", "taille", "tri"] } as const;

/** What it does not understand is left out: the page shows what it kept. */
export function readMap(state: State): MapAsked {
	const zoning = mappedZonings.find((type) => type === state.maille);
	return {
		...(state.ind && indicatorById.has(state.ind) ? { indicator: state.ind } : {}),
		...(zoning ? { zoning } : {}),
		...(state.per ? { period: state.per } : {}),
		...(state.avec && state.avec !== state.per ? { versus: state.avec } : {}),
		order: state.tri === "nom" ? "nom" : "valeur",
		...(state.taille === "grande" ? { large: true } : {}),
	};
}

/** Keys sorted, defaults left out. */
export function mapAddress(asked: MapAsked, path: string = mapPath): string {
	const state = {
		avec: asked.versus ?? "",
		ind: asked.indicator ?? "",
		maille: asked.zoning ?? "",
		per: asked.period ?? "",
		taille: asked.large ? "grande" : "",
		tri: asked.order === "nom" ? "nom" : "",
	};
	const query = Object.entries(state)
		.filter(([, value]) => value !== "")
		.map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
		.join("&");
	return query === "" ? path : `${path}?${query}`;
}
