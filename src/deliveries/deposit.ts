import { randomUUID } from "node:crypto";
import type { Source } from "../../catalogue/model.ts";
import { type Origin, type Person, record } from "../access/index.ts";
import { receiveStream } from "../collection/index.ts";
import { DefError } from "../platform/errors.ts";
import { jsonText, type Query } from "../platform/records/records.ts";
import { basisOf } from "./basis.ts";
import type { Desk } from "./desk.ts";
import { rememberedMapping } from "./mapping.ts";
import type { Basis, Channel, DeliveryRecord } from "./model.ts";
import { demandOn } from "./scope.ts";
import { type DeliveryRow, deliveryOf, rowOf, rowsWhere } from "./store.ts";
import { lockBytes } from "./stored-bytes.ts";
import { tell } from "./transitions.ts";
import { fileName } from "./upload/file-name.ts";
import { works } from "./works.ts";

export interface Deposit {
	readonly source: string;
	/** Id of the organisation that hands the data over. */
	readonly organisation: string;
	/** File name as the partner knows it. */
	readonly name: string;
	/** The file on this machine; it is copied, and left where it is. */
	readonly path: string;
	readonly channel: Channel;
	/** Name of the channel, when no person does it (« Dossier surveillé », « Connecteur data.gouv.fr »). */
	readonly by?: string;
}

/**
 * Takes in a file. The bytes are on disk before the record is written, and the record and its check are one write: killed at
 * any instant, a deposit is whole or has not been. The same bytes again from the same organisation for the same source are a
 * no-op (`again`), unless the earlier delivery was refused, cancelled or replaced: it may be wanted again.
 * Throws `acces-refuse`, `source-inconnue`, `charte-absente` (nothing is kept), `fichier-absent`, `fichier-vide`.
 */
export async function deposit(
	desk: Desk,
	person: Person,
	given: Deposit,
	origin: Origin,
): Promise<DeliveryRecord> {
	const { access } = desk;
	const name = fileName(given.name);
	demandOn(person, "deliveries.deposit", given);
	const source = desk.sources.find((s) => s.id === given.source);
	if (!source) throw new DefError("source-inconnue", { file: name });
	await demandOrganisation(access.records.query, given.organisation);
	const basisIn = (query: Query): Promise<Basis> => basisOf(desk, query, source, given.organisation, person);
	await told(desk, person, source, origin, () => basisIn(access.records.query));
	const arrival = await receiveStream(name, given.path, access.dataDir);
	const arrivalId = randomUUID();
	try {
		await access.records.query("insert into delivery_arrival (id, sha256, at) values ($1, $2, $3)", [
			arrivalId,
			arrival.sha256,
			access.now(),
		]);
		await access.records.transaction(async (query) => {
			await lockBytes(query, arrival.sha256);
			await arrival.keep();
		});
	} catch (error) {
		arrival.discard();
		throw error;
	}
	const write = async (query: Query): Promise<DeliveryRecord> => {
		await query("delete from delivery_arrival where id = $1", [arrivalId]);
		// One deposit of a source at a time: ranks follow one another, and the same bytes are seen.
		await lockSource(query, source.id);
		const known = await sameBytes(query, source.id, given.organisation, arrival.sha256);
		const by = given.by ?? person.name;
		const actor = { person, origin, what: "" };
		if (known) {
			await tell(query, known, { ...actor, what: "déjà reçue, déposée à nouveau" });
			return { ...deliveryOf(known), again: true };
		}
		// Asked again in the write itself: the charter may have ended while the bytes came.
		const basis = await basisIn(query);
		const id = await insert(query, desk, person, {
			...given,
			name,
			by,
			basis,
			sha256: arrival.sha256,
			bytes: arrival.bytes,
		});
		const row = await rowOf(query, id);
		await tell(query, row, {
			...actor,
			what: `reçue (${name}, ${arrival.sha256.slice(0, 12)}), ${basis.text}`,
		});
		await desk.jobs.ask(query, works.controle, id);
		return deliveryOf(row);
	};
	return await told(desk, person, source, origin, () => access.records.transaction(write));
}

/** The refusal of a charter is written in the trail, though nothing else is. */
async function told<T>(
	desk: Desk,
	person: Person,
	source: Source,
	origin: Origin,
	work: () => Promise<T>,
): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof DefError && error.code === "charte-absente")
			await record(desk.access.records.query, {
				person,
				action: "livraison",
				outcome: "refusé",
				object: `dépôt de « ${source.title} » : ${error.data.reason}`,
				origin,
			});
		throw error;
	}
}

async function demandOrganisation(query: Query, id: string): Promise<void> {
	const found = await query("select 1 from organisation where id::text = $1", [id]);
	if (found.length === 0)
		throw new DefError("saisie-incorrecte", {
			field: "organisation",
			expected: "Choisissez une organisation de la liste.",
		});
}

/** Held until the end of the transaction: deposits and decisions of one source follow one another. */
export async function lockSource(query: Query, source: string): Promise<void> {
	await query("select pg_advisory_xact_lock(7201430, hashtext($1))", [source]);
}

async function sameBytes(
	query: Query,
	source: string,
	organisation: string,
	sha256: string,
): Promise<DeliveryRow | undefined> {
	const [row] = await rowsWhere(
		query,
		"d.source = $1 and d.organisation_id = $2 and d.sha256 = $3 and d.state not in ('refusee', 'annulee', 'remplacee') and d.removed_at is null",
		[source, organisation, sha256],
	);
	return row;
}

interface Received extends Deposit {
	readonly by: string;
	readonly basis: Basis;
	readonly sha256: string;
	readonly bytes: number;
}

async function insert(query: Query, desk: Desk, person: Person, given: Received): Promise<string> {
	const at = desk.access.now();
	const month = at.toISOString().slice(0, 7);
	const mapping = await rememberedMapping(query, given.organisation, given.source);
	const [made] = await query<{ id: string }>(
		`insert into delivery (month, source, rank, organisation_id, basis_kind, basis_text, basis_charter, name, sha256, bytes,
			channel, received_at, receiver_id, received_by, receiver_email, mapping)
		select $1, $2, coalesce(max(rank), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15
		from delivery where month = $1 and source = $2
		returning id`,
		[
			month,
			given.source,
			given.organisation,
			given.basis.kind,
			given.basis.text,
			given.basis.charter ?? null,
			given.name,
			given.sha256,
			given.bytes,
			given.channel,
			at,
			person.id,
			given.by,
			person.email,
			jsonText(mapping),
		],
	);
	if (!made) throw new DefError("livraison-inconnue");
	return made.id;
}
