import { formatPeriod, NBSP } from "../../platform/index.ts";
import { quote } from "../french.ts";
import type { PrintedCell } from "./cell.ts";

const places: Readonly<Record<string, string>> = { region: "région", france: "France" };

/** A quotation inside a quotation. */
function inner(label: string): string {
	return label.replace(/«\s*/g, "“").replace(/\s*»/g, "”");
}

/** « Population totale » (région, 2019). */
export function named(cell: PrintedCell): string {
	const place = places[cell.level] ?? cell.level;
	return `${quote(inner(cell.label))} (${place}, ${when(cell.period)})`;
}

export function percentOf(share: number): string {
	return `${(share * 100).toFixed(1).replace(".", ",")}${NBSP}%`;
}

/** Periods as a person writes them. The span of a programme is not a mean over three years. */
export function when(period: string): string {
	return /^\d{4}-\d{4}$/.test(period) ? period : formatPeriod(period);
}
