import { isTerritoryType } from "../../catalogue/nomenclatures/index.ts";
import type { Figures } from "../figures/model.ts";
import { readCard, readFrozen } from "../frozen/index.ts";
import { DefError } from "../platform/index.ts";
import type { PrintedDocument } from "./document.ts";

/** Name of the kept tree, beside the files written from it. */
export const keptDocument = "document.json";

/** `newer`: a release came out since. */
export type FrozenDocument =
	| { readonly document: PrintedDocument; readonly newer: boolean }
	| { readonly refused: string };

/** What was frozen, unless the charters no longer allow it or its bytes are gone. Throws `kit-inconnu`, `lien-fige-abime`. */
export function frozenDocument(
	dataDir: string,
	figures: Pick<Figures, "release" | "standing">,
	code: string,
): FrozenDocument {
	const card = readCard(dataDir, code);
	if (!card) throw new DefError("kit-inconnu");
	if (card.removed) return { refused: card.removed.reason };
	if (card.charters.length > 0) {
		const verdict = figures.standing(card.charters, card.levels.filter(isTerritoryType));
		if (!verdict.allowed) return { refused: verdict.reason };
	}
	const document: PrintedDocument = JSON.parse(readFrozen(dataDir, card, keptDocument).toString("utf8"));
	return { document, newer: figures.release.published > card.published };
}
