import { type Access, demand, type Person } from "../access/index.ts";
import type { Figures } from "../figures/model.ts";
import { frozenDocument, type KitPlace, kitUnder, type PrintedDocument } from "../kits/index.ts";
import { DefError } from "../platform/index.ts";
import { contentGiven, demandComplete, type GivenStudy } from "./content.ts";
import type { Edition, EditionBase, StudyContent } from "./model.ts";
import { editionById, publishedEditions } from "./read.ts";
import { type Doer, type Step, step, tell, write } from "./step.ts";

const longestNote = 1_000;

/** The document that a study is written around. Throws `etude-sans-chiffres` when the charters close it. */
export function kitDocument(access: Access, figures: Figures, code: string): PrintedDocument {
	const frozen = frozenDocument(access.dataDir, figures, code);
	if ("refused" in frozen) throw new DefError("etude-sans-chiffres", { why: frozen.refused });
	return frozen.document;
}

/** What a frozen version of one's own kits gives to a study. Throws `kit-inconnu`, `etude-sans-chiffres`. */
export async function baseOf(
	access: Access,
	figures: Figures,
	person: Person,
	code: string,
): Promise<EditionBase & { readonly document: PrintedDocument }> {
	const { place } = await kitUnder(access, person, code);
	const document = kitDocument(access, figures, code);
	return { kit: code, place: document.subtitle, territories: territoriesOf(place), document };
}

function territoriesOf(place: KitPlace): readonly string[] {
	const members = "territory" in place ? [place.territory] : place.perimeter.members;
	return members.map(({ type, code }) => `${type}:${code}`);
}

const sectionsIn = (document: PrintedDocument): number =>
	document.parts.reduce((count, { sections }) => count + sections.length, 0);

/**
 * A draft around a frozen version of one's own kits: of a new study, or the next edition of `study`. Gives the id of the edition.
 * Throws `acces-refuse`, `kit-inconnu`, `etude-inconnue`, `etude-ouverte`, `saisie-incorrecte`.
 */
export async function createEdition(
	access: Access,
	figures: Figures,
	doer: Doer,
	{ kit: code, study: asked }: { readonly kit: string; readonly study?: string | undefined },
	given: GivenStudy,
): Promise<string> {
	const { person } = doer;
	demand(person, "studies.write");
	const { document, kit, place, territories } = await baseOf(access, figures, person, code);
	const content = contentGiven(given, sectionsIn(document));
	const now = access.now();
	return await access.records.transaction(async (query) => {
		const study = asked ?? (await newStudy());
		if (asked !== undefined) {
			const [held] = await query<{ withdrawn_at: Date | null }>(
				"select withdrawn_at from study where id::text = $1 for update",
				[asked],
			);
			const [last] = held ? await publishedEditions(query, asked) : [];
			if (!last || held?.withdrawn_at) throw new DefError("etude-inconnue", { address: asked });
			const [open] = await query(
				"select 1 from study_edition where study_id = $1 and state in ('brouillon', 'relecture')",
				[asked],
			);
			if (open) throw new DefError("etude-ouverte");
		}
		const [row] = await query<{ id: string }>(
			`insert into study_edition (study_id, kit_code, place, territories, content, author_id, author_name,
				author_organisation, created_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) returning id`,
			[
				study,
				kit,
				place,
				territories,
				JSON.stringify(content),
				person.id,
				person.name,
				person.memberships.find(({ role }) => role !== "public")?.organisation.name ?? "",
				now,
			],
		);
		await tell(query, doer, { study, content }, now, asked === undefined ? "Création" : "Nouvelle édition");
		return row?.id ?? "";

		async function newStudy(): Promise<string> {
			const [made] = await query<{ id: string }>("insert into study (created_at) values ($1) returning id", [
				now,
			]);
			return made?.id ?? "";
		}
	});
}

/** Its author writes a draft again. Throws `acces-refuse`, `etude-etape`, `saisie-incorrecte`. */
export async function editEdition(
	access: Access,
	figures: Figures,
	doer: Doer,
	id: string,
	given: GivenStudy,
): Promise<void> {
	const rule = { by: ["author"], from: ["brouillon"], what: "Modification" } as const;
	await step(access, doer, id, rule, async ({ query, edition, now }) => {
		const blocks = sectionsIn(kitDocument(access, figures, edition.kit));
		await keep(query, edition, contentGiven(given, blocks), now);
	});
}

async function keep(query: Step["query"], { id }: Edition, content: StudyContent, now: Date): Promise<void> {
	await query("update study_edition set content = $2, changed_at = $3 where id = $1", [
		id,
		JSON.stringify(content),
		now,
	]);
}

/** From here on it stays as it is until it is published or sent back. Throws `saisie-incorrecte`. */
export async function submitEdition(access: Access, doer: Doer, id: string): Promise<void> {
	const rule = { by: ["author"], from: ["brouillon"], what: "Envoi en relecture" } as const;
	await step(access, doer, id, rule, async (at) => {
		demandComplete(at.edition.content, at.edition.address === null);
		await at.query("update study_edition set state = 'relecture', changed_at = $2 where id = $1", [
			id,
			at.now,
		]);
		const people = await at.query<{ person_id: string }>(
			`select distinct person_id from membership where perimeter_kind = 'tout' and role = 'responsable-publication'
				and person_id <> $1`,
			[doer.person.id],
		);
		await write(
			access,
			at,
			people.map(({ person_id }) => person_id),
			"Étude à relire",
			`${doer.person.name} a terminé une étude. Relisez-la, puis publiez-la ou renvoyez-la ici :`,
		);
	});
}

/** Back to its author: by a reader with a word, or by the author. Throws `saisie-incorrecte`. */
export async function sendBackEdition(access: Access, doer: Doer, id: string, word = ""): Promise<void> {
	const note = word.trim().slice(0, longestNote);
	const { author } = await editionById(access.records.query, id);
	const own = author.id === doer.person.id;
	if (!own && note === "")
		throw new DefError("saisie-incorrecte", {
			field: "mot",
			expected: "Dites en un mot ce qui est à revoir.",
		});
	const what = own ? "Reprise par son auteur" : "Renvoi à l’auteur";
	const rule = { by: ["author", "studies.approve"], from: ["relecture"], what, note } as const;
	await step(access, doer, id, rule, async (at) => {
		await at.query("update study_edition set state = 'brouillon', changed_at = $2 where id = $1", [
			id,
			at.now,
		]);
		if (!own)
			await write(access, at, [author.id], "Étude à revoir", `${doer.person.name} renvoie l’étude : ${note}`);
	});
}

/** A draft that nobody will finish. What is out stays out. */
export async function abandonEdition(access: Access, doer: Doer, id: string): Promise<void> {
	const rule = { by: ["author", "studies.approve"], from: ["brouillon"], what: "Abandon" } as const;
	await step(access, doer, id, rule, async ({ query, now }) => {
		await query("update study_edition set state = 'abandonnee', changed_at = $2 where id = $1", [id, now]);
	});
}
