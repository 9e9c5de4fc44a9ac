import type { CellStyle, CellValue } from "hucre/xlsx";
import type { Cell } from "../table.ts";
import { asText } from "./styles.ts";

/** Signs that a cell of Excel can hold. */
const maxSigns = 32_767;

/** A value and the style without which Excel would show or keep something else. */
export interface Written {
	readonly value: CellValue;
	readonly style?: CellStyle;
}

/**
 * A cell as it was received. Text stays text whatever its first sign: a value that Excel would take for a formula
 * (`=`, `+`, `-`, `@`, tab, carriage return) is written as text and stays so when it is edited.
 */
export function written(cell: Cell | undefined): Written {
	if (cell === null || cell === undefined) return { value: null };
	if (typeof cell === "number") return { value: cell };
	if (typeof cell === "string")
		return { value: plainText(cell), ...(isRisky(cell) ? { style: asText } : {}) };
	if (cell.date !== undefined) return { value: cell.value, style: { numFmt: "dd/mm/yyyy" } };
	return { value: cell.value, style: { numFmt: "0".repeat(Math.min(cell.shown.length, 30)) } };
}

/** Starts a formula, or is a number with zeros in front that Excel would drop. */
function isRisky(text: string): boolean {
	return /^[=+\-@\t\r]|^0\d/.test(text);
}

/** Text that a workbook can hold: whole letters, no escape of its own, not too long. */
export function plainText(text: string): string {
	const whole = text.isWellFormed() ? text : text.toWellFormed();
	const safe = whole.includes("_x") ? whole.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, "_x005F_x") : whole;
	return safe.length > maxSigns ? `${safe.slice(0, maxSigns - 1)}…` : safe;
}
