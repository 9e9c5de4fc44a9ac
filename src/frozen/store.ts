import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	DefError,
	discardDraft,
	draftOf,
	isLeft,
	sha256,
	stableJson,
	writeAtomic,
} from "../platform/index.ts";
import { codeOf, type FrozenRequest, isCode } from "./code.ts";

/** A source of what was frozen, as a charter will be asked about it. */
export interface FrozenSource {
	readonly source: string;
	/** Organisation whose file it was, for a deposit. */
	readonly organisation?: string;
}

/** What is known of a frozen link beside its bytes. */
export interface FrozenCard {
	readonly code: string;
	readonly request: FrozenRequest;
	/** ISO: publication of the release. */
	readonly published: string;
	/** ISO: when it was frozen. */
	readonly frozen: string;
	/** Sources under charter among those of its figures: none for open data. */
	readonly charters: readonly FrozenSource[];
	/** Territory types of its figures. */
	readonly levels: readonly string[];
	/** File → what it must hold. */
	readonly files: Readonly<Record<string, { readonly sha256: string; readonly bytes: number }>>;
	/** The bytes went at the end of the retention of a charter: when, and why. */
	readonly removed?: { readonly at: string; readonly reason: string };
}

const folderOf = (dataDir: string): string => join(dataDir, "frozen");
const cardName = "lien.json";
/** Names of kept files: they come from the code alone, and are checked all the same. */
const fileName = /^[a-z]+\.(json|csv|html|pdf|pptx|xlsx|ods|zip)$/;

/** Enough for any honest use; past it, a flood is more likely than ten million quotations. */
const mostTries = 8;

/**
 * Keeps the bytes of what is quoted, for ever, under a code that depends on the request alone. Asked again: the link already
 * there, whatever the bytes would be now. Two requests that meet on a code: the second takes the next one.
 */
export function freeze(
	dataDir: string,
	given: Omit<FrozenCard, "code" | "files" | "removed">,
	contents: Readonly<Record<string, string | Uint8Array>>,
	codeFor: typeof codeOf = codeOf,
): FrozenCard {
	for (let attempt = 0; attempt < mostTries; attempt++) {
		const code = codeFor(given.request, attempt);
		const known = readCard(dataDir, code) ?? place(dataDir, code, given, contents);
		if (stableJson(known.request) === stableJson(given.request)) return known;
	}
	throw new DefError("lien-fige-impossible");
}

function place(
	dataDir: string,
	code: string,
	given: Omit<FrozenCard, "code" | "files" | "removed">,
	contents: Readonly<Record<string, string | Uint8Array>>,
): FrozenCard {
	const files = Object.fromEntries(
		Object.entries(contents).map(([name, text]) => {
			if (!fileName.test(name)) throw new Error(`unexpected name of a frozen file: ${name}`);
			return [name, { sha256: sha256(text), bytes: Buffer.byteLength(text) }];
		}),
	);
	const card: FrozenCard = { code, ...given, files };
	const dir = join(folderOf(dataDir), code);
	const draft = draftOf(dir);
	discardDraft(draft);
	mkdirSync(draft, { recursive: true });
	for (const [name, text] of Object.entries(contents))
		writeFileSync(join(draft, name), text, { flush: true });
	writeFileSync(join(draft, cardName), `${JSON.stringify(card, null, "\t")}\n`, { flush: true });
	try {
		renameSync(draft, dir);
	} catch (error) {
		// Somebody else has just frozen the same thing.
		discardDraft(draft);
		const known = readCard(dataDir, code);
		if (known) return known;
		throw error;
	}
	return card;
}

/** What a process that was killed had begun: no link shows it. */
export function sweepFrozen(dataDir: string): void {
	const folder = folderOf(dataDir);
	if (!existsSync(folder)) return;
	for (const name of readdirSync(folder))
		if (!isCode(name) && isLeft(join(folder, name))) discardDraft(join(folder, name));
}

/** Undefined for a code that was never given. */
export function readCard(dataDir: string, code: string): FrozenCard | undefined {
	const path = join(folderOf(dataDir), code, cardName);
	if (!isCode(code) || !existsSync(path)) return undefined;
	const card: FrozenCard = JSON.parse(readFileSync(path, "utf8"));
	return card;
}

/** The bytes as they were frozen, checked. Throws `lien-fige-abime`. */
export function readFrozen(dataDir: string, card: FrozenCard, name: string): Buffer {
	const wanted = card.files[name];
	const path = join(folderOf(dataDir), card.code, name);
	if (!wanted || !fileName.test(name) || !existsSync(path))
		throw new DefError("lien-fige-abime", { code: card.code, file: name });
	const bytes = readFileSync(path);
	if (sha256(bytes) !== wanted.sha256) throw new DefError("lien-fige-abime", { code: card.code, file: name });
	return bytes;
}

/**
 * At the end of the retention of a charter: the bytes cut from this partner's source go, the link stays and says why. Gives
 * how many. Done again, it changes nothing.
 */
export function forgetFrozen(dataDir: string, of: FrozenSource, at: Date, reason: string): number {
	const folder = folderOf(dataDir);
	if (!existsSync(folder)) return 0;
	let count = 0;
	for (const code of readdirSync(folder)) {
		const card = readCard(dataDir, code);
		const concerned = card?.charters.some(
			({ source, organisation }) => source === of.source && organisation === of.organisation,
		);
		if (!card || !concerned || card.removed) continue;
		// The card goes first: from this instant nothing is read, wherever this stops.
		writeAtomic(
			join(folder, code, cardName),
			`${JSON.stringify({ ...card, removed: { at: at.toISOString(), reason } }, null, "\t")}\n`,
		);
		for (const name of Object.keys(card.files)) rmSync(join(folder, code, name), { force: true });
		count++;
	}
	return count;
}
