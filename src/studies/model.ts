import type { Theme } from "../../catalogue/model.ts";

/** A study: words written around one frozen kit, edition after edition, under one address. */

export const editionStates = ["brouillon", "relecture", "publiee", "abandonnee"] as const;
export type EditionState = (typeof editionStates)[number];

export const editionStateLabels: Readonly<Record<EditionState, string>> = {
	brouillon: "Brouillon",
	relecture: "En relecture",
	publiee: "Publiée",
	abandonnee: "Abandonnée",
};

export const studyKinds = ["etude", "note", "bilan", "diagnostic"] as const;
export type StudyKind = (typeof studyKinds)[number];

export const studyKindLabels: Readonly<Record<StudyKind, string>> = {
	etude: "Étude",
	note: "Note",
	bilan: "Bilan",
	diagnostic: "Diagnostic",
};

/** Key sentences: three are too few to be a study, past five nobody keeps them. */
export const fewestSentences = 3;
export const mostSentences = 5;

/** A part begins at the block of that rank of the kit. */
export interface StudyPart {
	readonly at: number;
	readonly title: string;
	/** Markdown, as in the comments of a kit. */
	readonly text: string;
}

/** What its author writes. Texts of several paragraphs are Markdown. */
export interface StudyContent {
	readonly title: string;
	readonly kind: StudyKind;
	readonly theme: Theme;
	/** The question that it answers, when it was asked one. */
	readonly question: string;
	readonly sentences: readonly string[];
	readonly parts: readonly StudyPart[];
	readonly method: string;
	readonly limits: string;
	/** Who signs: an organisation, unless the authors write otherwise. */
	readonly authors: string;
	/** Licence and terms of reuse. */
	readonly reuse: string;
	/** Since the edition before; empty in a first one. */
	readonly changes: string;
}

/** What an edition is cut from. */
export interface EditionBase {
	/** Code of the frozen kit version. */
	readonly kit: string;
	/** « Caen, zone d'emploi (ZE 2020) ». */
	readonly place: string;
	/** Territories that it is about, `zone-emploi:2804`. */
	readonly territories: readonly string[];
}

export interface Edition extends EditionBase {
	readonly id: string;
	readonly study: string;
	/** Of the study, once it has one: `2026-soins-a-domicile`. */
	readonly address: string | null;
	readonly withdrawn: Withdrawal | null;
	readonly state: EditionState;
	readonly content: StudyContent;
	readonly author: { readonly id: string; readonly name: string; readonly organisation: string };
	readonly created: Date;
	readonly changed: Date;
	/** Absent until it is published. */
	readonly out: Out | null;
}

/** What publishing adds, for ever. */
export interface Out {
	/** From 1. */
	readonly n: number;
	/** Under which its bytes are kept. */
	readonly code: string;
	readonly release: string;
	readonly at: Date;
	readonly approver: string;
}

export interface Withdrawal {
	readonly at: Date;
	readonly by: string;
	readonly reason: string;
}

/** An edition that is out. */
export type PublishedEdition = Edition & { readonly out: Out };

/** What the public reads of a study. */
export interface PublishedStudy {
	readonly id: string;
	readonly address: string;
	readonly withdrawn: Withdrawal | null;
	/** Newest first; never empty. */
	readonly editions: readonly [PublishedEdition, ...PublishedEdition[]];
}

export interface StudyEvent {
	readonly at: Date;
	readonly who: string;
	readonly what: string;
	readonly note: string;
}

/** « 2e édition », « 1re édition ». */
export const editionText = (n: number): string => `${n}${n === 1 ? "re" : "e"} édition`;
