import type { Access } from "../access/index.ts";
import { rulesOf } from "../charters/index.ts";
import { type Governance, openFigures, openShelf } from "../figures/index.ts";
import type { KitWorker } from "../kits/index.ts";
import type { Settings } from "../platform/index.ts";
import { openDiffusions, publishedOnly } from "../publication/index.ts";
import { openCandidates } from "./candidates.ts";
import { declaredRegion } from "./declared-region.ts";
import { watchRules } from "./watch-rules.ts";

/** What the worker reads kits from; opened at the first kit, since most workers make none. */
export interface KitMaker {
	readonly sources: KitWorker["sources"];
	readonly close: () => Promise<void>;
}

type Given = Pick<Settings, "dataDir" | "region" | "publicUrl">;

export function openKitMaker(access: Access, settings: Given, log: (line: string) => void): KitMaker {
	let opening: ReturnType<typeof open> | undefined;
	return {
		async sources() {
			opening ??= open(access, settings, log);
			try {
				return (await opening).sources();
			} catch (error) {
				opening = undefined;
				throw error;
			}
		},
		async close() {
			await (await opening?.catch(() => undefined))?.close();
		},
	};
}

async function open(access: Access, { dataDir, region, publicUrl }: Given, log: (line: string) => void) {
	const tell = (error: unknown): void => log(error instanceof Error ? error.message : String(error));
	const charters = await watchRules(() => rulesOf(access.records.query), tell);
	const governance: Governance = { rules: charters.rules, now: access.now };
	const shelf = await openShelf({ dataDir, region, governance, onTrouble: tell });
	const older = openCandidates((release) => openFigures(dataDir, region, governance, release));
	const at = publishedOnly(openDiffusions(access), older.open);
	return {
		sources: () => {
			const figures = shelf.current();
			return { figures, region: declaredRegion(figures, region), site: publicUrl, at };
		},
		async close() {
			charters.stop();
			await older.close();
			shelf.close();
		},
	};
}
