import { listed, type PrintedDocument, type RichText, said, writeForm } from "../../kits/index.ts";
import { counted, formatDate, slugify, typeset } from "../../platform/french.ts";
import { kindLabels, type Proposal, proposalPath, seeProposal, stateLabels } from "../../proposals/index.ts";
import type { SignedInContext, SpaceAnswer } from "./route.ts";

/**
 * `/espace/besoins/propositions/{id}/fiche.pdf`: what is decided, by whom, on which figures, on one sheet. Its figures are those that the
 * author saw, in words. Throws `proposition-inconnue`, `acces-refuse`.
 */
export async function proposalSheet(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, params } = context;
	const proposal = await seeProposal(access, person, params.proposal ?? "");
	const document = sheetOf(proposal, context);
	const name = ["decision", proposal.occupation.label, proposal.place.label].map(slugify).join("_");
	return {
		kind: "download",
		name: `${name}.pdf`,
		type: "application/pdf",
		body: Buffer.from(await writeForm(document, "pdf")),
	};
}

function sheetOf(
	proposal: Proposal,
	{ access, figures, region }: Pick<SignedInContext, "access" | "figures" | "region">,
): PrintedDocument {
	const { occupation, place, pinned, changedAt, id } = proposal;
	return {
		title: typeset(occupation.label),
		subtitle: typeset(`Proposition d’achat, ${place.label}`),
		brand: { site: region.siteName, operator: region.operator },
		date: changedAt.toISOString(),
		facts: [{ term: "Chiffres de la version", text: pinned.version || pinned.release }],
		sample: figures().release.sample,
		address: `${access.publicUrl}${proposalPath(id)}`,
		summary: [],
		parts: [
			{ title: "Ce qui est proposé", intro: proposed(proposal), sections: [] },
			{ title: "Ce qui est décidé", intro: decided(proposal), sections: [] },
			{ title: "Sur quels chiffres", intro: seen(proposal), sections: [] },
		],
		sources: [],
		signs: [],
		glossary: [],
		layout: "handout",
	};
}

function proposed({ campaign, kind, places, note, confidence, author, createdAt }: Proposal): RichText {
	const who = author.organisation === "" ? author.name : `${author.name}, ${author.organisation}`;
	return [
		...said(`${kindLabels[kind]}${places === null ? "" : ` : ${counted(places, "place")}`}.`, {
			strong: true,
		}),
		...note
			.split(/\n\s*\n/)
			.filter((text) => text.trim() !== "")
			.flatMap((text) => said(text)),
		...said(`Campagne d’achat ${campaign}. Confiance ${confidence}. Par ${who}, le ${day(createdAt)}.`),
	];
}

function decided({ state, decider, reason, changedAt }: Proposal): RichText {
	return [
		...said(
			decider === null
				? `${stateLabels[state]} : rien n’est encore décidé.`
				: `${stateLabels[state]} par ${decider}, le ${day(changedAt)}.`,
			{ strong: true },
		),
		...(reason === "" ? [] : said(reason)),
	];
}

function seen({ pinned }: Proposal): RichText {
	return pinned.seen.length === 0
		? said("Aucun chiffre n’était donné pour ce couple.")
		: listed(pinned.seen.map(({ label, text }) => `${label} : ${text.replace(/\.$/, "")}.`));
}

const day = (at: Date): string => formatDate(at.toISOString());
