import { BlockedFile, type Finding, placeText } from "../collection/index.ts";
import { counted, type DefError } from "../platform/index.ts";

const severities = { blocking: "BLOQUANT", "to-confirm": "À CONFIRMER", info: "information" } as const;

/** Findings carried by a refusal, when there are some. */
export function findingsOf(error: DefError): readonly Finding[] {
	return error instanceof BlockedFile ? error.findings : [];
}

/** Every finding, with its count and first examples placed as in Excel. */
export function printFindings(findings: readonly Finding[]): string {
	return findings
		.map((f) => {
			const examples = f.examples.map((e) => {
				const place = placeText(e.place);
				const expected = e.expected ? ` Attendu : ${e.expected}.` : "";
				const suggestion = e.suggestion ? ` Correction proposée : ${e.suggestion}.` : "";
				return `      ${place}${place ? " : " : ""}« ${e.observed} ».${expected}${suggestion}\n`;
			});
			return `  ${f.rule} ${severities[f.severity]} — ${f.message} (${counted(f.count, "cas", "cas")})\n${examples.join("")}`;
		})
		.join("");
}
