import type { LevelId, TerritoryType } from "../../catalogue/model.ts";
import { DefError } from "../platform/index.ts";
import type { PeriodCode, TerritoryRef } from "./model.ts";

/** What a `/chiffres/…` address names: one cell of one indicator. */
export interface CellKey {
	readonly indicator: string;
	readonly territory: TerritoryRef;
	readonly about?: { readonly level: LevelId; readonly code: string };
	readonly categories: Readonly<Record<string, string>>;
	readonly period: PeriodCode;
}

/** Keys sorted, so that one figure has one address. `/chiffres/taux-chomage?periode=2023-T3&territoire=zone-emploi:2804` */
export function permalinkOf(key: CellKey): string {
	const query = new Map<string, string>([
		["territoire", `${key.territory.type}:${key.territory.code}`],
		["periode", key.period],
	]);
	if (key.about && key.about.level !== "all") query.set("sur", `${key.about.level}:${key.about.code}`);
	for (const [id, value] of Object.entries(key.categories)) query.set(`c.${id}`, value);
	const text = [...query]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v).replaceAll("%3A", ":")}`)
		.join("&");
	return `/chiffres/${key.indicator}?${text}`;
}

export function parsePermalink(address: string): CellKey {
	const unknown = (): DefError => new DefError("chiffre-inconnu", { url: address });
	let url: URL;
	try {
		url = new URL(address, "http://local");
	} catch {
		throw unknown();
	}
	const indicator = /^\/chiffres\/([a-z0-9-]+)\/?$/.exec(url.pathname)?.[1];
	const territory = pair(url.searchParams.get("territoire"));
	const period = url.searchParams.get("periode");
	if (!indicator || !territory || !period) throw unknown();
	const about = pair(url.searchParams.get("sur"));
	const categories = Object.fromEntries(
		[...url.searchParams].filter(([k]) => k.startsWith("c.")).map(([k, v]) => [k.slice(2), v]),
	);
	return {
		indicator,
		territory: { type: territory[0] as TerritoryType, code: territory[1] },
		...(about ? { about: { level: about[0] as LevelId, code: about[1] } } : {}),
		categories,
		period,
	};
}

function pair(text: string | null): [string, string] | undefined {
	const at = text?.indexOf(":") ?? -1;
	if (!text || at < 1 || at === text.length - 1) return undefined;
	return [text.slice(0, at), text.slice(at + 1)];
}
