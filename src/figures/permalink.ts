import type { LevelId, TerritoryType } from "../../catalogue/model.ts";
import { DefError } from "../platform/index.ts";
import type { PeriodCode, TerritoryRef } from "./model.ts";

/** What a `/chiffres/…` address names: one cell of one indicator, or one figure added up over several. */
export interface CellKey {
	readonly indicator: string;
	/** One place, or the members of a perimeter. */
	readonly territory?: TerritoryRef;
	readonly members?: readonly TerritoryRef[];
	readonly about?: { readonly level: LevelId; readonly code: string };
	/** Several codes of one level, added up. */
	readonly abouts?: { readonly level: LevelId; readonly codes: readonly string[] };
	/** One value, or several added up. */
	readonly categories: Readonly<Record<string, string | readonly string[]>>;
	/** One period, or several joined by `+`, added up. */
	readonly period: PeriodCode;
}

/** Keys sorted, so that one figure has one address. `/chiffres/taux-chomage?periode=2023-T3&territoire=zone-emploi:2804` */
export function permalinkOf(key: CellKey): string {
	const query: (readonly [string, string])[] = [["periode", key.period]];
	if (key.territory) query.push(["territoire", `${key.territory.type}:${key.territory.code}`]);
	if (key.members) query.push(["membres", membersText(key.members)]);
	if (key.about && key.about.level !== "all") query.push(["sur", `${key.about.level}:${key.about.code}`]);
	if (key.abouts) query.push(["sur", `${key.abouts.level}:${key.abouts.codes.toSorted().join(",")}`]);
	for (const [id, value] of Object.entries(key.categories))
		for (const one of typeof value === "string" ? [value] : value) query.push([`c.${id}`, one]);
	const text = query
		.toSorted(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
		.map(([k, v]) => `${encodeURIComponent(k)}=${encoded(v)}`)
		.join("&");
	return `/chiffres/${key.indicator}?${text}`;
}

const encoded = (text: string): string =>
	encodeURIComponent(text).replaceAll("%3A", ":").replaceAll("%2C", ",");

/** `epci:200065597,epci:200023414`: how the members of a perimeter are written in an address. */
export function membersText(members: readonly TerritoryRef[]): string {
	return members
		.map(({ type, code }) => `${type}:${code}`)
		.toSorted()
		.join(",");
}

/** The members written by `membersText`; undefined when one of them is not `type:code`. */
export function parseMembers(text: string): readonly TerritoryRef[] | undefined {
	const refs = text.split(",").map((part) => pair(part.trim()));
	if (refs.some((ref) => ref === undefined)) return undefined;
	return refs.flatMap((ref) => (ref ? [{ type: ref[0] as TerritoryType, code: ref[1] }] : []));
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
	const listed = url.searchParams.get("membres");
	const members = listed === null ? undefined : parseMembers(listed);
	const period = url.searchParams.get("periode");
	if (!indicator || !period || (territory === undefined) === (members === undefined)) throw unknown();
	const about = pair(url.searchParams.get("sur"));
	const codes = about?.[1].split(",") ?? [];
	const categories = Object.fromEntries(
		[...new Set(url.searchParams.keys())]
			.filter((k) => k.startsWith("c."))
			.map((k) => {
				const [only, ...others] = url.searchParams.getAll(k);
				return [k.slice(2), only !== undefined && others.length === 0 ? only : url.searchParams.getAll(k)];
			}),
	);
	return {
		indicator,
		...(territory ? { territory: { type: territory[0] as TerritoryType, code: territory[1] } } : {}),
		...(members ? { members } : {}),
		...(about && codes.length < 2 ? { about: { level: about[0] as LevelId, code: about[1] } } : {}),
		...(about && codes.length > 1 ? { abouts: { level: about[0] as LevelId, codes } } : {}),
		categories,
		period,
	};
}

function pair(text: string | null): [string, string] | undefined {
	const at = text?.indexOf(":") ?? -1;
	if (!text || at < 1 || at === text.length - 1) return undefined;
	return [text.slice(0, at), text.slice(at + 1)];
}
