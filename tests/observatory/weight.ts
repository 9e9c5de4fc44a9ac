import type { CDPSession, Page } from "playwright-core";

/** What the first view of a page brings over the network, headers included, in bytes. */
export interface Weight {
	readonly all: number;
	readonly script: number;
	readonly requests: number;
	readonly foreign: readonly string[];
}

/** Budgets of the first view (docs/adr/0052). */
export const budget = { all: 150_000, script: 60_000 } as const;

/** Weighs each page as the first one of a reader: nothing comes from the cache of the browser. */
export async function weigher(page: Page): Promise<{ readonly take: () => Weight }> {
	const session: CDPSession = await page.context().newCDPSession(page);
	await session.send("Network.enable");
	await session.send("Network.setCacheDisabled", { cacheDisabled: true });
	const kinds = new Map<string, { readonly kind: string; readonly url: string }>();
	let own: { bytes: number; kind: string }[] = [];
	let foreign: string[] = [];
	session.on("Network.responseReceived", ({ requestId, type, response }) => {
		kinds.set(requestId, { kind: type, url: response.url });
	});
	session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
		const { kind, url } = kinds.get(requestId) ?? { kind: "", url: "" };
		own.push({ bytes: encodedDataLength, kind });
		if (url !== "" && !url.startsWith("data:") && new URL(url).host !== new URL(page.url()).host)
			foreign.push(url);
	});
	return {
		take() {
			const sum = (list: typeof own): number => list.reduce((total, { bytes }) => total + bytes, 0);
			const weight = {
				all: sum(own),
				script: sum(own.filter(({ kind }) => kind === "Script")),
				requests: own.length,
				foreign,
			};
			own = [];
			foreign = [];
			return weight;
		},
	};
}

/** « zone d'emploi : 61,3 kB, dont 2,9 de script, 6 requêtes ». */
export function weightLine(type: string, { all, script, requests }: Weight): string {
	const kilo = (bytes: number): string => (bytes / 1000).toFixed(1).replace(".", ",");
	return `${type.padEnd(28)} ${kilo(all).padStart(6)} ko, dont ${kilo(script)} de script, ${requests} requêtes`;
}
