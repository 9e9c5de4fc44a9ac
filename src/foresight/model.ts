import type { CodeRef, Indicator } from "../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, OccupationCard, TerritoryCard } from "../figures/model.ts";
import type { Coverage } from "./coverage.ts";

/** A published figure that a signal was said from. */
export interface Evidence {
	readonly indicator: Indicator;
	readonly cell: FigureCell;
}

/** One signal in words; without a word, the reason why nothing can be said. */
export interface Signal {
	readonly kind: "besoin" | "vivier" | "offre";
	readonly word: string | null;
	readonly reason?: string;
	/** The quantity behind the word, in words: « 142 projets ». Never without a word. */
	readonly amount?: string;
	readonly evidence: readonly Evidence[];
}

/** Trainings that lead to the occupation, with the part of each that goes to it. */
export interface Leading {
	readonly training: CodeRef & { readonly label: string };
	readonly route: "scolaire" | "apprentissage";
	/** Young people of the last year who are in a job six months later, in one year. */
	readonly quantity: number;
	/** Share of the quantity that the allocation gives to this occupation. */
	readonly share: number;
	/** The share of them in a job is that of its kind, not its own. */
	readonly estimated: boolean;
}

export interface Row {
	readonly occupation: OccupationCard;
	/** Code under which job-seekers and trainings know it; absent: no crosswalk leads there. */
	readonly match?: CodeRef & { readonly label: string };
	readonly coverage: Coverage | { readonly reason: string };
	readonly cells: readonly MatrixCell[];
}

export interface MatrixCell {
	readonly place: TerritoryCard;
	readonly need: Signal;
	readonly pool: Signal;
	readonly offer: Signal;
}

export interface Matrix {
	readonly places: readonly TerritoryCard[];
	/** Those with the greatest need first. */
	readonly rows: readonly Row[];
	readonly answers: readonly FigureAnswer[];
	/** Young people of the last year, over the region: those whose training leads to an occupation, and all. */
	readonly attached: { readonly known: number; readonly total: number };
}

/** One of the six factors of tension, where the producer gives it. */
export interface Cause {
	readonly indicator: Indicator;
	readonly cell: FigureCell;
	/** 1 to 5; null when the producer gives none. */
	readonly level: number | null;
}

export interface Objection {
	readonly id: string;
	readonly text: string;
}
