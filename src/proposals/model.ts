/** What a buyer or an analyst proposes for one occupation in one bassin, and what the authority makes of it. */

export const proposalStates = ["brouillon", "proposee", "retenue", "ecartee", "retiree"] as const;
export type ProposalState = (typeof proposalStates)[number];

export const stateLabels: Readonly<Record<ProposalState, string>> = {
	brouillon: "Brouillon",
	proposee: "Proposée",
	retenue: "Retenue",
	ecartee: "Écartée",
	retiree: "Retirée",
};

export const proposalKinds = ["ouvrir", "maintenir", "fermer", "autre"] as const;
export type ProposalKind = (typeof proposalKinds)[number];

export const kindLabels: Readonly<Record<ProposalKind, string>> = {
	ouvrir: "Ouvrir des places",
	maintenir: "Maintenir l’offre",
	fermer: "Réduire ou fermer",
	autre: "Autre action que former",
};

export const confidences = ["faible", "moyenne", "forte"] as const;
export type Confidence = (typeof confidences)[number];

/** One figure or signal as its author saw it, already in words: never a value that was hidden. */
export interface SeenLine {
	readonly key: string;
	readonly label: string;
	readonly text: string;
}

/** What the proposal rests on. */
export interface Pinned {
	readonly release: string;
	readonly version: string;
	readonly seen: readonly SeenLine[];
}

export interface About {
	readonly occupation: { readonly scheme: string; readonly code: string; readonly label: string };
	readonly place: { readonly type: string; readonly code: string; readonly label: string };
	/** The place and those that contain it, `bassin:2807`: what rights are asked about. */
	readonly territories: readonly string[];
}

export interface Content {
	/** Year of purchase that it is for. */
	readonly campaign: number;
	readonly kind: ProposalKind;
	readonly places: number | null;
	readonly note: string;
	readonly confidence: Confidence;
}

export interface Proposal extends About, Content {
	readonly id: string;
	readonly state: ProposalState;
	readonly pinned: Pinned;
	readonly author: { readonly id: string; readonly name: string; readonly organisation: string };
	readonly decider: string | null;
	readonly reason: string;
	readonly createdAt: Date;
	readonly changedAt: Date;
}

export interface ProposalEvent {
	readonly at: Date;
	readonly who: string;
	readonly what: string;
	readonly note: string;
}

/** What is told otherwise now than when it was pinned, line by line. */
export function changesSince(
	seen: readonly SeenLine[],
	now: readonly SeenLine[],
): readonly { readonly label: string; readonly before: string; readonly after: string }[] {
	const gone = "n’est plus donné";
	const keys = [...new Map([...seen, ...now].map((line) => [line.key, line.label]))];
	return keys.flatMap(([key, label]) => {
		const before = seen.find((line) => line.key === key)?.text ?? "n’était pas donné";
		const after = now.find((line) => line.key === key)?.text ?? gone;
		return before === after ? [] : [{ label, before, after }];
	});
}
