import { randomUUID } from "node:crypto";
import {
	closeSync,
	constants,
	createReadStream,
	createWriteStream,
	fstatSync,
	lstatSync,
	mkdirSync,
	openSync,
	readdirSync,
	realpathSync,
	renameSync,
	rmSync,
	type Stats,
} from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Organisation, Origin, Person } from "../../access/index.ts";
import { DefError, formatDate, formatTime, slugify, writeAtomic } from "../../platform/index.ts";
import { deposit } from "../deposit.ts";
import type { Desk } from "../desk.ts";

/** The watched folder: `<organisation>/<source>/file`, where a partner's transfer tool puts files down. */

export interface DropRound {
	readonly received: number;
	readonly refused: number;
	/** Troubles of this machine: the file stays where it is and is tried again. */
	readonly troubles: readonly string[];
}

export interface Drops {
	/** Deposits the files that have stopped changing. Two rounds at the same time are one. */
	readonly care: () => Promise<DropRound>;
}

/** A file that was touched less than this ago may still be growing. */
const settled = 30_000;
const receivedFolder = "recus";
const refusedFolder = "refuses";
const temporary = /^[.~]|~$|\.(?:tmp|temp|part|partial|crdownload|filepart|swp|lock)$/i;
const origin: Origin = { address: "interne", agent: "dossier surveillé" };

export function openDrops(desk: Desk, root: string): Drops {
	/** Size and dates of each file at the round before: a file must be the same twice. */
	let before = new Map<string, string>();
	let underWay: Promise<DropRound> | undefined;

	async function round(): Promise<DropRound> {
		mkdirSync(root, { recursive: true });
		const seen = new Map<string, string>();
		const troubles: string[] = [];
		let received = 0;
		let refused = 0;
		for (const found of filesIn(root)) {
			const mark = markOf(found.stat);
			seen.set(found.path, mark);
			const touched = Math.max(found.stat.mtimeMs, found.stat.ctimeMs);
			if (before.get(found.path) !== mark || desk.access.now().getTime() - touched < settled) continue;
			try {
				if (await take(desk, root, found)) received += 1;
				else refused += 1;
				seen.delete(found.path);
			} catch (error) {
				troubles.push(`${found.path} : ${error instanceof Error ? error.message : String(error)}`);
			}
		}
		before = seen;
		return { received, refused, troubles };
	}

	return {
		care() {
			underWay ??= round().finally(() => {
				underWay = undefined;
			});
			return underWay;
		},
	};
}

interface Found {
	readonly path: string;
	/** Where it stands, or undefined when it is not in the folder of a source. */
	readonly organisation: string;
	readonly source: string | undefined;
	readonly name: string;
	readonly stat: Stats;
}

/** Plain files, one folder deep (misplaced) or two. Links, and what is hidden or temporary, do not exist. */
function filesIn(root: string): readonly Found[] {
	const found: Found[] = [];
	for (const organisation of entriesOf(root)) {
		if (!organisation.stat.isDirectory()) continue;
		for (const second of entriesOf(organisation.path)) {
			if (second.stat.isFile()) found.push({ ...second, organisation: organisation.name, source: undefined });
			if (!second.stat.isDirectory() || isOurs(second.name)) continue;
			for (const third of entriesOf(second.path))
				if (third.stat.isFile())
					found.push({ ...third, organisation: organisation.name, source: second.name });
		}
	}
	return found;
}

function isOurs(name: string): boolean {
	return name === receivedFolder || name === refusedFolder;
}

function entriesOf(
	folder: string,
): readonly { readonly path: string; readonly name: string; readonly stat: Stats }[] {
	return readdirSync(folder)
		.filter((name) => !temporary.test(name))
		.toSorted()
		.flatMap((name) => {
			const path = join(folder, name);
			const stat = lstatSync(path, { throwIfNoEntry: false });
			return stat ? [{ path, name, stat }] : [];
		});
}

function markOf({ ino, size, mtimeMs, ctimeMs }: Stats): string {
	return [ino, size, mtimeMs, ctimeMs].join(" ");
}

