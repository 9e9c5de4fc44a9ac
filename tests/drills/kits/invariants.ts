import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brokenLine } from "../../../src/access/index.ts";
import { isCode, readCard, readFrozen } from "../../../src/frozen/index.ts";
import { documentForms, keptDocument, keptName } from "../../../src/kits/index.ts";
import type { Query } from "../../../src/platform/records/records.ts";

interface Item {
	readonly id: string;
	readonly kit: string;
	readonly batch: string;
	readonly state: string;
	readonly n: number | null;
	readonly jobs: number;
}

interface Version {
	readonly kit: string;
	readonly n: number;
	readonly code: string;
	readonly told: number;
}

/** Once nothing is under way any more: what was promised and is not so. `asked`: batch → how many kits. Empty when all holds. */
export async function broken(
	query: Query,
	dataDir: string,
	asked: ReadonlyMap<string, number>,
): Promise<readonly string[]> {
	const faults: string[] = [];
	const items = await query<Item>(
		`select i.id, i.kit_id as kit, i.batch_id as batch, i.state, i.n, (select count(*)::int from travaux.job j
			where j.name = 'kits' and j.singleton_key = i.id::text and j.state in ('created', 'retry', 'active')) as jobs
		from kit_batch_item i`,
	);
	for (const [batch, wanted] of asked) {
		const found = items.filter((one) => one.batch === batch).length;
		if (found !== wanted) faults.push(`fabrication ${batch} : ${wanted} kits demandés, ${found} inscrits`);
	}
	for (const { id, state, n, jobs } of items) {
		if ((state === "made") !== (n !== null)) faults.push(`${id} : ${state}, version ${n}`);
		if (jobs > 0) faults.push(`${id} : ${state}, et ${jobs} travail en attente`);
	}
	const versions = await query<Version>(
		`select v.kit_id as kit, v.n, v.code, (select count(*)::int from audit a where a.object like '%figée sous ' || v.code) as told
		from kit_version v order by v.kit_id, v.n`,
	);
	for (const kit of new Set(items.map((item) => item.kit))) {
		const made = items.filter((one) => one.kit === kit && one.state === "made").map((one) => one.n);
		const kept = versions.filter((one) => one.kit === kit).map((one) => one.n);
		const wanted = Array.from({ length: made.length }, (_, at) => at + 1);
		if (made.toSorted().join() !== wanted.join() || kept.join() !== wanted.join())
			faults.push(`kit ${kit} : fabriqué ${made.join()}, versions ${kept.join()}`);
	}
	for (const { code, told } of versions) {
		if (told !== 1) faults.push(`${code} : dit ${told} fois au journal`);
		faults.push(...halfFrozen(dataDir, code));
	}
	const frozen = join(dataDir, "frozen");
	for (const name of existsSync(frozen) ? readdirSync(frozen) : []) {
		if (isCode(name)) faults.push(...halfFrozen(dataDir, name));
		else faults.push(`reste de fabrication : ${name}`);
	}
	const chain = await brokenLine(query);
	if (chain !== undefined) faults.push(`journal rompu à la ligne ${chain}`);
	return faults;
}

/** Every form, its bytes as they were frozen. */
function halfFrozen(dataDir: string, code: string): readonly string[] {
	const card = readCard(dataDir, code);
	if (!card) return [`${code} : aucun octet`];
	try {
		for (const name of [keptDocument, ...documentForms.map(({ id }) => keptName(id))])
			readFrozen(dataDir, card, name);
		return [];
	} catch (error) {
		return [`${code} : ${error instanceof Error ? error.message : String(error)}`];
	}
}
