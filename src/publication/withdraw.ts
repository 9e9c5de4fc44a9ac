import { type Access, demand, record } from "../access/index.ts";
import { DefError } from "../platform/errors.ts";
import {
	compareReleases,
	currentId,
	currentNumber,
	type Publication,
	publications,
	publish,
	successorOf,
	versionAfter,
	withdrawalOf,
} from "../release/index.ts";
import type { Doer } from "./step.ts";

const longestReason = 1_000;

/**
 * Decides that a publication is withdrawn, with its reason, which is public. If its release is served, the newest one before it
 * that may be takes its place. `publishWithdrawals` does it, at once or after a crash. Throws `acces-refuse`,
 * `diffusion-inconnue`, `diffusion-deja-retiree`, `diffusion-seule`, `saisie-incorrecte`.
 */
export async function withdraw(
	access: Access,
	{ person, origin }: Doer,
	n: number,
	given: string,
): Promise<void> {
	demand(person, "releases.approve");
	const reason = given.trim().slice(0, longestReason);
	if (reason === "")
		throw new DefError("saisie-incorrecte", {
			field: "reason",
			expected: "Dites pourquoi cette diffusion est retirée : le motif est publié.",
		});
	const history = publications(access.dataDir);
	const target = history.find((one) => one.n === n);
	if (!target) throw new DefError("diffusion-inconnue", { asked: n });
	if (target.kind === "retrait" || withdrawalOf(history, n)) throw new DefError("diffusion-deja-retiree");
	if (nextRelease(history, target, currentId(access.dataDir)) === undefined)
		throw new DefError("diffusion-seule");
	await access.records.transaction(async (query) => {
		const made = await query(
			`insert into publication_withdrawal (target, reason, person_id, person_name, decided_at) values ($1, $2, $3, $4, $5)
			on conflict do nothing returning id`,
			[n, reason, person.id, person.name, access.now()],
		);
		if (made.length === 0) throw new DefError("diffusion-deja-retiree");
		await record(query, {
			person,
			action: "diffusion",
			outcome: "fait",
			object: `diffusion ${target.version} (${target.release}) : retrait, ${reason}`,
			origin,
		});
	});
}

/** What is served after a withdrawal: the same as now, unless that is what is withdrawn. */
function nextRelease(
	history: readonly Publication[],
	target: Publication,
	served: string | undefined,
): string | undefined {
	const replaced = history.some(
		({ n, release, kind }) => n > target.n && release === target.release && kind !== "retrait",
	);
	if (served !== target.release || replaced) return served;
	return successorOf(history, target.n)?.release;
}

export async function publishWithdrawals(access: Access): Promise<readonly string[]> {
	const { dataDir, records } = access;
	const pending = await records.query<{ id: string; target: number; reason: string; person_name: string }>(
		`select id, target, reason, person_name from publication_withdrawal where published_number is null
		order by decided_at, id`,
	);
	const said: string[] = [];
	for (const { id, target, reason, person_name } of pending) {
		const text = await records.transaction(async (query) => {
			const [free] = await query(
				"select 1 from publication_withdrawal where id = $1 and published_number is null for update",
				[id],
			);
			if (!free) return undefined;
			const history = publications(dataDir);
			const withdrawn = history.find((one) => one.n === target);
			const served = currentId(dataDir);
			const next = withdrawn && nextRelease(history, withdrawn, served);
			const known = history.find(({ act }) => act === id);
			if (!known && (!withdrawn || next === undefined)) throw new DefError("diffusion-seule");
			const number = currentNumber(dataDir);
			const done = known ?? (await moved(withdrawn, next ?? ""));
			await query("update publication_withdrawal set published_number = $2 where id = $1", [id, done.n]);
			return `diffusion ${withdrawn?.version ?? target} retirée`;

			async function moved(gone: Publication | undefined, release: string): Promise<Publication> {
				const { summary, report } = await compareReleases(dataDir, served, release);
				return publish(dataDir, number, {
					version: versionAfter(history[0]?.version, summary),
					release,
					published: access.now().toISOString(),
					kind: "retrait",
					title: `Retrait de la diffusion ${gone?.version ?? target}`,
					note: reason,
					channel: "approbation",
					author: person_name,
					withdraws: target,
					reason,
					act: id,
					changes: summary,
					report,
				});
			}
		});
		if (text !== undefined) said.push(text);
	}
	return said;
}
