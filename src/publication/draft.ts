import { type Access, demand, listPeople, type Person, record } from "../access/index.ts";
import { DefError } from "../platform/errors.ts";
import type { Query } from "../platform/records/records.ts";
import { candidateId, currentId, currentNumber, publications, withdrawalOf } from "../release/index.ts";
import { backToDraft } from "./approve.ts";
import { checkItems, checkLabels, type Draft, type Named } from "./model.ts";
import { type Doer, type Step, step, tell } from "./step.ts";

/** Longest texts, in characters. */
export const longestTitle = 150;
export const longestNote = 8_000;

export interface GivenTexts {
	readonly title: string;
	readonly note: string;
	/** Of an erratum: what was wrong. */
	readonly erratum: string;
}

const composing = { action: ["releases.compose"] } as const;
/** States in which a change is possible; from those that bear an approval, it cancels it. */
const open = ["brouillon", "prete", "approuvee", "programmee"] as const;

/**
 * Begins to compose. The candidate is what would be published; a text that corrects what is served needs no other figures and
 * may stand on the release served. Throws `acces-refuse`, `diffusion-sans-candidate`, `diffusion-inconnue`, `saisie-incorrecte`.
 */
export async function createDraft(
	access: Access,
	{ person, origin }: Doer,
	given: { readonly title: string; readonly corrects?: number },
): Promise<string> {
	demand(person, "releases.compose");
	const { dataDir } = access;
	const title = given.title.trim().slice(0, longestTitle);
	if (title === "")
		throw new DefError("saisie-incorrecte", { field: "title", expected: "Donnez un titre à la diffusion." });
	if (given.corrects !== undefined && !publications(dataDir).some(({ n }) => n === given.corrects))
		throw new DefError("diffusion-inconnue", { asked: given.corrects });
	const release = candidateId(dataDir) ?? (given.corrects === undefined ? undefined : currentId(dataDir));
	if (release === undefined) throw new DefError("diffusion-sans-candidate");
	const now = access.now();
	return await access.records.transaction(async (query) => {
		const [row] = await query<{ id: string }>(
			`insert into publication_draft (release, base_number, kind, corrects, title, note, author_id, author_name, created_at,
				content_hash) values ($1, $2, $3, $4, $5, '', $6, $7, $8, '') returning id`,
			[
				release,
				currentNumber(dataDir),
				given.corrects === undefined ? "ordinaire" : "erratum",
				given.corrects ?? null,
				title,
				person.id,
				person.name,
				now,
			],
		);
		const id = row?.id ?? "";
		await addHand(query, id, person);
		await tell(query, id, now, person.name, "Création");
		await record(query, {
			person,
			action: "diffusion",
			outcome: "fait",
			object: `diffusion ${title} (${release}) : création`,
			origin,
		});
		return id;
	});
}

async function addHand(query: Query, draft: string, person: Person): Promise<void> {
	await query("insert into publication_hand (draft_id, person_id) values ($1, $2) on conflict do nothing", [
		draft,
		person.id,
	]);
}

/** Back to a draft without approval: what follows is another text than the one that was approved. */
async function reopen(at: Step, person: Person): Promise<void> {
	await backToDraft(at);
	await addHand(at.query, at.draft.id, person);
}

/** Writes title, note and erratum. An approval falls with the first change. */
export async function editTexts(access: Access, doer: Doer, id: string, given: GivenTexts): Promise<void> {
	const rule = { ...composing, from: open, what: "Textes modifiés" };
	await step(access, doer, id, rule, async (at) => {
		const clean = (text: string, most: number): string => text.replaceAll("\r\n", "\n").trim().slice(0, most);
		const texts = [
			clean(given.title, longestTitle),
			clean(given.note, longestNote),
			at.draft.kind === "erratum" ? clean(given.erratum, longestNote) : "",
		];
		if (texts[0] === "")
			throw new DefError("saisie-incorrecte", {
				field: "title",
				expected: "Donnez un titre à la diffusion.",
			});
		const { title, note, erratum } = at.draft;
		if (texts.join("\n\n\n") === [title, note, erratum].join("\n\n\n")) return;
		await reopen(at, doer.person);
		await at.query("update publication_draft set title = $2, note = $3, erratum = $4 where id = $1", [
			id,
			...texts,
		]);
	});
}

/** Takes the newest candidate, and compares it with what is served now. */
export async function takeCandidate(access: Access, doer: Doer, id: string): Promise<void> {
	const rule = { ...composing, from: open, what: "Construction reprise" };
	await step(access, doer, id, rule, async (at) => {
		const { dataDir } = access;
		const release = candidateId(dataDir) ?? (at.draft.kind === "erratum" ? currentId(dataDir) : undefined);
		if (release === undefined) throw new DefError("diffusion-sans-candidate");
		await reopen(at, doer.person);
		await at.query("update publication_draft set release = $2, base_number = $3 where id = $1", [
			id,
			release,
			currentNumber(dataDir),
		]);
	});
}

