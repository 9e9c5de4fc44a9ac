import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brokenLine } from "../../../src/access/index.ts";
import { readIntake } from "../../../src/collection/index.ts";
import { sha256 } from "../../../src/platform/index.ts";
import type { Query } from "../../../src/platform/records/records.ts";
import { candidateId, currentId, openRelease } from "../../../src/release/index.ts";

/** What the server of the drill was heard to acknowledge. */
export interface Acknowledged {
	/** Delivery → hash of its bytes. */
	readonly deposits: Map<string, string>;
	readonly accepted: Set<string>;
	readonly refused: Set<string>;
}

interface Row {
	readonly id: string;
	readonly label: string;
	readonly sha256: string;
	readonly state: string;
	readonly source: string;
	readonly jobs: number;
}

/** Once nothing is under way any more: what was promised and is not so. Empty when all holds. */
export async function broken(query: Query, dataDir: string, heard: Acknowledged): Promise<readonly string[]> {
	const faults: string[] = [];
	const rows = await query<Row>(
		`select d.id, d.label, d.sha256, d.state, d.source, (select count(*) from travaux.job j
			where j.name = 'controle' and j.singleton_key = d.id::text and j.state in ('created', 'retry', 'active')) as jobs
		from delivery d order by received_at`,
	);
	const byId = new Map(rows.map((row) => [row.id, row]));
	for (const [id, hash] of heard.deposits) {
		const row = byId.get(id);
		if (!row) faults.push(`${id} : dépôt confirmé, puis perdu`);
		else if (row.sha256 !== hash) faults.push(`${row.label} : ce ne sont plus les octets confirmés`);
	}
	const living = rows.filter((row) => !["refusee", "annulee"].includes(row.state)).map((row) => row.sha256);
	if (new Set(living).size !== living.length) faults.push("un même fichier est reçu deux fois");
	for (const hash of new Set(rows.map((row) => row.sha256))) {
		const bytes = readFileSync(join(dataDir, "deliveries", hash));
		if (sha256(bytes) !== hash) faults.push(`${hash} : octets abîmés`);
	}
	for (const id of heard.accepted)
		if (!["acceptee", "remplacee"].includes(byId.get(id)?.state ?? ""))
			faults.push(`${byId.get(id)?.label} : acceptation confirmée, puis perdue (${byId.get(id)?.state})`);
	for (const id of heard.refused)
		if (byId.get(id)?.state !== "refusee") faults.push(`${byId.get(id)?.label} : refus confirmé, puis perdu`);
	const accepted = rows.filter((row) => row.state === "acceptee");
	if (accepted.length > 1) faults.push(`${accepted.length} livraisons acceptées pour un jeu de données`);
	if (heard.accepted.size > 0 && accepted.length === 0) faults.push("plus aucune livraison acceptée");
	const intake = readIntake(dataDir).deliveries.map((d) => d.delivery);
	if (intake.join() !== accepted.map((row) => row.id).join())
		faults.push(`la construction lirait ${intake.join() || "rien"}, les enregistrements disent autre chose`);
	for (const { label, state, jobs } of rows)
		if (["recue", "en-controle"].includes(state) || jobs > 0)
			faults.push(`${label} : ${state}, ${jobs} contrôle(s) en attente après la reprise`);
	const arrivals = join(dataDir, "arrivals");
	// A server killed before its first deposit has not made the folder.
	const drafts = existsSync(arrivals) ? readdirSync(arrivals) : [];
	if (drafts.length > 0) faults.push(`brouillons laissés : ${drafts.join(", ")}`);
	const chain = await brokenLine(query);
	if (chain !== undefined) faults.push(`journal rompu à la ligne ${chain}`);
	return faults;
}

/** Once the builds are over too: what waits to be published, or is, is what was accepted, whole. */
export async function unpublished(query: Query, dataDir: string): Promise<readonly string[]> {
	const [accepted] = await query<{ sha256: string; label: string }>(
		"select sha256, label from delivery where state = 'acceptee'",
	);
	if (!accepted) return [];
	if (currentId(dataDir) === undefined) return ["aucune diffusion n'est publiée"];
	const { manifest } = openRelease(dataDir, candidateId(dataDir));
	const batches = manifest.batches.filter((batch) => batch.source === "opco-contrats");
	const right = batches.length === 1 && batches[0]?.delivery.sha256 === accepted.sha256;
	return right ? [] : [`la diffusion ne contient pas la livraison acceptée (${accepted.label})`];
}
