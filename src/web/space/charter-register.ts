import { type WriteSheet, writeXlsx } from "hucre/xlsx";
import { record } from "../../access/index.ts";
import { listCharters, registerHeaders, registerLines } from "../../charters/index.ts";
import { csvText, harmless } from "../../exports/index.ts";
import { nameIn } from "./charter-view.ts";
import type { SignedInContext, SpaceAnswer } from "./route.ts";

/** The register of the charters that this person reads. Told in the audit trail before it is given. */
async function rowsOf({ access, person, origin, desk }: SignedInContext, kind: string) {
	const object = `registre des traitements (${kind})`;
	await record(access.records.query, { person, action: "export", outcome: "fait", object, origin });
	return registerLines(await listCharters(access, person), nameIn(desk.sources), access.now());
}

export async function registerCsv(context: SignedInContext): Promise<SpaceAnswer> {
	const rows = await rowsOf(context, "CSV");
	return {
		kind: "download",
		name: "registre-des-traitements.csv",
		type: "text/csv; charset=utf-8",
		body: csvText([registerHeaders, ...rows]),
	};
}

export async function registerXlsx(context: SignedInContext): Promise<SpaceAnswer> {
	const rows = await rowsOf(context, "Excel");
	const sheet: WriteSheet = {
		name: "Registre",
		rows: [[...registerHeaders], ...rows.map((row) => row.map(harmless))],
		columns: registerHeaders.map(() => ({ width: 28 })),
	};
	return {
		kind: "download",
		name: "registre-des-traitements.xlsx",
		type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		body: Buffer.from(await writeXlsx({ sheets: [sheet] })),
	};
}
