import { type Access, record } from "../access/index.ts";
import { DefError } from "../platform/errors.ts";
import { formatDate, formatTime } from "../platform/french.ts";
import { currentNumber } from "../release/index.ts";
import { checklistOf } from "./checklist.ts";
import { checkLabels, type Draft } from "./model.ts";
import { instantOf } from "./paris.ts";
import { type Doer, type Step, step, write } from "./step.ts";

const longestComment = 1_000;
/** Of a sentence on a public page. */
const longestReason = 300;
/** Furthest date, in days: a slip of the keyboard is no plan. */
const furthest = 400;

/** What is left to do before a draft goes on, in words; empty when nothing is. */
export async function missingIn(access: Access, { query, draft, now }: Step): Promise<readonly string[]> {
	const lines = await checklistOf(access.dataDir, query, draft, now);
	return [
		...(draft.title === "" ? ["titre"] : []),
		...(draft.note === "" ? ["note de diffusion"] : []),
		...(draft.kind === "erratum" && draft.erratum === "" ? ["texte de l’erratum"] : []),
		...lines.flatMap(({ item, done }) => (done ? [] : [checkLabels[item]])),
	];
}

async function demandComplete(access: Access, at: Step): Promise<void> {
	if (at.draft.note === "")
		throw new DefError("saisie-incorrecte", {
			field: "note",
			expected: "Écrivez la note : ce qui change et comment. Une diffusion sans note ne se publie pas.",
		});
	const missing = await missingIn(access, at);
	if (missing.length > 0) throw new DefError("diffusion-incomplete", { missing: missing.join(", ") });
	if (at.draft.baseNumber !== currentNumber(access.dataDir)) throw new DefError("diffusion-depassee");
}

/** The author has finished. Throws `diffusion-incomplete`, `diffusion-depassee`, `saisie-incorrecte`. */
export async function submitDraft(access: Access, doer: Doer, id: string): Promise<void> {
	const rule = {
		action: ["releases.compose"],
		from: ["brouillon"],
		what: "Envoi en relecture",
	} as const;
	await step(access, doer, id, rule, async (at) => {
		await demandComplete(access, at);
		await at.query("update publication_draft set state = 'prete' where id = $1", [id]);
		const people = await at.query<{ person_id: string }>(
			`select distinct person_id from membership where perimeter_kind = 'tout' and role = 'responsable-publication'
				and person_id not in (select person_id from publication_hand where draft_id = $1)`,
			[id],
		);
		await write(
			access,
			at.query,
			at.draft,
			people.map(({ person_id }) => person_id),
			"Diffusion à approuver",
			[`${doer.person.name} a composé une diffusion. Relisez-la, puis approuvez-la ou renvoyez-la ici :`],
		);
	});
}

/**
 * Somebody who wrote nothing in it approves the release and its texts as they stand. Throws `diffusion-deux-personnes`,
 * `diffusion-incomplete`, `diffusion-depassee`. A refusal because of who asks is written in the audit trail.
 */
export async function approveDraft(access: Access, doer: Doer, id: string, comment = ""): Promise<void> {
	const note = comment.trim().slice(0, longestComment);
	const rule = {
		action: ["releases.approve"],
		from: ["prete"],
		what: "Approbation",
		note,
	} as const;
	try {
		await step(access, doer, id, rule, async (at) => {
			if (at.draft.hands.includes(doer.person.id)) throw new DefError("diffusion-deux-personnes");
			await demandComplete(access, at);
			await at.query(
				`update publication_draft set state = 'approuvee', approved_by = $2, approver_name = $3, approved_at = $4,
					approved_hash = content_hash where id = $1`,
				[id, doer.person.id, doer.person.name, at.now],
			);
			await write(access, at.query, at.draft, [at.draft.author.id], "Diffusion approuvée", [
				`${doer.person.name} approuve la diffusion. Elle peut être programmée ou publiée :`,
				...(note === "" ? [] : ["", note]),
			]);
		});
	} catch (error) {
		if (error instanceof DefError && error.code === "diffusion-deux-personnes")
			await record(access.records.query, {
				person: doer.person,
				action: "diffusion",
				outcome: "refusé",
				object: `diffusion ${id} : approbation par qui l’a écrite`,
				origin: doer.origin,
			});
		throw error;
	}
}

