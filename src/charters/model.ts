import type { TerritoryType } from "../../catalogue/model.ts";

/** Data-sharing charters between the operator and a partner: what is shared, for which use, how finely, with whom, how long. */

/**
 * Stored state of a version. What time makes of a signed one (`a-venir`, `en-vigueur`, `expire-bientot`, `terminee`) is
 * computed from its dates, never stored.
 */
export type VersionState = "brouillon" | "relecture" | "a-signer" | "signee" | "remplacee";

/** What a person reads: the stored state seen at an instant. */
export type CharterStage =
	| "brouillon"
	| "relecture"
	| "a-signer"
	| "a-venir"
	| "en-vigueur"
	| "expire-bientot"
	| "terminee"
	| "remplacee";

/** `diffusion` is what public pages, downloads and the open API do; the others need an account. */
export const uses = ["diffusion", "pilotage", "etude", "prospective"] as const;
export type Use = (typeof uses)[number];

/** `public`, `parties` (the operator and the partner who signed), or a kind of organisation (`Région`, `OPCO`…). */
export type Recipient = string;

/** One line of the matrix data set × use. */
export interface Clause {
	/** « 3 »: its number in the charter, quoted in every refusal. */
	readonly number: number;
	readonly source: string;
	readonly use: Use;
	/** Finest territory at which a figure may be shown for this use. */
	readonly finest: TerritoryType;
	readonly recipients: readonly Recipient[];
	/** A count of fewer units than this (and more than 0) is hidden. 0: no threshold. */
	readonly minUnits: number;
	/** A cell of which one contributor holds more than this share (%) is hidden. 100: no threshold. */
	readonly maxShare: number;
	/** Months for which files and batches may be kept after the end of the charter. */
	readonly retentionMonths: number;
}

/** A clause of a signed version as a plain rule: what the flow applies at deposit, at build and at each reading. */
export interface CharterRule {
	readonly charter: { readonly id: string; readonly title: string; readonly version: number };
	/** The partner who signed. */
	readonly organisation: { readonly id: string; readonly name: string };
	readonly clause: Clause;
	/** The clause in one French sentence, as it is quoted. */
	readonly text: string;
	/** Instants (ISO). In force from the first (included) to the second (excluded). */
	readonly from: string;
	readonly until: string;
}

/** Who reads a figure. A visitor of the public pages has no organisation. */
export interface Reader {
	readonly organisations: readonly { readonly id: string; readonly kind: string }[];
	/** Works for the operator of the observatory: always one of the parties. */
	readonly operator: boolean;
}

export const publicReader: Reader = { organisations: [], operator: false };

/** What the charters say of one figure of one source. */
export type Ruling =
	| { readonly allowed: true; readonly rule: CharterRule }
	| { readonly allowed: false; readonly reason: string };
