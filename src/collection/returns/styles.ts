import type { CellStyle } from "hucre/xlsx";
import type { Severity } from "../../../catalogue/model.ts";

const fill = (rgb: string): CellStyle => ({ fill: { type: "pattern", pattern: "solid", fgColor: { rgb } } });

/** Fills of the marked cells. The two that ask for something are red, strong and light; colour never speaks alone. */
export const fills: Readonly<Record<Severity, CellStyle>> = {
	blocking: fill("FF7C80"),
	"to-confirm": fill("FFC7CE"),
	info: fill("DDEBF7"),
};

export const severityNames: Readonly<Record<Severity, string>> = {
	blocking: "BLOQUANT",
	"to-confirm": "À CONFIRMER",
	info: "Information",
};

export const bold: CellStyle = { font: { bold: true } };
export const wrapped: CellStyle = { alignment: { wrapText: true, vertical: "top" } };
/** Excel keeps what is typed in such a cell as text: no lost zero, no formula. */
export const asText: CellStyle = { numFmt: "@" };

const order: Readonly<Record<Severity, number>> = { blocking: 0, "to-confirm": 1, info: 2 };

export function bySeverity(a: { readonly severity: Severity }, b: { readonly severity: Severity }): number {
	return order[a.severity] - order[b.severity];
}
