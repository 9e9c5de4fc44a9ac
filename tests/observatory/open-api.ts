import Fastify, { type FastifyInstance, type LightMyRequestResponse } from "fastify";
import { addApi } from "../../src/api/index.ts";
import type { CharterRule } from "../../src/charters/index.ts";
import { type OwnDesk, ownDesk } from "../../src/deliveries/fixture/own-desk.ts";
import { openUploads } from "../../src/deliveries/index.ts";
import { openShelf, type Shelf } from "../../src/figures/index.ts";
import { type TwoReleases, twoReleases } from "./two-releases.ts";

export interface Sent {
	readonly method?: "GET" | "POST" | "HEAD" | "OPTIONS";
	readonly body?: unknown;
	/** Sent as it is. */
	readonly text?: string;
	readonly headers?: Readonly<Record<string, string>>;
}

export interface Cell {
	readonly indicator: string;
	readonly territory: { readonly type: string; readonly code: string };
	readonly period: string;
	readonly value: number | null;
	readonly status: string;
	readonly reason?: string;
	readonly permalink: string;
}

export interface Answer {
	readonly release: { readonly id: string; readonly version: string };
	readonly paging: { readonly total: number; readonly pages: number };
	readonly cells: readonly Cell[];
}

/** The API over a real release and real records. */
export interface OpenApi {
	readonly two: TwoReleases;
	readonly own: OwnDesk;
	readonly shelf: Shelf;
	readonly server: FastifyInstance;
	/** Clauses of the charters in force; a test changes them. */
	readonly rules: CharterRule[];
	readonly ask: (path: string, sent?: Sent) => Promise<LightMyRequestResponse>;
	readonly incidents: readonly unknown[];
	readonly close: () => Promise<void>;
}

export async function openApi(): Promise<OpenApi> {
	const [two, own] = await Promise.all([twoReleases(), ownDesk()]);
	const rules: CharterRule[] = [];
	const governance = { rules: () => rules, now: () => new Date("2026-11-26T12:00:00Z") };
	const shelf = await openShelf({ dataDir: two.dataDir, region: "28", governance, every: 20 });
	const incidents: unknown[] = [];
	const server = Fastify();
	addApi(server, {
		desk: own.desk,
		uploads: openUploads(own.dataDir),
		shelf,
		perMinute: 100_000,
		onError: (error) => incidents.push(error),
	});
	await server.ready();
	return {
		two,
		own,
		shelf,
		server,
		rules,
		incidents,
		async ask(path, { method, body, text, headers } = {}) {
			const payload = text ?? (body === undefined ? undefined : JSON.stringify(body));
			return await server.inject({
				method: method ?? (payload === undefined ? "GET" : "POST"),
				url: `/api/v1${path}`,
				headers: { ...(payload === undefined ? {} : { "content-type": "application/json" }), ...headers },
				...(payload === undefined ? {} : { payload }),
			});
		},
		async close() {
			await server.close();
			shelf.close();
			await own.close();
			two.remove();
		},
	};
}

export const codesOf = (body: string): readonly string[] =>
	(JSON.parse(body) as { errors: { code: string }[] }).errors.map((one) => one.code);
