import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Connector, Source } from "../../catalogue/model.ts";
import { demand, type Organisation, type Origin, type Person, record } from "../access/index.ts";
import { type Desk, deposit } from "../deliveries/index.ts";
import { DefError, type Migration, type Query } from "../platform/index.ts";
import { fetchDatagouv } from "./datagouv.ts";
import { type Network, networkOf } from "./exchange.ts";
import { type FranceTravailAccount, fetchFranceTravail, openFranceTravail } from "./france-travail.ts";
import { fetchHttp } from "./http.ts";
import {
	type Addresses,
	type Fetched,
	type Fetching,
	type FranceTravail,
	type Known,
	officialAddresses,
} from "./model.ts";
import { fetchOpendatasoft } from "./opendatasoft.ts";

/** Never change a step that was shipped: add another one. */
export const connectorsMigrations: readonly Migration[] = [
	{
		id: "connectors-1",
		sql: `
create table connector_run (
	source text primary key,
	-- what the producer says of the last file, and its sha256
	known jsonb not null default '{}',
	ran_at timestamptz not null,
	outcome text not null check (outcome in ('nouveau', 'inchange', 'echec')),
	detail text not null,
	failures int not null default 0,
	next_at timestamptz not null
);`,
	},
];

/** What leads outside; one per process. */
export interface Connection {
	readonly network: Network;
	readonly addresses: Addresses;
	readonly franceTravail?: FranceTravail;
}

export function openConnection(
	account?: FranceTravailAccount,
	network: Network = networkOf(),
	addresses: Addresses = officialAddresses,
): Connection {
	return { network, addresses, ...(account ? { franceTravail: openFranceTravail(account) } : {}) };
}

export type ConnectorOutcome = "nouveau" | "inchange" | "echec";

export interface ConnectorResult {
	readonly source: string;
	readonly outcome: ConnectorOutcome;
	/** One French sentence. */
	readonly detail: string;
	/** Id of the delivery, when there is a new one. */
	readonly delivery?: string;
}

export interface ConnectorCard {
	readonly source: string;
	readonly title: string;
	readonly address: string;
	readonly kind: Connector["kind"];
	readonly pace: Connector["pace"];
	readonly lastRun?: Date;
	readonly outcome?: ConnectorOutcome;
	readonly detail?: string;
	readonly nextRun?: Date;
}

const kindLabels: Readonly<Record<Connector["kind"], string>> = {
	http: "HTTP",
	datagouv: "data.gouv.fr",
	opendatasoft: "Opendatasoft",
	francetravail: "France Travail",
};

const hour = 3600 * 1000;
const paceHours: Readonly<Record<Connector["pace"], number>> = { jour: 24, semaine: 7 * 24, mois: 30 * 24 };
const clockOrigin: Origin = { address: "interne", agent: "connecteur" };

interface RunRow {
	readonly source: string;
	readonly known: Known & { readonly sha256?: string };
	readonly ran_at: Date;
	readonly outcome: ConnectorOutcome;
	readonly detail: string;
	readonly failures: number;
	readonly next_at: Date;
}

/** The data sets that have a connector, with its last run. Throws `acces-refuse`. */
export async function listConnectors(
	{ access, sources }: Desk,
	person: Person,
): Promise<readonly ConnectorCard[]> {
	demand(person, "collection.manage");
	const rows = await access.records.query<RunRow>("select * from connector_run");
	const bySource = new Map(rows.map((row) => [row.source, row]));
	return connected(sources).map(({ id, title, address, connector }) => {
		const row = bySource.get(id);
		return {
			source: id,
			title,
			address,
			kind: connector.kind,
			pace: connector.pace,
			...(row ? { lastRun: row.ran_at, outcome: row.outcome, detail: row.detail, nextRun: row.next_at } : {}),
		};
	});
}

type Connected = Source & { readonly connector: Connector };

export function connected(sources: readonly Source[]): readonly Connected[] {
	return sources.filter((source): source is Connected => source.connector !== undefined);
}

/** Runs those whose time has come, one after the other; a failure does not stop the next ones. */
export async function runDueConnectors(
	desk: Desk,
	connection: Connection,
): Promise<readonly ConnectorResult[]> {
	const { records, now } = desk.access;
	// Nobody is there yet to decide on a file: nothing is asked of anybody.
	if (!(await operatorIn(records.query))) return [];
	const rows = await records.query<RunRow>("select * from connector_run where next_at > $1", [now()]);
	const waiting = new Set(rows.map((row) => row.source));
	const results: ConnectorResult[] = [];
	for (const { id } of connected(desk.sources))
		if (!waiting.has(id)) results.push(await runConnector(desk, connection, id));
	return results;
}

const underWay = new Map<string, Promise<ConnectorResult>>();

/**
 * Fetches the file of a data set and deposits it, in the name of the operator. Nothing new is a no-op that says so; a trouble
 * is a result (`echec`), kept and tried again later. `asker`: somebody who asks for it now.
 * Throws `connecteur-inconnu`, `acces-refuse`.
 */
