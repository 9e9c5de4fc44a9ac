import { type Access, demand, record } from "../access/index.ts";
import { DefError } from "../platform/errors.ts";
import { campaignOf } from "./campaign.ts";
import { type About, type Content, confidences, type Pinned, proposalKinds } from "./model.ts";
import { type Doer, step, subjectOf, tell } from "./step.ts";

export const longestNote = 2_000;
const mostPlaces = 10_000;

/** As a form gives it. */
export interface GivenContent {
	readonly campaign?: string | undefined;
	readonly kind?: string | undefined;
	readonly places?: string | undefined;
	readonly note?: string | undefined;
	readonly confidence?: string | undefined;
}

function wrong(field: string, expected: string): DefError {
	return new DefError("saisie-incorrecte", { field, expected });
}

/** Throws `saisie-incorrecte`. */
function contentOf(given: GivenContent, now: Date): Content {
	const campaign = campaignOf(given.campaign, now);
	const kind = proposalKinds.find((one) => one === given.kind);
	if (!kind) throw wrong("kind", "Choisissez ce que vous proposez.");
	const typed = (given.places ?? "").replaceAll(/\s/g, "");
	const places = typed === "" ? null : Number(typed);
	if (places !== null && !(Number.isInteger(places) && places >= 1 && places <= mostPlaces))
		throw wrong("places", "Donnez un nombre entier de places, par exemple 12.");
	if (kind === "ouvrir" && places === null) throw wrong("places", "Dites combien de places ouvrir.");
	const note = (given.note ?? "").replaceAll("\r\n", "\n").trim();
	if (note === "")
		throw wrong("note", "Dites en une phrase pourquoi : qui, pour quels emplois, avec quel public.");
	if (note.length > longestNote) throw wrong("note", `Restez sous ${longestNote} caractères.`);
	const confidence = confidences.find((one) => one === given.confidence);
	if (!confidence) throw wrong("confidence", "Dites votre degré de confiance.");
	return { campaign, kind, places, note, confidence };
}

/**
 * A draft for one occupation in one bassin, pinned to the release and to what it says now. Throws `acces-refuse`,
 * `saisie-incorrecte`.
 */
export async function createProposal(
	access: Access,
	{ person, origin }: Doer,
	about: About,
	pinned: Pinned,
	given: GivenContent,
): Promise<string> {
	demand(person, "needs.propose", { territories: about.territories });
	const now = access.now();
	const content = contentOf(given, now);
	return await access.records.transaction(async (query) => {
		const [row] = await query<{ id: string }>(
			`insert into proposal (occupation_scheme, occupation_code, occupation_label, place_type, place_code, place_label,
				territories, campaign, kind, places, note, confidence, release, version, seen, author_id, author_name,
				author_organisation, created_at, changed_at)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $19) returning id`,
			[
				about.occupation.scheme,
				about.occupation.code,
				about.occupation.label,
				about.place.type,
				about.place.code,
				about.place.label,
				about.territories,
				content.campaign,
				content.kind,
				content.places,
				content.note,
				content.confidence,
				pinned.release,
				pinned.version,
				JSON.stringify(pinned.seen),
				person.id,
				person.name,
				person.memberships.find(({ role }) => role !== "public")?.organisation.name ?? "",
				now,
			],
		);
		const id = row?.id ?? "";
		await tell(query, id, now, person.name, "Création");
		await record(query, {
			person,
			action: "proposition",
			outcome: "fait",
			object: `proposition ${subjectOf(about)} (${id}) : création`,
			origin,
		});
		return id;
	});
}

/** Writes a draft again, and pins it to what is published now. */
export async function editProposal(
	access: Access,
	doer: Doer,
	id: string,
	pinned: Pinned,
	given: GivenContent,
): Promise<void> {
	const rule = { by: "author", from: ["brouillon"], what: "Modification" } as const;
	await step(access, doer, id, rule, async ({ query, now }) => {
		const { campaign, kind, places, note, confidence } = contentOf(given, now);
		await query(
			`update proposal set kind = $2, places = $3, note = $4, confidence = $5, release = $6, version = $7, seen = $8,
				changed_at = $9, campaign = $10 where id = $1`,
			[
				id,
				kind,
				places,
				note,
				confidence,
				pinned.release,
				pinned.version,
				JSON.stringify(pinned.seen),
				now,
				campaign,
			],
		);
	});
}

/** From here on others read it, and it never changes. */
export async function submitProposal(access: Access, doer: Doer, id: string): Promise<void> {
	const rule = { by: "author", from: ["brouillon"], what: "Proposition" } as const;
	await step(access, doer, id, rule, async ({ query, now }) => {
		await query("update proposal set state = 'proposee', changed_at = $2 where id = $1", [id, now]);
	});
}

export async function withdrawProposal(access: Access, doer: Doer, id: string): Promise<void> {
	const rule = { by: "author", from: ["brouillon", "proposee"], what: "Retrait par son auteur" } as const;
	await step(access, doer, id, rule, async ({ query, now }) => {
		await query("update proposal set state = 'retiree', changed_at = $2 where id = $1", [id, now]);
	});
}

/** A word from whoever may propose there. Throws `saisie-incorrecte`. */
export async function commentProposal(access: Access, doer: Doer, id: string, text: string): Promise<void> {
	const note = text.replaceAll("\r\n", "\n").trim().slice(0, longestNote);
	if (note === "") throw wrong("comment", "Écrivez votre avis.");
	const rule = { by: "needs.propose", from: ["proposee"], what: "Avis", note } as const;
	await step(access, doer, id, rule, async () => undefined);
}
