import { type Access, demand, type Origin, type Person, record } from "../access/index.ts";
import { DefError } from "../platform/index.ts";
import type { Query } from "../platform/records/records.ts";
import type { Kit, KitBlock, KitPlace, TemplateId } from "./model.ts";

/** Who acts, and from where. */
export interface Doer {
	readonly person: Person;
	readonly origin: Origin;
}

export interface KeptKit extends Kit {
	readonly id: string;
	readonly author: string;
	/** Absent: its author belonged nowhere. */
	readonly organisation: string | null;
	readonly changed: Date;
	/** The batch that made it, and the kit it was cut from; null for one that a person made. */
	readonly series: { readonly batch: string; readonly from: string } | null;
}

export interface KitVersion {
	readonly n: number;
	readonly code: string;
	readonly release: string;
	readonly frozen: Date;
	readonly by: string;
	readonly checksum: string;
	readonly public: boolean;
}

interface Row {
	readonly id: string;
	readonly title: string;
	readonly place: KitPlace;
	readonly session: string;
	readonly template: TemplateId;
	readonly blocks: readonly KitBlock[];
	readonly author: string;
	readonly organisation: string | null;
	readonly changed_at: Date;
	readonly series: KeptKit["series"];
}

export const longestTitle = 120;
export const longestComment = 4_000;
export const mostBlocks = 60;

const select = `select k.id, k.title, k.place, to_char(k.session, 'YYYY-MM-DD') as session, k.template, k.blocks, p.name as author, k.organisation_id as organisation,
	k.changed_at, (select json_build_object('batch', b.id, 'from', b.kit_id) from kit_batch_item i join kit_batch b on b.id = i.batch_id
		where i.kit_id = k.id and b.every is not null limit 1) as series
	from kit k join person p on p.id = k.author_id`;
/** A kit belongs to its author and to the people of the same organisation. */
const own = "(k.author_id = $1 or k.organisation_id::text = any($2))";

const kept = ({ changed_at, ...row }: Row): KeptKit => ({ ...row, changed: changed_at });
const organisationsOf = (person: Person): readonly string[] =>
	person.memberships.map(({ organisation }) => organisation.id);

/** Newest first. */
export async function listKits({ records }: Access, person: Person): Promise<readonly KeptKit[]> {
	const rows = await records.query<Row>(`${select} where ${own} order by k.changed_at desc`, [
		person.id,
		organisationsOf(person),
	]);
	return rows.map(kept);
}

/** Throws `kit-inconnu` for one that is not there or is not theirs. */
export async function readKit({ records }: Access, person: Person, id: string): Promise<KeptKit> {
	const [row] = await records.query<Row>(`${select} where ${own} and k.id::text = $3`, [
		person.id,
		organisationsOf(person),
		id,
	]);
	if (!row) throw new DefError("kit-inconnu");
	return kept(row);
}

/** The one of theirs that was frozen under a code. Throws `kit-inconnu`. */
export async function kitUnder(access: Access, person: Person, code: string): Promise<KeptKit> {
	const [row] = await access.records.query<{ kit_id: string }>(
		"select kit_id from kit_version where code = $1",
		[code],
	);
	return await readKit(access, person, row?.kit_id ?? "");
}

/** Whoever asks: for work that was allowed when it was asked. */
export async function kitById(query: Query, id: string): Promise<KeptKit> {
	const [row] = await query<Row>(`${select} where k.id = $1`, [id]);
	if (!row) throw new DefError("kit-inconnu");
	return kept(row);
}

/** Gives its id. Throws `saisie-incorrecte`. */
export async function createKit(access: Access, { person, origin }: Doer, kit: Kit): Promise<string> {
	demand(person, "kits.compose");
	return await access.records.transaction((query) => insertKit(query, access.now(), { person, origin }, kit));
}

