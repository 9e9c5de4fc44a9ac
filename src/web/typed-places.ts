import type { TerritoryType } from "../../catalogue/model.ts";
import type { Figures, TerritoryCard, TerritoryRef } from "../figures/model.ts";
import { foldText } from "../platform/french.ts";
import { lowerFirst } from "../reading/index.ts";
import { isTerritoryType, territoryKind, territoryTypes } from "./declared.ts";
import { fullCode } from "./place-address.ts";
import { piecesOf, type Unread } from "./typed-pieces.ts";

type Known = Pick<Figures, "merged" | "search" | "territories" | "territory">;

export interface TypedPlaces {
	/** A commune that merged keeps the code that was typed: the page says which commune holds it today. */
	readonly places: readonly TerritoryRef[];
	/** The whole list as it was cut. */
	readonly pieces: readonly string[];
	readonly unread: readonly Unread[];
}

/** What a perimeter is most often made of: tried in turn for a list of names. */
export const bricks: readonly TerritoryType[] = ["commune", "epci", "departement", "zone-emploi", "bassin"];

/** What helps to tell which place was meant. */
export interface Meant {
	/** The zoning of every piece, when it was said. */
	readonly type?: TerritoryType | undefined;
	/** A commune of this region comes before its namesakes elsewhere. */
	readonly region: string;
	/**
	 * Zonings tried in turn for a list of names when none was said: the first that has most of them is the one that was meant. Codes
	 * are never guessed so.
	 */
	readonly usual?: readonly TerritoryType[];
}

/**
 * Names and codes of places as they are pasted from a sheet: between quotes, a code followed by its name, a first zero lost. A code or a name
 * that several zonings have is not guessed: each of them is proposed.
 */
export function readPlaces(figures: Known, text: string, meant: Meant): TypedPlaces {
	const pieces = piecesOf(text, (line) => isGroupedCode(figures, line));
	const named = nameIndex(figures, meant.region);
	const usual = meant.usual ?? [];
	const order = ({ type }: TerritoryRef): number =>
		usual.indexOf(type) + (usual.includes(type) ? 0 : usual.length + 1);
	const read = (type: TerritoryType | undefined): TypedPlaces => {
		const places: TerritoryRef[] = [];
		const unread: Unread[] = [];
		for (const piece of pieces) {
			const found = placesOf(figures, named, piece, type);
			const [only] = found;
			if (only && found.length === 1) places.push(only);
			else {
				const cards = [...found, ...(type ? [] : named("commune", piece))].flatMap(
					(ref) => figures.territory(ref.type, ref.code) ?? [],
				);
				unread.push({
					text: piece,
					suggestions: (cards.length > 0 ? cards : near(figures, piece))
						.toSorted((a, b) => order(a) - order(b))
						.slice(0, mostSuggested)
						.map(suggested),
				});
			}
		}
		return { places, pieces, unread };
	};
	const first = read(meant.type);
	const isCoded = pieces.some((piece) => /\d/.test(piece) && !piece.includes(":"));
	if (meant.type || isCoded) return first;
	const said = new Set(pieces.map(zoningSaid).filter((type) => type !== undefined));
	const tried = [...(said.size === 1 ? said : []), ...(first.unread.length === 0 ? [] : usual)];
	// Sorting is stable: of two that read as many, the one that is tried first.
	const [best = first] = tried.map(read).toSorted((a, b) => a.unread.length - b.unread.length);
	return best.unread.length <= first.unread.length ? best : first;
}

const mostSuggested = 5;

/** « commune:61006 » says what the names beside it are. */
function zoningSaid(piece: string): TerritoryType | undefined {
	const [zoning = "", after] = piece.split(":");
	return after !== undefined && isTerritoryType(zoning) ? zoning : undefined;
}

/** « 14 118 », « 200 065 597 »: a sheet parts the figures of a code as it does those of a number. */
const grouped = /^\d{1,3}(?: \d{3})+$/;
const isGroupedCode = (figures: Known, line: string): boolean =>
	grouped.test(line) &&
	(["commune", "epci"] as const).some((type) => coded(figures, type, ungrouped(line), false) !== undefined);
const ungrouped = (text: string): string => (grouped.test(text) ? text.replaceAll(" ", "") : text);

const suggested = ({ type, code, label }: TerritoryCard): Unread["suggestions"][number] => ({
	write: `${type}:${code}`,
	label: `${label} (${lowerFirst(territoryKind(type).label)})`,
});

/** « 14118 Caen », « 14118 - Caen »: the name beside a code only repeats it. */
const codeThenName = /^(\d[\dAB]?\d+)\s*[-–:(]?\s+\p{L}/u;

function placesOf(
	figures: Known,
	named: NameIndex,
	piece: string,
	only: TerritoryType | undefined,
): readonly TerritoryRef[] {
	const [zoning = "", after] = piece.split(":");
	if (after !== undefined && isTerritoryType(zoning)) {
		const ref = coded(figures, zoning, after.trim(), true);
		return ref ? [ref] : [];
	}
	const types = only ? [only] : territoryTypes.map(({ id }) => id);
	const code = codeThenName.exec(piece)?.[1] ?? ungrouped(piece);
	const byCode = types.flatMap((type) => coded(figures, type, code, type === only) ?? []);
	if (byCode.length > 0) return byCode;
	// A name of commune is read only when communes are meant: each is the name of many other things.
	return types.flatMap((type) => (type === "commune" && !only ? [] : named(type, piece)));
}

/** A short code is that of a commune or a département, unless the zoning is told. */
function coded(figures: Known, type: TerritoryType, typed: string, told: boolean): TerritoryRef | undefined {
	const code = typed.toUpperCase();
	const full = told || type === "commune" || type === "departement" ? fullCode(type, code) : code;
	const card = figures.territory(type, code) ?? figures.territory(type, full);
	if (card) return { type, code: card.code };
	return type === "commune" && figures.merged(full) ? { type, code: full } : undefined;
}

type NameIndex = (type: TerritoryType, name: string) => readonly TerritoryRef[];

/** Places by their folded name, each zoning read once: a list may hold hundreds of names. */
function nameIndex(figures: Known, region: string): NameIndex {
	const read = new Map<string, ReadonlyMap<string, readonly TerritoryRef[]>>();
	const of = (type: TerritoryType, within?: string): ReadonlyMap<string, readonly TerritoryRef[]> => {
		const key = `${type} ${within ?? ""}`;
		const known = read.get(key);
		if (known) return known;
		const made = Map.groupBy(figures.territories(type, within), ({ label }) => foldText(label));
		read.set(key, made);
		return made;
	};
	return (type, name) => {
		const folded = foldText(name);
		const near = of(type, region).get(folded) ?? [];
		const found = near.length > 0 ? near : (of(type).get(folded) ?? []);
		return found.map(({ code }) => ({ type, code }));
	};
}

/** Hits looked at for a place: words and trainings come among them. */
const mostTried = 30;

function near(figures: Known, piece: string): readonly TerritoryCard[] {
	const found = figures.search(piece, mostTried);
	const again =
		found.hits.length === 0 && found.suggestion ? figures.search(found.suggestion, mostTried) : found;
	const places = again.hits.filter(({ kind }) => kind === "territoire").slice(0, 8);
	return places.flatMap((hit) => {
		const [, , type = ""] = hit.path.split("/");
		return isTerritoryType(type) ? (figures.territory(type, hit.code) ?? []) : [];
	});
}
