import { extname } from "node:path";
import type { Source } from "../../catalogue/model.ts";
import type { Origin, Person } from "../access/index.ts";
import {
	answeringLimits,
	type DefectivePage,
	type Inspection,
	inspect,
	defectiveRows as pageOf,
	returnFile,
} from "../collection/index.ts";
import { DefError } from "../platform/index.ts";
import { queueLetter } from "../platform/mail/letter.ts";
import type { Desk } from "./desk.ts";
import { adjustmentsOf, bytesOf } from "./examination.ts";
import { demandOn } from "./scope.ts";
import { type DeliveryRow, seenRow } from "./store.ts";
import { tell } from "./transitions.ts";

/** Bytes past which a file is not read again to be shown: the server answers others meanwhile. */
const mostShown = 64 * 1024 * 1024;
const mostRows = 200;

/** The last readings, for somebody who goes through the pages of a grid. */
const recent = new Map<string, Promise<Inspection>>();
const mostRecent = 2;

/**
 * Rows that carry a defect, a page at a time, each cell with its field and what is wrong with it.
 * Throws `livraison-inconnue`, `livraison-etat` (deleted), `retour-impossible` (too large), `autre-source`, `fichier-illisible`.
 */
export async function defectiveRows(
	desk: Desk,
	person: Person,
	id: string,
	page: { readonly rule?: string; readonly offset: number; readonly limit: number },
): Promise<DefectivePage> {
	const row = await seenRow(desk.access.records.query, person, id);
	const source = readable(desk, row);
	const lookup = await desk.knowledge();
	const adjustments = await adjustmentsOf(desk.access.records.query, row);
	const key = JSON.stringify([id, row.report_key, adjustments]);
	let reading = recent.get(key);
	if (!reading) {
		reading = inspect(source, { path: bytesOf(desk, row), name: row.name }, lookup, {
			...adjustments,
			rivals: desk.sources,
			trace: true,
			limits: answeringLimits,
		});
		recent.set(key, reading);
		reading.catch(() => recent.delete(key));
		for (const old of [...recent.keys()].slice(0, -mostRecent)) recent.delete(old);
	}
	return pageOf(await shown(row, reading), { ...page, limit: Math.min(page.limit, mostRows) });
}

export interface NamedBytes {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** The file with its defects marked, for its sender. Throws as `defectiveRows`. */
export async function returnWorkbook(desk: Desk, person: Person, id: string): Promise<NamedBytes> {
	return await workbookOf(desk, await seenRow(desk.access.records.query, person, id));
}

async function workbookOf(desk: Desk, row: DeliveryRow): Promise<NamedBytes> {
	const source = readable(desk, row);
	const adjustments = await adjustmentsOf(desk.access.records.query, row);
	const { now } = desk.access;
	const file = { path: bytesOf(desk, row), name: row.name };
	const options = { ...adjustments, limits: answeringLimits };
	const { bytes } = await shown(row, returnFile(file, [source], await desk.knowledge(), now(), options));
	return { name: `${stem(row.name)}-annote.xlsx`, bytes };
}

/**
 * Sends the annotated file back to whoever deposited it, with a message of the analyst. The letter leaves with the outbox.
 * Throws as `returnWorkbook`, `acces-refuse`, `saisie-incorrecte` without a message or when nobody can receive it.
 */
export async function sendBack(
	desk: Desk,
	person: Person,
	id: string,
	message: string,
	origin: Origin,
): Promise<void> {
	const { access } = desk;
	const row = await seenRow(access.records.query, person, id);
	demandOn(person, "deliveries.decide", { source: row.source, organisation: row.organisation_id });
	const said = message.trim();
	if (said === "" || said.length > 5_000)
		throw new DefError("saisie-incorrecte", {
			field: "message",
			expected: "Écrivez un message au partenaire.",
		});
	if (!row.receiver_email.includes("@"))
		throw new DefError("saisie-incorrecte", {
			field: "message",
			expected: "Cette livraison est arrivée sans personne à qui répondre : téléchargez le classeur annoté.",
		});
	const { name, bytes } = await workbookOf(desk, row);
	const text = `${said}\n\nLivraison ${row.label}, fichier « ${row.name} ».\nCorrigez les cellules rouges du classeur joint, puis déposez-le ici :\n${access.publicUrl}/espace/collecte/${row.id}\n\n${person.name}\n`;
	await access.records.transaction(async (query) => {
		await queueLetter(query, {
			to: row.receiver_email,
			subject: `Votre fichier « ${row.name} » à corriger (${row.label})`,
			text,
			attachments: [
				{
					name,
					type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
					content: Buffer.from(bytes),
				},
			],
		});
		await tell(query, row, { person, origin, what: `renvoyée annotée à ${row.receiver_email}` });
	});
}

/** The file as it was received. Throws `livraison-inconnue`, `livraison-etat` once it was deleted. */
export async function originalFile(
	desk: Desk,
	person: Person,
	id: string,
): Promise<{ readonly name: string; readonly path: string }> {
	const row = await seenRow(desk.access.records.query, person, id);
	demandKept(row);
	return { name: row.name, path: bytesOf(desk, row) };
}

function demandKept(row: DeliveryRow): void {
	if (row.removed_at !== null)
		throw new DefError("livraison-etat", { label: row.label, state: "supprimée", asked: "lire son fichier" });
}

function readable(desk: Desk, row: DeliveryRow): Source {
	demandKept(row);
	const source = desk.sources.find((s) => s.id === row.source);
	if (!source) throw new DefError("source-inconnue", { file: row.name });
	if (row.bytes > mostShown)
		throw new DefError("retour-impossible", { file: row.name, cause: "il est trop gros pour être affiché" });
	return source;
}

/** A file that was deposited is not too big for the desk: only to be shown. */
async function shown<T>(row: DeliveryRow, reading: Promise<T>): Promise<T> {
	try {
		return await reading;
	} catch (error) {
		if (!(error instanceof DefError) || error.code !== "fichier-trop-gros") throw error;
		throw new DefError(
			"retour-impossible",
			{ file: row.name, cause: "il est trop gros pour être affiché" },
			error,
		);
	}
}

function stem(name: string): string {
	return name.slice(0, name.length - extname(name).length) || name;
}
