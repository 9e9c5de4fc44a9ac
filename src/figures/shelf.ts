import { DefError } from "../platform/index.ts";
import { currentId, type Publication, pointerTime, publications } from "../release/index.ts";
import type { Governance } from "./governance.ts";
import type { Figures } from "./model.ts";
import { openFigures } from "./open.ts";

/** A published release, by its version. What was published before versions existed has version `0` and no more. */
export interface ReleaseVersion extends Partial<Omit<Publication, "version" | "release">> {
	readonly version: string;
	readonly release: string;
}

/** A release lent for one answer. */
export interface Reading {
	readonly figures: Figures;
	readonly version: ReleaseVersion;
	/** True when no later publication exists. */
	readonly newest: boolean;
}

/** The published releases, the current one always open, a few others as they are asked for. */
export interface Shelf {
	/** The release that the pointer names, seen by the public. */
	current(): Figures;
	/** Published releases, newest first. A candidate or a folder that was never published is not among them. */
	versions(): readonly ReleaseVersion[];
	/**
	 * Lends a release for as long as `use` lasts. `asked`: `1.2.0`, `1.2.*`, `1.*`, `*`, `latest`, or the id of a release;
	 * nothing = the current one. Throws `version-inconnue`, `diffusion-absente`, `diffusion-abimee`.
	 */
	read<T>(asked: string | undefined, use: (reading: Reading) => Promise<T>): Promise<T>;
	close(): void;
}

export interface ShelfOptions {
	readonly dataDir: string;
	readonly region?: string;
	readonly governance?: Governance;
	/** Releases kept open besides the current one. Default 3. */
	readonly most?: number;
	/** Told of a new release that cannot be opened: the old one stays. */
	readonly onTrouble?: (error: unknown) => void;
	/** Milliseconds between two looks at the pointer. Default 2 000. */
	readonly every?: number;
}

/** Pages read the current release without lending it: it stays open this long after it was replaced. */
const grace = 30_000;

interface Entry {
	readonly release: string;
	readonly figures: Figures;
	readers: number;
	retired: boolean;
}

/** Opens the current release and watches the pointer. Throws what `openFigures` throws. */
export async function openShelf(options: ShelfOptions): Promise<Shelf> {
	const { dataDir, region, governance, most = 3, every = 2_000 } = options;
	const open = async (release: string): Promise<Entry> => ({
		release,
		figures: await openFigures(dataDir, region, governance, release),
		readers: 0,
		retired: false,
	});
	const id = (): string => {
		const found = currentId(dataDir);
		if (found === undefined) throw new DefError("diffusion-absente");
		return found;
	};
	let seen = pointerTime(dataDir);
	let entry = await open(id());
	/** Least recently used first. */
	const pinned = new Map<string, Promise<Entry>>();
	const waiting = new Set<NodeJS.Timeout>();
	let closed = false;

	const closeUnread = (old: Entry): void => {
		if (old.retired && old.readers === 0) old.figures.close();
	};
	const retire = (old: Entry): void => {
		old.retired = true;
		closeUnread(old);
	};

	let busy = false;
	const look = setInterval(async () => {
		const now = pointerTime(dataDir);
		if (busy || now === seen) return;
		busy = true;
		try {
			seen = now;
			const next = await open(id());
			if (closed) return next.figures.close();
			const old = entry;
			entry = next;
			const timer = setTimeout(() => {
				waiting.delete(timer);
				retire(old);
			}, grace);
			timer.unref();
			waiting.add(timer);
		} catch (error) {
			options.onTrouble?.(error);
		} finally {
			busy = false;
		}
	}, every);
	look.unref();

	let known: { readonly at: string; readonly list: readonly ReleaseVersion[] } | undefined;
	function versions(): readonly ReleaseVersion[] {
		const { release } = entry;
		const at = `${release} ${pointerTime(dataDir)}`;
		if (known?.at === at) return known.list;
		const numbered = publications(dataDir);
		// The pointer may have moved a moment before this shelf looked at it: what it serves comes first.
		const from = numbered.findIndex((one) => one.release === release);
		const list = from < 0 ? [{ version: "0", release }, ...numbered] : numbered.slice(from);
		known = { at, list };
		return list;
	}

	async function entryOf(release: string): Promise<Entry> {
		if (release === entry.release) return entry;
		const held = pinned.get(release);
		const opening = held ?? open(release);
		pinned.delete(release);
		pinned.set(release, opening);
		for (const [other, old] of pinned) {
			if (pinned.size <= most) break;
			pinned.delete(other);
			old.then(retire, () => undefined);
		}
		try {
			return await opening;
		} catch (error) {
			if (pinned.get(release) === opening) pinned.delete(release);
			throw error;
		}
	}

	return {
		current: () => entry.figures,
		versions,
		async read(asked, use) {
			const list = versions();
			const version = versionAmong(list, asked);
			let lent = await entryOf(version.release);
			// Evicted while it was being opened.
			if (lent.retired) lent = await entryOf(version.release);
			lent.readers += 1;
			try {
				return await use({ figures: lent.figures, version, newest: version === list[0] });
			} finally {
				lent.readers -= 1;
				closeUnread(lent);
			}
		},
		close() {
			closed = true;
			clearInterval(look);
			for (const timer of waiting) clearTimeout(timer);
			retire(entry);
			for (const old of pinned.values()) old.then(retire, () => undefined);
			pinned.clear();
		},
	};
}

/** A shelf of one release that is already open. Closing it does nothing. */
export function shelfOf(figures: Figures): Shelf {
	const list: readonly ReleaseVersion[] = [{ version: "0", release: figures.release.id }];
	return {
		current: () => figures,
		versions: () => list,
		read: async (asked, use) => await use({ figures, version: versionAmong(list, asked), newest: true }),
		close: () => undefined,
	};
}

/** The newest of `list` (newest first) that `asked` names. Throws `version-inconnue`. */
export function versionAmong(list: readonly ReleaseVersion[], asked = "latest"): ReleaseVersion {
	const found = asked === "latest" || asked === "*" ? list[0] : list.find((one) => named(one, asked));
	if (!found) throw new DefError("version-inconnue", { version: asked });
	return found;
}

function named({ version, release }: ReleaseVersion, asked: string): boolean {
	if (release === asked || version === asked) return true;
	// `1` is `1.*`, `1.2` is `1.2.*`: a whole number of parts is compared, never a prefix of a number.
	const pattern = /^(\d+)(?:\.(\d+|\*))?(?:\.(\d+|\*))?$/.exec(asked);
	if (!pattern) return false;
	const parts = version.split(".");
	return pattern.slice(1).every((part, i) => part === undefined || part === "*" || part === parts[i]);
}
