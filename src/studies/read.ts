import { type Access, demand, type Person } from "../access/index.ts";
import { DefError, type Query } from "../platform/index.ts";
import type { Edition, EditionState, PublishedEdition, StudyContent, StudyEvent } from "./model.ts";

interface Row {
	readonly id: string;
	readonly study_id: string;
	readonly address: string | null;
	readonly withdrawn_at: Date | null;
	readonly withdrawn_by: string | null;
	readonly withdrawn_reason: string | null;
	readonly state: EditionState;
	readonly kit_code: string;
	readonly place: string;
	readonly territories: readonly string[];
	readonly content: StudyContent;
	readonly author_id: string;
	readonly author_name: string;
	readonly author_organisation: string;
	readonly n: number | null;
	readonly code: string | null;
	readonly release: string | null;
	readonly published_at: Date | null;
	readonly approver_name: string | null;
	readonly created_at: Date;
	readonly changed_at: Date;
}

const select = `select e.*, s.address, s.withdrawn_at, s.withdrawn_by, s.withdrawn_reason
	from study_edition e join study s on s.id = e.study_id`;

function editionOf(row: Row): Edition {
	const { n, code, release, published_at: at, approver_name: approver } = row;
	return {
		id: row.id,
		study: row.study_id,
		address: row.address,
		withdrawn:
			row.withdrawn_at === null
				? null
				: { at: row.withdrawn_at, by: row.withdrawn_by ?? "", reason: row.withdrawn_reason ?? "" },
		state: row.state,
		kit: row.kit_code,
		place: row.place,
		territories: row.territories,
		content: row.content,
		author: { id: row.author_id, name: row.author_name, organisation: row.author_organisation },
		created: row.created_at,
		changed: row.changed_at,
		out:
			n === null || code === null || release === null || at === null
				? null
				: { n, code, release, at, approver: approver ?? "" },
	};
}

/** Throws `etude-inconnue`. `hold`: nobody else changes it until the end of the transaction. */
export async function editionById(query: Query, id: string, hold = false): Promise<Edition> {
	const [row] = await query<Row>(`${select} where e.id::text = $1 ${hold ? "for update" : ""}`, [id]);
	if (!row) throw new DefError("etude-inconnue", { address: id });
	return editionOf(row);
}

/** Throws `etude-inconnue`, `acces-refuse`. */
export async function seeEdition({ records }: Access, person: Person, id: string): Promise<Edition> {
	demand(person, "studies.follow");
	return await editionById(records.query, id);
}

/** Newest first, whatever their state. Throws `acces-refuse`. */
export async function listEditions({ records }: Access, person: Person): Promise<readonly Edition[]> {
	demand(person, "studies.follow");
	const rows = await records.query<Row>(`${select} order by e.changed_at desc, e.id`);
	return rows.map(editionOf);
}

const isOut = (edition: Edition): edition is PublishedEdition => edition.out !== null;

/** Those that are out, of one study or of all, newest first. */
export async function publishedEditions(query: Query, study?: string): Promise<readonly PublishedEdition[]> {
	const rows = await query<Row>(
		`${select} where e.state = 'publiee' and ($1::text is null or e.study_id::text = $1) order by e.published_at desc, e.n desc`,
		[study ?? null],
	);
	return rows.map(editionOf).filter(isOut);
}

/** Newest first. */
export async function studyEvents({ records }: Access, { study }: Edition): Promise<readonly StudyEvent[]> {
	return await records.query<StudyEvent>(
		"select at, who, what, note from study_event where study_id = $1 order by seq desc",
		[study],
	);
}
