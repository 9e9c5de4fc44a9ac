import type { Finding } from "../collection/model.ts";
import { DefError } from "../platform/errors.ts";
import type { DeliveryRow } from "./store.ts";

/** Letters of a written justification, at the least. */
export const shortestJustification = 20;

/**
 * What stands between a report and its acceptance. Which is which is declared once, with the reason, in the collection
 * (`setAsideRules`): the batch leaves out exactly what is told apart here.
 */
export interface Obstacles {
	/** Defects of the whole file: no justification sets them aside. */
	readonly whole: readonly Finding[];
	/** Blocking defects of some rows: those rows may be set aside, in writing. */
	readonly rows: readonly Finding[];
}

export function obstaclesOf(findings: readonly Finding[]): Obstacles {
	const blocking = findings.filter((f) => f.severity === "blocking");
	return {
		whole: blocking.filter((f) => f.scope !== "rows"),
		rows: blocking.filter((f) => f.scope === "rows"),
	};
}

/**
 * Is it accepted whole, or without the rows that are set aside (blocking ones, and those whose defect is to be confirmed)? Throws `livraison-bloquee` for what can never be accepted,
 * `saisie-incorrecte` (field `justification`) when one is needed.
 */
export function demandAcceptable(
	row: DeliveryRow,
	justification: string,
): { readonly partial: boolean; readonly justification?: string } {
	const refused = (cause: string): DefError => new DefError("livraison-bloquee", { label: row.label, cause });
	if (row.failure !== null) throw refused(row.failure);
	if (!row.report) throw refused("elle n'a pas encore été contrôlée.");
	const { whole, rows } = obstaclesOf(row.report.findings);
	const [worst] = whole;
	if (worst) throw refused(`le défaut ${worst.rule} touche le fichier entier. ${worst.message}`);
	if (rows.length === 0 && row.report.held === 0) return { partial: false };
	if ([...justification].length < shortestJustification)
		throw new DefError("saisie-incorrecte", {
			field: "justification",
			expected: `Des lignes seront mises de côté : écrivez pourquoi, en ${shortestJustification} caractères au moins.`,
		});
	return { partial: true, justification };
}