/** The same, in the transaction of something larger. */
export async function insertKit(
	query: Query,
	now: Date,
	{ person, origin }: Doer,
	kit: Kit,
): Promise<string> {
	const { title, session } = checked(kit);
	const [row] = await query<{ id: string }>(
		`insert into kit (title, place, session, template, blocks, author_id, organisation_id, created_at, changed_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $8) returning id`,
		[
			title,
			JSON.stringify(kit.place),
			session,
			kit.template,
			JSON.stringify(kit.blocks),
			person.id,
			organisationsOf(person)[0] ?? null,
			now,
		],
	);
	await record(query, {
		person,
		action: "kit",
		outcome: "fait",
		object: `kit « ${title} » : création`,
		origin,
	});
	return row?.id ?? "";
}

/** The same figures of another place, in the current release; what was written of one place is not said of another. */
export function clonedFor(kit: Kit, place: KitPlace, release: string): Kit {
	const { title, session, template, blocks } = kit;
	return { title, place, session, template, blocks: blocks.map(({ figure }) => ({ figure, release })) };
}

/** Changes what it is about, or its blocks. Throws `kit-inconnu`, `saisie-incorrecte`. */
export async function changeKit(
	access: Access,
	{ person }: Doer,
	id: string,
	change: (kit: KeptKit) => Partial<Pick<Kit, "title" | "session" | "blocks">>,
): Promise<void> {
	demand(person, "kits.compose");
	const before = await readKit(access, person, id);
	const after = { ...before, ...change(before) };
	const { title, session } = checked(after);
	await access.records.query(
		"update kit set title = $2, session = $3, blocks = $4, changed_at = $5 where id = $1",
		[before.id, title, session, JSON.stringify(after.blocks), access.now()],
	);
}

function checked({ title, session, blocks }: Kit): { readonly title: string; readonly session: string } {
	const trimmed = title.trim();
	if (trimmed === "" || trimmed.length > longestTitle)
		throw wrong("titre", "Donnez un titre au kit, de 120 caractères au plus.");
	if (!/^\d{4}-\d{2}-\d{2}$/.test(session) || Number.isNaN(Date.parse(session)))
		throw wrong("seance", "Donnez le jour de la séance.");
	if (blocks.length > mostBlocks) throw wrong("blocs", `Un kit a ${mostBlocks} blocs au plus.`);
	if (blocks.some(({ comment = "" }) => comment.length > longestComment))
		throw wrong("commentaire", "Un commentaire a 4 000 caractères au plus.");
	return { title: trimmed, session };
}

function wrong(field: string, expected: string): DefError {
	return new DefError("saisie-incorrecte", { field, expected });
}

const versionColumns = "n, code, release, frozen_at, frozen_by, checksum, public";

interface VersionRow {
	readonly n: number;
	readonly code: string;
	readonly release: string;
	readonly frozen_at: Date;
	readonly frozen_by: string;
	readonly checksum: string;
	readonly public: boolean;
}

const version = ({ frozen_at, frozen_by, ...row }: VersionRow): KitVersion => ({
	...row,
	frozen: frozen_at,
	by: frozen_by,
});

/** Newest first. */
export async function versionsOf(query: Query, kit: string): Promise<readonly KitVersion[]> {
	const rows = await query<VersionRow>(
		`select ${versionColumns} from kit_version where kit_id::text = $1 order by n desc`,
		[kit],
	);
	return rows.map(version);
}

/** Undefined for a code that no version has. */
export async function versionUnder(query: Query, code: string): Promise<KitVersion | undefined> {
	const [row] = await query<VersionRow>(`select ${versionColumns} from kit_version where code = $1`, [code]);
	return row && version(row);
}

/** Opens a frozen version to everybody, or to the people who have an account. Throws `acces-refuse`, `kit-inconnu`. */
export async function setPublic(
	access: Access,
	{ person, origin }: Doer,
	id: string,
	n: number,
	open: boolean,
): Promise<void> {
	const kit = await readKit(access, person, id);
	demand(person, "kits.publish", kit.organisation === null ? {} : { organisation: kit.organisation });
	await access.records.transaction(async (query) => {
		await query("update kit_version set public = $3 where kit_id = $1 and n = $2", [kit.id, n, open]);
		await record(query, {
			person,
			action: "kit",
			outcome: "fait",
			object: `kit « ${kit.title} » v${n} : lien ${open ? "public" : "restreint"}`,
			origin,
		});
	});
}
