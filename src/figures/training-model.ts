import type { CodeRef } from "../../catalogue/model.ts";

/** A diploma, a certification, one of its years at school, or a group of specialties. */
export interface TrainingCard {
	readonly level: CodeRef["level"];
	/** URL scheme: `cfd`, `mefstat11`, `rncp`, `nsf`. */
	readonly scheme: string;
	readonly code: string;
	/** As it is read: a register that prints in capitals without accents is put back in small letters. */
	readonly label: string;
	/** As the register prints it. */
	readonly official: string;
	/** `/formations/{scheme}-{code}-{slug}` */
	readonly path: string;
	/** Codes formation-diplôme that it is, or is a year of. */
	readonly diplomas: readonly string[];
	/** ISO day from which nobody enters it any more. */
	readonly closed?: string;
	/** Group of specialties. */
	readonly group?: string;
	/** Is any figure of the release printed under this code? */
	readonly held: boolean;
	/** Codes of other schemes. */
	readonly matches: readonly (CodeRef & { readonly label: string })[];
}
