import type { LevelId, TerritoryType } from "../../../catalogue/model.ts";
import type { Figures, TerritoryCard, TerritoryRef } from "../../figures/model.ts";
import { foldText } from "../../platform/french.ts";
import { lowerFirst } from "../../reading/index.ts";
import { isTerritoryType, territoryKind, territoryTypes } from "../declared.ts";
import { fullCode } from "../place-address.ts";

/** What was typed and names nothing, or several things; each suggestion is what to write instead. */
export interface Unread {
	readonly text: string;
	readonly suggestions: readonly { readonly write: string; readonly label: string }[];
}

export interface TypedPlaces {
	readonly places: readonly TerritoryRef[];
	readonly unread: readonly Unread[];
}

/** One by line, or parted by `;`, `,` or tabs; codes alone may also be parted by blanks. */
export function piecesOf(text: string): readonly string[] {
	const pieces = text
		.split(/[\n\r\t;,]+/)
		.map((piece) => piece.trim())
		.filter((piece) => piece !== "")
		.flatMap((piece) => (/^[\d:\sAB]+$/.test(piece) ? piece.split(/\s+/) : [piece]));
	return [...new Set(pieces)];
}

/**
 * Names and codes of places as they are pasted from a sheet. `type` says of which zoning they are; without it a code or a name
 * that several zonings have is not guessed: each of them is proposed.
 */
export function readPlaces(
	figures: Pick<Figures, "territory" | "territories" | "search">,
	text: string,
	type?: TerritoryType,
): TypedPlaces {
	const places: TerritoryRef[] = [];
	const unread: Unread[] = [];
	for (const piece of piecesOf(text)) {
		const found = placesNamed(figures, piece, type);
		const [only] = found;
		if (only && found.length === 1) places.push({ type: only.type, code: only.code });
		else
			unread.push({
				text: piece,
				suggestions: (found.length > 0 ? found : near(figures, piece)).slice(0, 4).map(suggested),
			});
	}
	return { places, unread };
}

const suggested = ({ type, code, label }: TerritoryCard): Unread["suggestions"][number] => ({
	write: `${type}:${code}`,
	label: `${label} (${lowerFirst(territoryKind(type).label)})`,
});

function placesNamed(
	figures: Pick<Figures, "territory" | "territories" | "search">,
	piece: string,
	only: TerritoryType | undefined,
): readonly TerritoryCard[] {
	const [named = "", after] = piece.split(":");
	if (after !== undefined) {
		const card = isTerritoryType(named)
			? (figures.territory(named, after.trim()) ?? figures.territory(named, fullCode(named, after.trim())))
			: undefined;
		return card ? [card] : [];
	}
	const types = only ? [only] : territoryTypes.map((kind) => kind.id);
	const coded = types.flatMap((type) => {
		const code = piece.toUpperCase();
		// A short code is that of a commune or a département, unless the zoning is told.
		const full = only || type === "commune" || type === "departement" ? fullCode(type, code) : code;
		return figures.territory(type, code) ?? figures.territory(type, full) ?? [];
	});
	if (coded.length > 0) return coded;
	const wanted = foldText(piece);
	return types.flatMap((type) =>
		type === "commune" && !only
			? []
			: figures.territories(type).filter((card) => foldText(card.label) === wanted),
	);
}

/** Hits looked at for a place: words and trainings come among them. */
const mostTried = 30;

function near(figures: Pick<Figures, "territory" | "search">, piece: string): readonly TerritoryCard[] {
	const found = figures.search(piece, mostTried);
	const again =
		found.hits.length === 0 && found.suggestion ? figures.search(found.suggestion, mostTried) : found;
	const places = again.hits.filter(({ kind }) => kind === "territoire").slice(0, 8);
	return places.flatMap((hit) => {
		const [, , type = ""] = hit.path.split("/");
		return isTerritoryType(type) ? (figures.territory(type, hit.code) ?? []) : [];
	});
}

export interface TypedCodes {
	readonly codes: readonly string[];
	readonly unread: readonly Unread[];
}

/** Codes or names of one level of occupations, trainings or activities. */
export function readCodes(
	figures: Pick<Figures, "label" | "occupations">,
	text: string,
	level: LevelId,
): TypedCodes {
	const codes: string[] = [];
	const unread: Unread[] = [];
	const all = figures.occupations(level);
	for (const piece of piecesOf(text)) {
		const code = piece.toUpperCase();
		const known = [piece, code].find((one) => figures.label(level, one) !== undefined);
		const wanted = foldText(piece);
		const named = known === undefined ? all.filter((card) => foldText(card.label) === wanted) : [];
		const [only] = named;
		if (known !== undefined) codes.push(known);
		else if (only && named.length === 1) codes.push(only.code);
		else {
			const like = all.filter(
				(card) =>
					foldText(card.label).includes(wanted) ||
					(code.length > 2 && card.code.startsWith(code.slice(0, 3))),
			);
			unread.push({
				text: piece,
				suggestions: like
					.slice(0, 4)
					.map((card) => ({ write: card.code, label: `${card.label} (${card.code})` })),
			});
		}
	}
	return { codes: [...new Set(codes)], unread };
}
