import { type Access, record } from "../access/index.ts";
import type { Query } from "../platform/records/records.ts";
import {
	compareReleases,
	currentId,
	currentNumber,
	type Publication,
	publications,
	publish,
	versionAfter,
} from "../release/index.ts";
import { backToDraft } from "./approve.ts";
import type { Draft } from "./model.ts";
import { draftById } from "./read.ts";
import { draftPath, tell, write } from "./step.ts";
import { publishWithdrawals } from "./withdraw.ts";

const observatory = { name: "L’observatoire", origin: { address: "", agent: "observatoire" } } as const;

/**
 * Publishes what is due: decided withdrawals, then the drafts whose time has come, in order. Killed anywhere, the next call
 * finishes: the publication bears the number of the record that asked for it, so that it never takes place twice. Gives a
 * sentence for each.
 */
export async function publishDue(access: Access): Promise<readonly string[]> {
	const said: string[] = [...(await publishWithdrawals(access))];
	const due = await access.records.query<{ id: string }>(
		"select id from publication_draft where state = 'programmee' and scheduled_at <= $1 order by scheduled_at, id",
		[access.now()],
	);
	for (const { id } of due) {
		const text = await publishDraft(access, id);
		if (text !== undefined) said.push(text);
	}
	return said;
}

async function publishDraft(access: Access, id: string): Promise<string | undefined> {
	const { dataDir } = access;
	const seen = await draftById(access.records.query, id);
	// Long on large releases, and kept: made before anything is held.
	if (seen.baseNumber === currentNumber(dataDir))
		await compareReleases(dataDir, currentId(dataDir), seen.release);
	return await access.records.transaction(async (query) => {
		const draft = await draftById(query, id, true);
		const now = access.now();
		if (draft.state !== "programmee" || draft.scheduledAt === null || draft.scheduledAt > now)
			return undefined;
		const known = publications(dataDir).find(({ act }) => act === id);
		if (!known && draft.baseNumber !== currentNumber(dataDir)) return await outrun(access, query, draft, now);
		const done = known ?? publish(dataDir, draft.baseNumber, await publicationOf(access, draft, now));
		await query(
			"update publication_draft set state = 'publiee', published_number = $2, published_at = $3 where id = $1",
			[id, done.n, done.published],
		);
		await tell(query, id, now, observatory.name, "Publication", `Version ${done.version}`);
		await record(query, {
			...observatory,
			action: "diffusion",
			outcome: "fait",
			object: `diffusion ${draft.title} (${draft.release}) : publiée sous le numéro ${done.version}`,
		});
		await write(
			access,
			query,
			draft,
			[draft.author.id, ...(draft.approver ? [draft.approver.id] : [])],
			"Diffusion publiée",
			[`La diffusion ${done.version} est publiée :`],
			`/diffusions/${done.version}`,
		);
		return `diffusion ${done.version} publiée (${draft.title})`;
	});
}

async function publicationOf(access: Access, draft: Draft, now: Date): Promise<Omit<Publication, "n">> {
	const { dataDir } = access;
	const { summary, report } = await compareReleases(dataDir, currentId(dataDir), draft.release);
	const [last] = publications(dataDir);
	return {
		version: versionAfter(last?.version, summary),
		release: draft.release,
		published: now.toISOString(),
		kind: draft.kind,
		title: draft.title,
		note: draft.note,
		channel: "approbation",
		author: draft.author.name,
		...(draft.approver ? { approver: draft.approver.name } : {}),
		...(draft.previewers.length > 0 ? { previewers: draft.previewers.map(({ name }) => name) } : {}),
		...(draft.kind === "erratum" && draft.corrects !== null
			? { erratum: draft.erratum, corrects: draft.corrects }
			: {}),
		act: draft.id,
		changes: summary,
		report,
	};
}

/** Another publication came first: what was approved is no longer the change from what is served. */
async function outrun(access: Access, query: Query, draft: Draft, now: Date): Promise<string> {
	await backToDraft({ query, draft });
	const note = "Une autre diffusion a été publiée entre-temps : comparez et faites approuver à nouveau.";
	await tell(query, draft.id, now, observatory.name, "Publication arrêtée", note);
	await record(query, {
		...observatory,
		action: "diffusion",
		outcome: "refusé",
		object: `diffusion ${draft.title} (${draft.release}) : dépassée, approbation annulée`,
	});
	await write(
		access,
		query,
		draft,
		[draft.author.id, ...(draft.approver ? [draft.approver.id] : [])],
		"Diffusion arrêtée",
		[note],
		draftPath(draft.id),
	);
	return `diffusion « ${draft.title} » arrêtée : une autre est parue entre-temps`;
}