export async function runConnector(
	desk: Desk,
	connection: Connection,
	id: string,
	asker?: { readonly person: Person; readonly origin: Origin },
): Promise<ConnectorResult> {
	if (asker) demand(asker.person, "collection.manage");
	const source = connected(desk.sources).find((one) => one.id === id);
	if (!source) throw new DefError("connecteur-inconnu", { source: id });
	if (asker)
		await record(desk.access.records.query, {
			person: asker.person,
			action: "connecteur",
			outcome: "fait",
			object: `passage demandé : ${id}`,
			origin: asker.origin,
		});
	const key = `${desk.access.dataDir} ${id}`;
	const already = underWay.get(key);
	if (already) return await already;
	const run = oneRun(desk, connection, source).finally(() => underWay.delete(key));
	underWay.set(key, run);
	return await run;
}

async function oneRun(desk: Desk, connection: Connection, source: Connected): Promise<ConnectorResult> {
	const { records, now } = desk.access;
	const [row] = await records.query<RunRow>("select * from connector_run where source = $1", [source.id]);
	const folder = temporaryFolder(desk.access.dataDir);
	let known: RunRow["known"] = row?.known ?? {};
	let result: ConnectorResult;
	try {
		const operator = await operatorIn(records.query);
		if (!operator) {
			const cause = "l'observatoire n'a pas encore d'administrateur";
			throw new DefError("connecteur-en-panne", { source: source.id, cause });
		}
		const path = join(folder, "fichier");
		const fetched = await fetchFile({
			source: source.id,
			connector: source.connector,
			network: connection.network,
			addresses: connection.addresses,
			known,
			path,
			...(connection.franceTravail ? { franceTravail: connection.franceTravail } : {}),
		});
		if (fetched === "unchanged" || fetched.sha256 === known.sha256) {
			result = {
				source: source.id,
				outcome: "inchange",
				detail: "Rien n’a changé depuis le dernier passage.",
			};
			if (fetched !== "unchanged") known = { ...fetched.known, sha256: fetched.sha256 };
		} else {
			result = await hand(desk, source, operator, fetched.name, path);
			known = { ...fetched.known, sha256: fetched.sha256 };
		}
	} catch (error) {
		// The records themselves out of reach: there is nowhere to keep a result.
		if (!(error instanceof DefError) || error.code === "enregistrements-indisponibles") throw error;
		result = { source: source.id, outcome: "echec", detail: error.message };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	const failures = result.outcome === "echec" ? (row?.failures ?? 0) + 1 : 0;
	const pace = paceHours[source.connector.pace];
	const wait = failures === 0 ? pace : Math.min(2 ** (failures - 1), pace);
	await records.query(
		`insert into connector_run (source, known, ran_at, outcome, detail, failures, next_at)
		values ($1, $2, $3, $4, $5, $6, $7) on conflict (source) do update set known = excluded.known,
			ran_at = excluded.ran_at, outcome = excluded.outcome, detail = excluded.detail,
			failures = excluded.failures, next_at = excluded.next_at`,
		[
			source.id,
			JSON.stringify(known),
			now(),
			result.outcome,
			result.detail,
			failures,
			new Date(now().getTime() + wait * hour),
		],
	);
	return result;
}

async function fetchFile(fetching: Fetching): Promise<Fetched> {
	const { connector, ...rest } = fetching;
	switch (connector.kind) {
		case "http":
			return await fetchHttp({ ...rest, connector });
		case "datagouv":
			return await fetchDatagouv({ ...rest, connector });
		case "opendatasoft":
			return await fetchOpendatasoft({ ...rest, connector });
		case "francetravail":
			return await fetchFranceTravail({ ...rest, connector });
	}
}

async function hand(
	desk: Desk,
	source: Connected,
	organisation: Organisation,
	name: string,
	path: string,
): Promise<ConnectorResult> {
	const by = `connecteur ${kindLabels[source.connector.kind]}`;
	const given = {
		source: source.id,
		organisation: organisation.id,
		name,
		path,
		channel: "connecteur",
		by,
	} as const;
	const delivery = await deposit(desk, actor(by, organisation), given, clockOrigin);
	if (delivery.again)
		return {
			source: source.id,
			outcome: "inchange",
			detail: `Ce fichier était déjà reçu (${delivery.label}).`,
		};
	return {
		source: source.id,
		outcome: "nouveau",
		detail: `Nouvelle livraison ${delivery.label}.`,
		delivery: delivery.id,
	};
}

/** The organisation of the first administrator of the whole observatory: what is published openly is fetched in its name. */
async function operatorIn(query: Query): Promise<Organisation | undefined> {
	const [operator] = await query<Organisation>(
		`select o.id, o.name, o.kind from membership m join person p on p.id = m.person_id
		join organisation o on o.id = m.organisation_id
		where m.role = 'administrateur' and m.perimeter_kind = 'tout' order by p.created_at, o.name limit 1`,
	);
	return operator;
}

function actor(name: string, organisation: Organisation): Person {
	return {
		id: "00000000-0000-0000-0000-000000000000",
		email: "",
		name,
		suspended: false,
		hasPassword: false,
		secondFactor: false,
		memberships: [
			{ id: "connecteur", role: "charge-etudes", organisation, perimeter: { kind: "tout", value: "" } },
		],
	};
}

/** What a killed run left behind goes after a day. */
function temporaryFolder(dataDir: string): string {
	const folder = join(dataDir, "fetched");
	mkdirSync(folder, { recursive: true });
	for (const name of readdirSync(folder)) {
		const path = join(folder, name);
		if (statSync(path).mtimeMs < Date.now() - 24 * hour) rmSync(path, { recursive: true, force: true });
	}
	return mkdtempSync(join(folder, "passage-"));
}
