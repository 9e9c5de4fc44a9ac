import { DefError } from "../platform/index.ts";
import {
	currentId,
	openRelease,
	type Publication,
	pointerTime,
	publications,
	withdrawalOfRelease,
} from "../release/index.ts";
import type { Governance } from "./governance.ts";
import type { Figures } from "./model.ts";
import { openFigures } from "./open.ts";

/** A published release, by its version. What was published before versions existed has version `0` and no more. */
export interface ReleaseVersion extends Partial<Omit<Publication, "version" | "release">> {
	readonly version: string;
	readonly release: string;
	/** Why it was withdrawn: it is listed, and read no more. */
	readonly withdrawn?: string;
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
	 * nothing = the current one. Throws `version-inconnue`, `version-retiree`, `diffusion-absente`, `diffusion-abimee`.
	 */
	read<T>(asked: string | undefined, use: (reading: Reading) => Promise<T>): Promise<T>;
	/** Id of each cube of a published release and the name of its content, read without opening it. */
	cubeKeys(version: ReleaseVersion): ReadonlyMap<string, string>;
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

/** One open release, or one that is being opened; who reads it is counted from the moment it is asked for. */
interface Slot {
	readonly release: string;
	readonly opening: Promise<Figures>;
	readers: number;
	retired: boolean;
}

/** Opens the current release and watches the pointer. Throws what `openFigures` throws. */
export async function openShelf(options: ShelfOptions): Promise<Shelf> {
	const { dataDir, region, governance, most = 3, every = 2_000 } = options;
	const slotOf = (release: string): Slot => ({
		release,
		opening: openFigures(dataDir, region, governance, release),
		readers: 0,
		retired: false,
	});
	const id = (): string => {
		const found = currentId(dataDir);
		if (found === undefined) throw new DefError("diffusion-absente");
		return found;
	};
	let seen = pointerTime(dataDir);
	let slot = slotOf(id());
	let current = await slot.opening;
	// The first visitor who searches does not wait for the index.
	current.search("a");
	/** Least recently used first. */
	const pinned = new Map<string, Slot>();
	const waiting = new Set<NodeJS.Timeout>();
	let closed = false;

	const closeUnread = (old: Slot): void => {
		if (!old.retired || old.readers > 0) return;
		old.opening.then(
			(figures) => figures.close(),
			() => undefined,
		);
	};
	const retire = (old: Slot): void => {
		old.retired = true;
		closeUnread(old);
	};

	const keys = new Map<string, ReadonlyMap<string, string>>();

	let busy = false;
	const look = setInterval(async () => {
		const now = pointerTime(dataDir);
		if (busy || now === seen) return;
		busy = true;
		try {
			seen = now;
			const next = slotOf(id());
			const figures = await next.opening;
			if (closed) return figures.close();
			const old = slot;
			figures.search("a");
			slot = next;
			current = figures;
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
		const { release } = slot;
		const at = `${release} ${pointerTime(dataDir)}`;
		if (known?.at === at) return known.list;
		const history = publications(dataDir);
		const numbered = history.map((one): ReleaseVersion => {
			const withdrawal = withdrawalOfRelease(history, one.release);
			return withdrawal ? { ...one, withdrawn: withdrawal.reason ?? "" } : one;
		});
		// The pointer may have moved a moment before this shelf looked at it: what it serves comes first.
		const from = numbered.findIndex((one) => one.release === release);
		const list = from < 0 ? [{ version: "0", release }, ...numbered] : numbered.slice(from);
		known = { at, list };
		return list;
	}

	/** The slot of a release, with one reader more: it cannot be closed before that reader is gone. */
	function lend(release: string): Slot {
		const lent = release === slot.release ? slot : (pinned.get(release) ?? slotOf(release));
		lent.readers += 1;
		if (lent === slot) return lent;
		pinned.delete(release);
		pinned.set(release, lent);
		for (const [other, old] of pinned) {
			if (pinned.size <= most) break;
			pinned.delete(other);
			retire(old);
		}
		return lent;
	}

	return {
		current: () => current,
		versions,
		async read(asked, use) {
			const list = versions();
			const version = versionAmong(list, asked);
			const lent = lend(version.release);
			try {
				return await use({ figures: await lent.opening, version, newest: version === list[0] });
			} catch (error) {
				// What could not be opened is tried again the next time.
				if (pinned.get(lent.release) === lent) await lent.opening.catch(() => pinned.delete(lent.release));
				throw error;
			} finally {
				lent.readers -= 1;
				closeUnread(lent);
			}
		},
		cubeKeys({ release }) {
			const found =
				keys.get(release) ??
				new Map(openRelease(dataDir, release).manifest.cubes.map(({ cube, key }) => [cube, key]));
			keys.set(release, found);
			return found;
		},
		close() {
			closed = true;
			clearInterval(look);
			for (const timer of waiting) clearTimeout(timer);
			retire(slot);
			for (const old of pinned.values()) retire(old);
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
		cubeKeys: () => new Map(figures.dataCubes.map(({ id, key }) => [id, key])),
		close: () => undefined,
	};
}

/**
 * The newest of `list` (newest first) that `asked` names and that was not withdrawn: what was taken back, often for what it told,
 * is read by nobody under its number either. Throws `version-inconnue`, `version-retiree`.
 */
export function versionAmong(list: readonly ReleaseVersion[], asked = "latest"): ReleaseVersion {
	const [newest] = list;
	// What is served is read until the shelf has seen the pointer move.
	if ((asked === "latest" || asked === "*") && newest) return newest;
	const among = list.filter((one) => named(one, asked));
	const found = among.find(({ withdrawn }) => withdrawn === undefined);
	if (found) return found;
	const [gone] = among;
	if (gone) throw new DefError("version-retiree", { version: gone.version, reason: gone.withdrawn ?? "" });
	throw new DefError("version-inconnue", { version: asked });
}

function named({ version, release }: ReleaseVersion, asked: string): boolean {
	if (release === asked || version === asked) return true;
	// `1` is `1.*`, `1.2` is `1.2.*`: a whole number of parts is compared, never a prefix of a number.
	const pattern = /^(\d+)(?:\.(\d+|\*))?(?:\.(\d+|\*))?$/.exec(asked);
	if (!pattern) return false;
	const parts = version.split(".");
	return pattern.slice(1).every((part, i) => part === undefined || part === "*" || part === parts[i]);
}
