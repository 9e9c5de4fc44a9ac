import type { LevelId } from "../../catalogue/model.ts";
import type { Figures } from "../figures/model.ts";
import { foldText } from "../platform/french.ts";
import { piecesOf, type Unread } from "./typed-pieces.ts";

type Known = Pick<Figures, "codes" | "search">;

export interface TypedCodes {
	readonly codes: readonly string[];
	/** The whole list as it was cut. */
	readonly pieces: readonly string[];
	readonly unread: readonly Unread[];
}

/** « 10.71c » and « 1071C » are one code; « 16 » is IDCC 0016. */
const plainCode = (text: string): string =>
	text
		.toUpperCase()
		.replaceAll(/[\s.\-_]/g, "")
		.replace(/^0+(?=\d)/, "");

/** Hits looked at for a code: the same word names things of many kinds. */
const mostTried = 30;
const mostSuggested = 4;

/** Codes or names of one level of occupations, trainings or activities. */
export function readCodes(figures: Known, text: string, level: LevelId): TypedCodes {
	const all = text.trim() === "" ? [] : figures.codes(level);
	const byCode = Map.groupBy(all, ({ code }) => plainCode(code));
	const byName = Map.groupBy(all, ({ label }) => foldText(label));
	const codes: string[] = [];
	const unread: Unread[] = [];
	const pieces = piecesOf(text, (line) => byName.has(foldText(line)));
	for (const piece of pieces) {
		const found = byCode.get(plainCode(piece)) ?? byName.get(foldText(piece)) ?? [];
		const [only] = found;
		if (only && found.length === 1) codes.push(only.code);
		else
			unread.push({
				text: piece,
				suggestions: (found.length > 0 ? found : near(figures, all, piece))
					.slice(0, mostSuggested)
					.map(({ code, label }) => ({ write: code, label: `${label} (${code})` })),
			});
	}
	return { codes: [...new Set(codes)], pieces, unread };
}

/** What the search finds of that level, also by a code of another nomenclature; else codes that begin the same way. */
function near(
	figures: Known,
	all: ReturnType<Figures["codes"]>,
	piece: string,
): ReturnType<Figures["codes"]> {
	const { hits } = figures.search(piece, mostTried);
	const found = hits.flatMap((hit) =>
		all.filter(({ code, label }) => hit.code === code && hit.label === label),
	);
	if (found.length > 0) return found;
	const head = plainCode(piece).slice(0, 3);
	return head.length < 3 || !/\d/.test(head)
		? []
		: all.filter(({ code }) => plainCode(code).startsWith(head));
}
