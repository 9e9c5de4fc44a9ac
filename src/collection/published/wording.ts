import { NBSP } from "../../platform/index.ts";
import { quote } from "../french.ts";
import type { PrintedCell } from "./cell.ts";

const places: Readonly<Record<string, string>> = { region: "région", france: "France" };

/** « Population totale » (région, 2019). */
export function named(cell: PrintedCell): string {
	const place = places[cell.level] ?? cell.level;
	return `${quote(cell.label)} (${place}, ${cell.period.replace("rentree-", `rentrée${NBSP}`)})`;
}

export function percentOf(share: number): string {
	return `${(share * 100).toFixed(1).replace(".", ",")}${NBSP}%`;
}
