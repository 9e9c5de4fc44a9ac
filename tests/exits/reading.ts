import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { read } from "@e965/xlsx";
import { strFromU8, unzipSync } from "fflate";
import { literal, openDatabase, sha256 } from "../../src/platform/index.ts";
import { zipText } from "./archive.ts";

/** Of Poppler, which the tests ask of the system. */
const pdfReader = "pdftotext";

/** What a person or a program reads in an answer, whatever its form: one text with everything in it. */
export async function textOf(type: string, body: Buffer): Promise<string> {
	if (type.includes("spreadsheetml")) return workbookText(body);
	if (type.includes("presentationml")) return zipText(body);
	// Pixels are compared, not read: they are drawn from the SVG, which is.
	if (type.includes("image/png")) return sha256(body);
	if (type.includes("application/pdf"))
		return execFileSync(pdfReader, ["-", "-"], { input: body, encoding: "utf8" });
	if (!type.includes("parquet")) return body.toString("utf8");
	const folder = mkdtempSync(join(tmpdir(), "def-parquet-"));
	const db = await openDatabase();
	try {
		const path = join(folder, "lu.parquet");
		writeFileSync(path, body);
		const rows = await db.rows(`SELECT * FROM read_parquet(${literal(path)})`);
		const metadata = await db.rows(
			`SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata(${literal(path)})`,
		);
		return JSON.stringify([rows, metadata]);
	} finally {
		db.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Cells as they are read, and all the parts of the file but those that write cells as numbers of a list of texts. */
function workbookText(body: Buffer): string {
	const { SheetNames, Sheets } = read(body, { cellFormula: true, cellStyles: true });
	const parts = Object.entries(unzipSync(body)).filter(
		([name]) => !/worksheets\/sheet|sharedStrings|styles|theme/.test(name),
	);
	return [
		...SheetNames.map((name) => `${name}\n${JSON.stringify(Sheets[name])}`),
		...parts.map(([name, bytes]) => `${name}\n${strFromU8(bytes)}`),
	].join("\n");
}

/** Every number written in a text, thin spaces between thousands taken away. The geometry of a drawing is coordinates. */
export function numbersIn(text: string): ReadonlySet<string> {
	const plain = text
		.replaceAll(/\s(?:d|x|y|x1|x2|y1|y2|cx|cy|r|width|height|viewBox|points|transform)="[^"]*"/g, "")
		.replaceAll(/\\u(202f|00a0)/gi, "\u202f")
		.replaceAll(/&(nbsp|#160|#8239);/g, "\u202f")
		.replaceAll(/(?<=\d)[\u00a0\u202f ](?=\d{3}(?!\d))/g, "");
	return new Set([...plain.matchAll(/(?<![\w.,#-])\d+(?:[.,]\d+)?(?![\w])/g)].map(([number]) => number));
}
