import type { TerritoryType } from "../../../catalogue/model.ts";
import { readCard, readFrozen } from "../../frozen/index.ts";
import { keptDocument, type PrintedDocument } from "../../kits/index.ts";
import { DefError } from "../../platform/errors.ts";
import { isTerritoryType } from "../declared.ts";
import type { SpaceContext } from "./route.ts";

/** What was frozen, unless the charters no longer allow it or its bytes are gone. */
export function frozenDocument(
	{ access, figures }: Pick<SpaceContext, "access" | "figures">,
	code: string,
): { readonly document: PrintedDocument; readonly newer: boolean } | { readonly refused: string } {
	const card = readCard(access.dataDir, code);
	if (!card) throw new DefError("kit-inconnu");
	if (card.removed) return { refused: card.removed.reason };
	if (card.charters.length > 0) {
		const levels = card.levels.filter((level): level is TerritoryType => isTerritoryType(level));
		const verdict = figures().standing(card.charters, levels);
		if (!verdict.allowed) return { refused: verdict.reason };
	}
	const document: PrintedDocument = JSON.parse(
		readFrozen(access.dataDir, card, keptDocument).toString("utf8"),
	);
	return { document, newer: figures().release.published > card.published };
}
