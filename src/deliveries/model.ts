import type { Severity } from "../../catalogue/model.ts";
import type { ColumnMapping, Correction, Finding } from "../collection/model.ts";

/** A file that a partner hands over, from its arrival to the decision. */

export const channels = ["page", "api", "dossier", "connecteur"] as const;
export type Channel = (typeof channels)[number];

/**
 * `recue` waits for its check, `en-controle` is being checked, `controlee` waits for a decision; the others are ends.
 * `remplacee`: another delivery of the same data set was accepted after it.
 */
export const deliveryStates = [
	"recue",
	"en-controle",
	"controlee",
	"acceptee",
	"refusee",
	"annulee",
	"remplacee",
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Why these data may be here: a charter in force on arrival, or the open licence of the source. */
export interface Basis {
	readonly kind: "charte" | "licence";
	/** « Charte OPCO EP, version 2, clause 1 », « Licence Ouverte 2.0 ». */
	readonly text: string;
	readonly charter?: string;
}

export interface KeptCorrection extends Correction {
	readonly id: string;
	readonly why: string;
	readonly who: string;
	readonly at: Date;
}

/** Result of a check, kept with the delivery. */
export interface CheckReport {
	readonly source: string;
	readonly encoding?: string;
	readonly sheet?: string;
	readonly headerLine: number;
	readonly rows: number;
	readonly held: number;
	readonly blocking: boolean;
	readonly findings: readonly Finding[];
	/** Columns of the file and what each was taken for. */
	readonly columns: readonly {
		readonly header: string;
		readonly letters: string;
		readonly field: string | null;
		readonly how: "declare" | "retenu" | "inconnu" | "ignore";
		/** What an unknown column seems to be, by its name or by what it holds. */
		readonly suggestion?: { readonly field: string; readonly why: "nom" | "valeurs" };
	}[];
	/** Corrections of the partner's earlier deliveries that are found again in this file, on the line where they stand now. */
	readonly proposals?: readonly { readonly id: string; readonly line?: number }[];
	/** Against the accepted delivery before it. */
	readonly comparison?: {
		readonly added: number;
		readonly removed: number;
		readonly changed: number;
		readonly lines: readonly string[];
	};
	/** Cells that the charter's thresholds will hide, per territory level. */
	readonly secrecy: readonly { readonly level: string; readonly cells: number; readonly hidden: number }[];
	/** What the partner's new file changed, against their last one that was not accepted. */
	readonly since?: Progress;
	/** Same bytes, declaration, mapping and corrections as an earlier check: nothing was read again. */
	readonly reused?: boolean;
}

/** A mended file against the one before it. Findings are told apart by their rule and sentence. */
export interface Progress {
	/** Label of the delivery before it. */
	readonly label: string;
	readonly solved: readonly FindingCount[];
	readonly remaining: readonly FindingCount[];
	readonly added: readonly FindingCount[];
	readonly rows: { readonly added: number; readonly removed: number; readonly changed: number };
}

export interface FindingCount {
	readonly rule: string;
	readonly severity: Severity;
	readonly message: string;
	readonly before: number;
	readonly after: number;
}

export interface DeliveryRecord {
	readonly id: string;
	/** « 2026-11-opco-contrats-2 »: month, data set, rank. */
	readonly label: string;
	readonly source: string;
	readonly organisation: { readonly id: string; readonly name: string };
	readonly basis: Basis;
	readonly name: string;
	readonly sha256: string;
	readonly bytes: number;
	readonly channel: Channel;
	readonly receivedAt: Date;
	/** Name of the person or of the channel. */
	readonly receivedBy: string;
	readonly state: DeliveryState;
	/** 0 to 100 while `en-controle`, with what is being done. */
	readonly progress: number;
	readonly doing: string;
	readonly report?: CheckReport;
	/** Why the check could not be done (« Ce fichier ressemble à… »). */
	readonly failure?: string;
	readonly decidedAt?: Date;
	readonly decidedBy?: string;
	/** Reason of a refusal, or written justification of a partial acceptance. */
	readonly decision?: string;
	/** Rows with blocking defects are set aside. */
	readonly partial: boolean;
	readonly mapping: ColumnMapping;
	/** File and batches were deleted, as the charter asks. */
	readonly removedAt?: Date;
	/** Answer to a deposit: these bytes had already been received. */
	readonly again?: boolean;
}