/** A named person says that a point was looked at. Throws `saisie-incorrecte` for an unknown point. */
export async function tick(
	access: Access,
	doer: Doer,
	id: string,
	given: { readonly item: string; readonly done: boolean },
): Promise<void> {
	const item = checkItems.find((one) => one === given.item);
	if (!item || !["secret", "textes", "accessibilite"].includes(item))
		throw new DefError("saisie-incorrecte", { expected: "Choisissez un point de la liste." });
	const rule = {
		action: ["releases.compose", "releases.approve"] as const,
		from: ["brouillon", "prete"] as const,
		what: given.done ? "Point coché" : "Point décoché",
		note: checkLabels[item],
	};
	await step(access, doer, id, rule, async ({ query, draft, now }) => {
		await query("delete from publication_tick where draft_id = $1 and item = $2", [id, item]);
		if (given.done)
			await query(
				`insert into publication_tick (draft_id, item, person_id, person_name, at, content_hash)
				values ($1, $2, $3, $4, $5, $6)`,
				[id, item, doer.person.id, doer.person.name, now, draft.contentHash],
			);
	});
}

/** People who may be named: every account in use. Throws `acces-refuse`. */
export async function possiblePreviewers(access: Access, person: Person): Promise<readonly Named[]> {
	demand(person, "releases.follow");
	const everybody = await access.records.query<Named>(
		"select id, name from person where suspended_at is null order by name, email",
	);
	const own = new Map((await listPeople(access, person)).map((one) => [one.id, one.email] as const));
	return everybody.map(({ id, name }) => ({ id, name: own.has(id) ? `${name} (${own.get(id)})` : name }));
}

/** Names somebody who will read before everybody; the list is public once it is published. */
export async function addPreviewer(access: Access, doer: Doer, id: string, person: string): Promise<void> {
	const rule = { ...composing, from: open, what: "Aperçu ouvert à une personne" };
	await step(access, doer, id, rule, async ({ query, now, say }) => {
		const [found] = /^[0-9a-f-]{36}$/.test(person)
			? await query<Named>("select id, name from person where id = $1 and suspended_at is null", [person])
			: [];
		if (!found)
			throw new DefError("saisie-incorrecte", {
				field: "person",
				expected: "Choisissez une personne de la liste.",
			});
		say(found.name);
		await query(
			`insert into publication_previewer (draft_id, person_id, person_name, added_at) values ($1, $2, $3, $4)
			on conflict do nothing`,
			[id, found.id, found.name, now],
		);
	});
}

export async function removePreviewer(access: Access, doer: Doer, id: string, person: string): Promise<void> {
	const rule = { ...composing, from: open, what: "Aperçu retiré à une personne" };
	await step(access, doer, id, rule, async ({ query, draft, say }) => {
		say(draft.previewers.find((one) => one.id === person)?.name ?? "");
		await query("delete from publication_previewer where draft_id = $1 and person_id::text = $2", [
			id,
			person,
		]);
	});
}

export async function abandonDraft(access: Access, doer: Doer, id: string, reason: string): Promise<void> {
	const note = reason.trim().slice(0, 400);
	if (note === "")
		throw new DefError("saisie-incorrecte", {
			field: "reason",
			expected: "Dites en un mot pourquoi cette diffusion est abandonnée.",
		});
	const rule = { ...composing, from: open, what: "Abandon", note };
	await step(access, doer, id, rule, async ({ query }) => {
		await query(
			`update publication_draft set state = 'abandonnee', approved_by = null, approver_name = null, approved_at = null,
				approved_hash = null, scheduled_at = null, postponed_reason = '' where id = $1`,
			[id],
		);
	});
}

/** Is another construction waiting, or another publication served, since this was composed? */
export function isOutdated(dataDir: string, draft: Draft): boolean {
	if (draft.state === "publiee" || draft.state === "abandonnee") return false;
	const candidate = candidateId(dataDir);
	return (
		draft.baseNumber !== currentNumber(dataDir) || (candidate !== undefined && candidate !== draft.release)
	);
}

/** Publications that an erratum may correct, newest first. */
export function correctable(dataDir: string): readonly { readonly n: number; readonly text: string }[] {
	const history = publications(dataDir);
	return history
		.filter(({ kind, n }) => kind !== "retrait" && withdrawalOf(history, n) === undefined)
		.map(({ n, version, title }) => ({ n, text: `${version} – ${title}` }));
}
