import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { failed, type Outcome } from "./outcome.ts";

const report = z.object({
	numPassedTests: z.number(),
	numFailedTests: z.number(),
	numPendingTests: z.number(),
	numTodoTests: z.number(),
	testResults: z.array(
		z.object({
			name: z.string(),
			status: z.string(),
			assertionResults: z.array(z.object({ status: z.string() })),
		}),
	),
});

/**
 * Counts of a Vitest run. A file that could not be loaded holds no test, and an error outside any test fails no test:
 * both count as one failure, or they would pass unseen.
 */
export function readReport(path: string, status: number): Outcome {
	if (!existsSync(path)) return failed(`Vitest n'a pas rendu de rapport (statut ${status}).`);
	const parsed = report.safeParse(JSON.parse(readFileSync(path, "utf8")));
	if (!parsed.success) return failed(`Rapport de Vitest illisible : ${parsed.error.message}`);
	const run = parsed.data;
	const unloaded = run.testResults.filter(
		(file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
	);
	const broken = run.numFailedTests + unloaded.length;
	const outside = status !== 0 && broken === 0 ? 1 : 0;
	return {
		passed: run.numPassedTests,
		failed: broken + outside,
		skipped: run.numPendingTests + run.numTodoTests,
		detail: [
			...unloaded.map((file) => `Fichier de tests non chargé ou en échec hors test : ${file.name}`),
			...(outside ? [`Erreur hors de tout test (statut ${status}) : voir ci-dessus.`] : []),
		].join("\n"),
	};
}
