import { type Access, demand, record } from "../access/index.ts";
import type { Figures } from "../figures/model.ts";
import { type FrozenCard, freeze, readCard } from "../frozen/index.ts";
import {
	type DocumentFormId,
	documentForms,
	frozenDocument,
	keptDocument,
	type PrintedDocument,
	writeForm,
} from "../kits/index.ts";
import { DefError, formatDate, hashOf, type Query, slugify } from "../platform/index.ts";
import { type StudyFrame, studyDocument, studyPath } from "./document.ts";
import type { Edition, PublishedEdition } from "./model.ts";
import { editionById, publishedEditions } from "./read.ts";
import { type Doer, step, tell, write } from "./step.ts";
import { kitDocument } from "./write.ts";

/** Forms of a study: to read on paper, and the data of its charts. */
export const studyForms = documentForms.filter(
	({ id }): boolean => id === "pdf" || id === "xlsx" || id === "ods",
);
/** Name of a kept file of a study. */
export const studyFile = (form: DocumentFormId): string => `etude.${form}`;

/** What the site adds to every study. */
export interface Publisher {
	/** What the public reads. */
	readonly figures: Figures;
	readonly issn?: string | undefined;
}

/**
 * The edition as it would be if it were published now; compared with the one before while the charters let it be read. Throws
 * `etude-sans-chiffres` when they close the kit.
 */
export async function composeEdition(
	access: Access,
	{ figures, issn }: Publisher,
	edition: Edition,
	more: Pick<StudyFrame, "approver" | "address"> = {},
): Promise<{ readonly document: PrintedDocument; readonly n: number; readonly before?: PublishedEdition }> {
	const [before] = await publishedEditions(access.records.query, edition.study);
	const n = (before?.out.n ?? 0) + 1;
	const address = more.address ?? edition.address;
	const old = before && frozenDocument(access.dataDir, figures, before.out.code);
	return {
		n,
		...(before ? { before } : {}),
		document: studyDocument(kitDocument(access, figures, edition.kit), edition.content, {
			site: access.publicUrl,
			date: access.now().toISOString(),
			n,
			issn,
			...(old && "document" in old ? { before: old.document } : {}),
			...(more.approver === undefined ? {} : { approver: more.approver }),
			...(address === null ? {} : { address }),
		}),
	};
}

/**
 * Somebody else than its author makes it public, as they have just read it: `read` is when it had last changed. Its bytes are kept
 * for ever before the line that makes it public is written. Throws `etude-deux-personnes`, `etude-changee`, `etude-etape`,
 * `acces-refuse`. A refusal because of who asks is written in the audit trail.
 */
export async function publishEdition(
	access: Access,
	publisher: Publisher,
	doer: Doer,
	id: string,
	read: number,
): Promise<string> {
	const { person, origin } = doer;
	const rule = { by: ["studies.approve"], from: ["relecture"], what: "Publication" } as const;
	try {
		return await step(access, doer, id, rule, async (at) => {
			const { query, edition, now } = at;
			if (edition.author.id === person.id) throw new DefError("etude-deux-personnes");
			if (edition.changed.getTime() !== read) throw new DefError("etude-changee");
			const address = edition.address ?? (await freeAddress(query, edition, now));
			const { document, n, before } = await composeEdition(access, publisher, edition, {
				approver: person.name,
				address,
			});
			const { code, request } = await keep(access, publisher, edition, document, n, before);
			await query(
				`update study_edition set state = 'publiee', n = $2, code = $3, release = $4, published_at = $5, approved_by = $6,
					approver_name = $7, changed_at = $5 where id = $1`,
				[id, n, code, request.release, now, person.id, person.name],
			);
			await query("update study set address = $2 where id = $1 and address is null", [
				edition.study,
				address,
			]);
			await write(
				access,
				at,
				[edition.author.id],
				"Étude publiée",
				`${person.name} a publié votre étude : ${access.publicUrl}${studyPath(address)}`,
			);
			return address;
		});
	} catch (error) {
		if (error instanceof DefError && error.code === "etude-deux-personnes")
			await record(access.records.query, {
				person,
				action: "etude",
				outcome: "refusé",
				object: `étude ${id} : publication par qui l’a écrite`,
				origin,
			});
		throw error;
	}
}

/** Its document and its files, under a code that depends on every word of it. */
async function keep(
	{ dataDir }: Access,
	{ figures }: Publisher,
	edition: Edition,
	document: PrintedDocument,
	n: number,
	before: PublishedEdition | undefined,
): Promise<FrozenCard> {
	const contents: Record<string, string | Uint8Array> = {
		[keptDocument]: `${JSON.stringify(document, null, "\t")}\n`,
	};
	for (const { id } of studyForms) contents[studyFile(id)] = await writeForm(document, id);
	// The comparison prints values of the edition before: it obeys the charters of both.
	const cards = [edition.kit, ...(before ? [before.out.code] : [])].flatMap(
		(code) => readCard(dataDir, code) ?? [],
	);
	const charters = cards.flatMap((card) => card.charters);
	const request = {
		release: cards[0]?.request.release ?? figures.release.id,
		address: new URL(document.address).pathname,
		block: `v${n}-${hashOf(document).slice(0, 16)}`,
	};
	return freeze(
		dataDir,
		{
			request,
			published: cards[0]?.published ?? figures.release.published,
			frozen: document.date,
			charters: charters.filter(
				(one, at) =>
					charters.findIndex((o) => o.source === one.source && o.organisation === one.organisation) === at,
			),
			levels: [...new Set(cards.flatMap((one) => one.levels))],
		},
		contents,
	);
}

const longestSlug = 70;

/** `2026-soins-a-domicile`; `…-2` when another study has it. */
async function freeAddress(query: Query, { content }: Edition, now: Date): Promise<string> {
	const year = formatDate(now.toISOString(), "short").slice(-4);
	const slug = slugify(content.title).slice(0, longestSlug).replace(/-+$/, "") || "etude";
	const stem = `${year}-${slug}`;
	const taken = await query<{ address: string }>("select address from study where address like $1", [
		`${stem}%`,
	]);
	const names = new Set(taken.map(({ address }) => address));
	for (let at = 1; ; at++) {
		const address = at === 1 ? stem : `${stem}-${at}`;
		if (!names.has(address)) return address;
	}
}

/** A study that may no longer be relied upon: its address answers with the reason, for ever. Throws `etude-inconnue`. */
export async function withdrawStudy(access: Access, doer: Doer, id: string, given: string): Promise<void> {
	const { person } = doer;
	demand(person, "studies.approve");
	const reason = given.trim().slice(0, 1_000);
	if (reason === "")
		throw new DefError("saisie-incorrecte", {
			field: "motif",
			expected: "Donnez le motif : il sera lu à l’adresse de l’étude.",
		});
	await access.records.transaction(async (query) => {
		const edition = await editionById(query, id, true);
		if (edition.out === null || edition.withdrawn !== null)
			throw new DefError("etude-etape", {
				state: edition.withdrawn === null ? "Pas encore publiée" : "Retirée",
				what: "Retrait",
			});
		const now = access.now();
		await query(
			"update study set withdrawn_at = $2, withdrawn_by = $3, withdrawn_reason = $4 where id = $1",
			[edition.study, now, person.name, reason],
		);
		await tell(query, doer, edition, now, "Retrait", reason);
	});
}
