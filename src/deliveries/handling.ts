import type { Source } from "../../catalogue/model.ts";
import type { Origin, Person } from "../access/index.ts";
import type { ColumnMapping, Correction } from "../collection/model.ts";
import { counted, DefError } from "../platform/index.ts";
import { jsonText, type Query } from "../platform/records/records.ts";
import { checkAgain, demandHandling } from "./checking.ts";
import { candidatesFor, correctionsIn } from "./corrections.ts";
import type { Desk } from "./desk.ts";
import { rememberMapping } from "./mapping.ts";
import type { DeliveryRecord, KeptCorrection } from "./model.ts";
import { type DeliveryRow, deliveryOf, rowOf, seenRow } from "./store.ts";
import { demandPossible } from "./transitions.ts";

const shortestReason = 3;
const mostCorrections = 5_000;

/**
 * Says what the columns are: kept for this delivery, remembered for the next ones of the organisation for this source. The
 * whole mapping is given each time. The check starts again.
 * Throws `acces-refuse`, `livraison-inconnue`, `livraison-etat`, `saisie-incorrecte` (field `mapping`).
 */
export async function mapColumns(
	desk: Desk,
	person: Person,
	id: string,
	mapping: ColumnMapping,
	origin: Origin,
): Promise<DeliveryRecord> {
	return await handle(desk, person, id, async (query, row, source) => {
		const fields = Object.values(mapping).filter((field) => field !== null);
		const wrong = (expected: string): DefError =>
			new DefError("saisie-incorrecte", { field: "mapping", expected });
		const unknown = fields.find((field) => !fieldNames(source).has(field));
		if (unknown !== undefined) throw wrong(`Le champ « ${unknown} » n’existe pas dans ce jeu de données.`);
		const twice = fields.find((field, i) => fields.indexOf(field) !== i);
		if (twice !== undefined) throw wrong(`Deux colonnes sont données pour « ${twice} » : gardez-en une.`);
		if (Object.keys(mapping).some((header) => header.trim() === "" || header.length > 500))
			throw wrong("Chaque colonne a le titre qu’elle porte dans le fichier.");
		await query("update delivery set mapping = $2 where id = $1", [row.id, jsonText(mapping)]);
		await rememberMapping(query, row, mapping, person.name, desk.access.now());
		await checkAgain(desk, query, row, { person, origin, what: "colonnes désignées, contrôle relancé" });
	});
}

/**
 * Corrects cells, or every cell of a field that reads something. A correction is data: what, why, who; the file stays as it
 * was received. The check starts again. Throws as `mapColumns`, field `why` or `corrections`.
 */
export async function correct(
	desk: Desk,
	person: Person,
	id: string,
	corrections: readonly Correction[],
	why: string,
	origin: Origin,
): Promise<DeliveryRecord> {
	const reason = why.trim();
	return await handle(desk, person, id, async (query, row, source) => {
		const wrong = (field: string, expected: string): DefError =>
			new DefError("saisie-incorrecte", { field, expected });
		if (reason.length < shortestReason || reason.length > 500)
			throw wrong("why", "Écrivez pourquoi, en quelques mots.");
		if (corrections.length === 0) throw wrong("corrections", "Corrigez au moins une cellule.");
		if (corrections.length > mostCorrections)
			throw wrong("corrections", "Trop de corrections à la fois : renvoyez plutôt le fichier au partenaire.");
		const names = fieldNames(source);
		for (const { field, scope, line, value } of corrections) {
			if (!names.has(field))
				throw wrong("corrections", `Le champ « ${field} » n’existe pas dans ce jeu de données.`);
			if (scope === "cell" && !(line !== undefined && line > 0))
				throw wrong("corrections", "Une cellule se désigne par sa ligne.");
			if (value.length > 1_000) throw wrong("corrections", "Une valeur tient en 1 000 caractères.");
		}
		for (const correction of corrections) await keep(query, desk, row, correction, reason, person);
		const what = `${counted(corrections.length, "correction")} : ${reason}`;
		await checkAgain(desk, query, row, { person, origin, what });
	});
}

/** What was corrected in this delivery. Throws `livraison-inconnue`. */
export async function correctionsOf(
	desk: Desk,
	person: Person,
	id: string,
): Promise<readonly KeptCorrection[]> {
	const row = await seenRow(desk.access.records.query, person, id);
	return await correctionsIn(desk.access.records.query, row.id);
}

/**
 * Corrections of the partner's earlier deliveries that the check found again here, on their line in this file, those already
 * taken up left out. Throws `livraison-inconnue`.
 */
export async function proposedCorrections(
	desk: Desk,
	person: Person,
	id: string,
): Promise<readonly KeptCorrection[]> {
	const { query } = desk.access.records;
	return await proposedIn(query, await seenRow(query, person, id));
}

/** Takes up proposed corrections, and starts the check again. Throws as `correct`. */
export async function adoptCorrections(
	desk: Desk,
	person: Person,
	id: string,
	ids: readonly string[],
	origin: Origin,
): Promise<DeliveryRecord> {
	return await handle(desk, person, id, async (query, row) => {
		const wanted = (await proposedIn(query, row)).filter((c) => ids.includes(c.id));
		if (wanted.length === 0)
			throw new DefError("saisie-incorrecte", {
				field: "corrections",
				expected: "Choisissez au moins une correction de la liste.",
			});
		for (const correction of wanted)
			await keep(query, desk, row, correction, correction.why, person, correction.id);
		const what = `${counted(wanted.length, "correction reprise", "corrections reprises")} d’un envoi précédent`;
		await checkAgain(desk, query, row, { person, origin, what });
	});
}

async function proposedIn(query: Query, row: DeliveryRow): Promise<readonly KeptCorrection[]> {
	const lines = new Map((row.report?.proposals ?? []).map((p) => [p.id, p.line]));
	if (lines.size === 0) return [];
	return (await candidatesFor(query, row))
		.filter((c) => lines.has(c.id))
		.map((c) => {
			const line = lines.get(c.id);
			return line === undefined ? c : { ...c, line };
		});
}

async function handle(
	desk: Desk,
	person: Person,
	id: string,
	work: (query: Query, row: DeliveryRow, source: Source) => Promise<void>,
): Promise<DeliveryRecord> {
	return await desk.access.records.transaction(async (query) => {
		const row = await seenRow(query, person, id, true);
		demandHandling(person, row);
		demandPossible(row, "again");
		const source = desk.sources.find((s) => s.id === row.source);
		if (!source) throw new DefError("source-inconnue", { file: row.name });
		await work(query, row, source);
		return deliveryOf(await rowOf(query, id));
	});
}

function fieldNames({ fields, unpivot }: Source): ReadonlySet<string> {
	return new Set([...fields.map((f) => f.name), ...(unpivot ? [unpivot.value.name] : [])]);
}

async function keep(
	query: Query,
	desk: Desk,
	row: DeliveryRow,
	{ scope, field, observed, value, line, rowKey }: Correction,
	why: string,
	person: Person,
	adoptedFrom?: string,
): Promise<void> {
	await query(
		`insert into delivery_correction (delivery_id, scope, field, observed, value, line, row_key, why, who, at, adopted_from)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
		on conflict (delivery_id, scope, field, observed, line) do update
		set value = excluded.value, why = excluded.why, who = excluded.who, at = excluded.at, adopted_from = excluded.adopted_from`,
		[
			row.id,
			scope,
			field,
			observed.trim(),
			value.trim(),
			scope === "cell" ? line : 0,
			scope === "cell" ? (rowKey ?? null) : null,
			why,
			person.name,
			desk.access.now(),
			adoptedFrom ?? null,
		],
	);
}
