import { columnsOf } from "./columns.ts";
import type { Extract } from "./model.ts";
import { byteOrderMark, csvLines, harmless } from "./spreadsheet-text.ts";

/**
 * `;`, decimal comma, byte order mark: what a French Excel opens with a double click. A text that it would take for a formula
 * is shown as text; a negative number stays a number.
 */
export async function writeExcelCsv(extract: Extract): Promise<Uint8Array> {
	const comma = (value: number): string => plainText(value).replace(".", ",");
	return Buffer.from(`${byteOrderMark}${csvLines(rowsOf(extract, comma, harmless), ";")}`);
}

/** `,`, decimal point, CRLF, no byte order mark: for programs (OpenDataFrance). */
export async function writeOpenCsv(extract: Extract): Promise<Uint8Array> {
	return Buffer.from(
		csvLines(
			rowsOf(extract, plainText, (text) => text),
			",",
		),
	);
}

/** Never an exponent, which spreadsheets write otherwise; as many digits as the number has. */
export function plainText(value: number): string {
	const text = String(value);
	const [, sign = "", whole = "", part = "", power] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
	if (power === undefined) return text;
	const digits = whole + part;
	const point = whole.length + Number(power);
	if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
	return point >= digits.length
		? `${sign}${digits.padEnd(point, "0")}`
		: `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function rowsOf(
	extract: Extract,
	numberText: (value: number) => string,
	guard: (text: string) => string,
): readonly (readonly string[])[] {
	const columns = columnsOf(extract);
	return [
		columns.map((column) => column.name),
		...extract.cells.map((cell) =>
			columns.map((column) => {
				const value = column.of(cell);
				if (value === null) return "";
				return typeof value === "number" ? numberText(value) : guard(value);
			}),
		),
	];
}