/** Back to its author, with a word; an approval given before falls. Throws `saisie-incorrecte`. */
export async function refuseDraft(access: Access, doer: Doer, id: string, comment: string): Promise<void> {
	const note = comment.trim().slice(0, longestComment);
	if (note === "")
		throw new DefError("saisie-incorrecte", {
			field: "comment",
			expected: "Dites en un mot ce qui est à revoir.",
		});
	const rule = {
		action: ["releases.approve"],
		from: ["prete", "approuvee", "programmee"],
		what: "Renvoi à l’auteur",
		note,
	} as const;
	await step(access, doer, id, rule, async (at) => {
		await backToDraft(at);
		await write(access, at.query, at.draft, [at.draft.author.id], "Diffusion à revoir", [
			`${doer.person.name} renvoie la diffusion : ${note}`,
		]);
	});
}

export async function backToDraft({ query, draft }: Pick<Step, "query" | "draft">): Promise<void> {
	await query(
		`update publication_draft set state = 'brouillon', approved_by = null, approver_name = null, approved_at = null,
			approved_hash = null, scheduled_at = null, postponed_reason = '' where id = $1`,
		[draft.id],
	);
}

/** Day and time in Paris; `now`: at once. */
export type When = { readonly now: true } | { readonly day: string; readonly time: string };

/**
 * Sets when an approved release goes out, and tells the people named that they may read it. Throws `saisie-incorrecte`,
 * `diffusion-depassee`.
 */
export async function scheduleDraft(access: Access, doer: Doer, id: string, when: When): Promise<void> {
	const immediate = "now" in when;
	const rule = {
		action: ["releases.compose", "releases.approve"],
		from: ["approuvee"],
		what: immediate ? "Publication immédiate demandée" : "Publication programmée",
	} as const;
	await step(access, doer, id, rule, async (at) => {
		const instant = immediate ? at.now : laterInstant(when, at.now);
		if (at.draft.baseNumber !== currentNumber(access.dataDir)) throw new DefError("diffusion-depassee");
		await at.query("update publication_draft set state = 'programmee', scheduled_at = $2 where id = $1", [
			id,
			instant,
		]);
		if (!immediate) await tellPreviewers(access, at, instant);
	});
}

function laterInstant({ day, time }: { readonly day: string; readonly time: string }, now: Date): Date {
	const instant = instantOf(day, time);
	const wrong = (field: string, expected: string): DefError =>
		new DefError("saisie-incorrecte", { field, expected });
	if (!instant) throw wrong("day", "Donnez un jour et une heure qui existent, par exemple 14:30.");
	// The minute under way is still good: forms give no seconds.
	if (instant.getTime() < now.getTime() - 60_000) throw wrong("day", "Choisissez un moment à venir.");
	if (instant.getTime() > now.getTime() + furthest * 24 * 3600 * 1000)
		throw wrong("day", "Choisissez un jour dans l’année qui vient.");
	return instant;
}

async function tellPreviewers(access: Access, { query, draft }: Step, at: Date): Promise<void> {
	await write(
		access,
		query,
		draft,
		draft.previewers.map(({ id }) => id),
		"Aperçu restreint",
		[
			`Cette diffusion paraît le ${formatDate(at)} à ${formatTime(at)}. Vous pouvez la lire à partir de vingt-quatre heures avant ; rien ne doit en être dit d’ici là. Les noms des personnes qui la lisent avant tous sont publiés.`,
		],
		previewPath(draft),
	);
}

/** Where the named people read the release. */
export function previewPath({ id }: Pick<Draft, "id">): string {
	return `/espace/apercu/${id}`;
}

/** It goes out no more by itself; the approval stays. The public, who was told the date, reads why. Throws `saisie-incorrecte`. */
export async function unscheduleDraft(access: Access, doer: Doer, id: string, reason: string): Promise<void> {
	const note = reason.trim().slice(0, longestReason);
	if (note === "")
		throw new DefError("saisie-incorrecte", {
			field: "reason",
			expected: "Dites au public en un mot pourquoi cette date ne tient plus.",
		});
	const rule = {
		action: ["releases.compose", "releases.approve"],
		from: ["programmee"],
		what: "Programmation annulée",
		note,
	} as const;
	await step(access, doer, id, rule, async ({ query }) => {
		await query(
			"update publication_draft set state = 'approuvee', scheduled_at = null, postponed_reason = $2 where id = $1",
			[id, note],
		);
	});
}
