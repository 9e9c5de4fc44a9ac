import { stableJson } from "../platform/hash.ts";
import type { CharterStage, Clause, VersionState } from "./model.ts";

/** A charter as it is kept: its versions, newest first. */

export interface Party {
	readonly id: string;
	readonly name: string;
	readonly kind: string;
}

/** What the parties agree on beside the clauses. */
export interface Terms {
	readonly title: string;
	readonly purpose: string;
	/** Categories of data, legal basis, security measures: what the register of processing asks for. */
	readonly categories: string;
	readonly legalBasis: string;
	readonly security: string;
	readonly text: string;
	/** The one person who may sign for the partner. */
	readonly signatory: { readonly name: string; readonly email: string };
	readonly startsAt: Date;
	/** Excluded. */
	readonly endsAt: Date;
}

export interface Signature {
	readonly kind: "code" | "pdf";
	readonly by: string;
	readonly email: string;
	readonly at: Date;
	readonly contentSha256: string;
	readonly pdfSha256?: string;
}

export interface Version extends Terms {
	readonly id: string;
	readonly number: number;
	readonly state: VersionState;
	readonly clauses: readonly Clause[];
	/** First time that the partner saw it. */
	readonly reviewedAt: Date | null;
	/** Hash of the content that the partner proposed or approved. */
	readonly agreedSha256: string | null;
	/** Person of the operator who answers for this version. */
	readonly manager: { readonly name: string; readonly email: string };
	readonly countersigned: { readonly by: string; readonly at: Date } | null;
	readonly signature: Signature | null;
	/** Ended before its date, or replaced. */
	readonly endedAt: Date | null;
	readonly endReason: string | null;
}

export interface Charter {
	readonly id: string;
	readonly slug: string;
	readonly partner: Party;
	readonly operator: Party;
	readonly versions: readonly Version[];
}

export const day = 24 * 3600 * 1000;
/** Days before the end at which the parties are warned. The first one also makes the stage « expire bientôt ». */
export const alertDays = [90, 30, 7] as const;

/** Nothing is in force before it is signed, whatever date the parties wrote. */
export function inForceFrom(version: Pick<Version, "startsAt" | "signature">): Date {
	const { startsAt, signature } = version;
	return signature && signature.at > startsAt ? signature.at : startsAt;
}

export function inForceUntil(version: Pick<Version, "endsAt" | "endedAt">): Date {
	return version.endedAt && version.endedAt < version.endsAt ? version.endedAt : version.endsAt;
}

export function isSigned(version: Pick<Version, "state">): boolean {
	return version.state === "signee" || version.state === "remplacee";
}

/** What a person reads of a version at an instant. */
export function stageOf(version: Version, now: Date): CharterStage {
	const { state } = version;
	if (state === "brouillon" || state === "relecture" || state === "a-signer") return state;
	const until = inForceUntil(version);
	if (now >= until) return state === "remplacee" ? "remplacee" : "terminee";
	if (now < inForceFrom(version)) return "a-venir";
	const soon = until.getTime() - now.getTime() <= alertDays[0] * day;
	return soon && state === "signee" ? "expire-bientot" : "en-vigueur";
}

export const stageLabels: Readonly<Record<CharterStage, string>> = {
	brouillon: "Brouillon",
	relecture: "En relecture",
	"a-signer": "À signer",
	"a-venir": "Signée, à venir",
	"en-vigueur": "En vigueur",
	"expire-bientot": "Expire bientôt",
	terminee: "Terminée",
	remplacee: "Remplacée",
};

/** The exact content that is agreed and signed, as text. Its hash changes with any word of it. */
export function contentOf(charter: Pick<Charter, "slug" | "partner" | "operator">, version: Version): string {
	const { title, purpose, categories, legalBasis, security, text, signatory, startsAt, endsAt } = version;
	return stableJson({
		charter: charter.slug,
		partner: charter.partner,
		operator: charter.operator,
		version: version.number,
		terms: { title, purpose, categories, legalBasis, security, text, signatory, startsAt, endsAt },
		clauses: version.clauses,
	});
}