/** Deposits one file and moves it away with a word; true when it was received. Troubles that may pass are thrown. */
async function take(desk: Desk, root: string, found: Found): Promise<boolean> {
	const folder = join(found.path, "..");
	const copy = join(arrivals(desk.access.dataDir), randomUUID());
	try {
		await copyPlain(root, found, copy);
		const delivery = await hand(desk, found, copy);
		const word = delivery.again
			? `Ce fichier était déjà reçu : livraison ${delivery.label}. Rien n’a été ajouté.`
			: `Fichier reçu : livraison ${delivery.label}. Son contrôle est demandé.`;
		putAway(folder, receivedFolder, found, [
			word,
			`Empreinte (SHA-256) : ${delivery.sha256}`,
			`Suivi : ${desk.access.publicUrl}/espace/collecte/${delivery.id}`,
		]);
		return true;
	} catch (error) {
		if (!(error instanceof DefError) || error.code === "enregistrements-indisponibles") throw error;
		putAway(folder, refusedFolder, found, [
			"Fichier refusé, rien n’a été gardé.",
			error.message,
			error.remedy,
		]);
		return false;
	} finally {
		rmSync(copy, { force: true });
	}
}

function arrivals(dataDir: string): string {
	const folder = join(dataDir, "arrivals");
	mkdirSync(folder, { recursive: true });
	return folder;
}

/** The very file that was looked at, not one that a link has put in its place since. */
async function copyPlain(root: string, found: Found, copy: string): Promise<void> {
	const expected = join(realpathSync(root), found.path.slice(root.length));
	if (realpathSync(found.path) !== expected) throw new Error("the path leads elsewhere");
	const file = openSync(found.path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
	try {
		if (markOf(fstatSync(file)) !== markOf(found.stat)) throw new Error("the file has changed");
		await pipeline(
			createReadStream("", { fd: file, autoClose: false }),
			createWriteStream(copy, { flags: "wx" }),
		);
	} finally {
		closeSync(file);
	}
}

async function hand(desk: Desk, found: Found, path: string): ReturnType<typeof deposit> {
	const source = desk.sources.find(({ id }) => id === found.source);
	if (!source)
		throw new DefError("depot-mal-range", {
			cause: found.source
				? `« ${found.source} » n'est pas un jeu de données`
				: "il n'est pas dans le dossier d'un jeu de données",
		});
	const organisation = await organisationAt(desk, found.organisation);
	const given = {
		source: source.id,
		organisation: organisation.id,
		name: found.name,
		path,
		channel: "dossier",
		by: "dossier surveillé",
	} as const;
	return await deposit(desk, actor(organisation, source.id), given, origin);
}

async function organisationAt(desk: Desk, folder: string): Promise<Organisation> {
	const all = await desk.access.records.query<Organisation>("select id, name, kind from organisation");
	const [one, other] = all.filter(({ name }) => slugify(name) === folder);
	if (one && !other) return one;
	const cause = one
		? `plusieurs organisations s'écrivent « ${folder} »`
		: `« ${folder} » n'est le nom d'aucune organisation`;
	throw new DefError("depot-mal-range", { cause });
}

/** Whoever may write in the folder of an organisation acts for it, for that source: the right of a contributor. */
function actor(organisation: Organisation, source: string): Person {
	return {
		id: "00000000-0000-0000-0000-000000000000",
		email: "",
		name: "dossier surveillé",
		suspended: false,
		hasPassword: false,
		secondFactor: false,
		memberships: [
			{ id: "dossier", role: "contributeur", organisation, perimeter: { kind: "source", value: source } },
		],
	};
}

/**
 * The word first, then the file: killed between the two, the next round finds the file still there, its deposit is a no-op,
 * and the same names are written again.
 */
function putAway(folder: string, where: string, found: Found, lines: readonly string[]): void {
	const at = found.stat.mtime;
	const stamp = at.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
	const target = join(folder, where);
	mkdirSync(target, { recursive: true });
	// File systems give a name 255 bytes, the stamp and the word's extension included.
	const name = `${stamp}-${found.stat.ino}-${shortened(found.name)}`;
	const head = `${found.name}, posé le ${formatDate(at)} à ${formatTime(at)}`;
	writeAtomic(join(target, `${name}.txt`), `${[head, "", ...lines].join("\n")}\n`);
	renameSync(found.path, join(target, name));
}

const longestName = 200;

/** Its end, which holds the extension. */
function shortened(name: string): string {
	let from = 0;
	while (Buffer.byteLength(name.slice(from)) > longestName) from += 1;
	return name.slice(from);
}
