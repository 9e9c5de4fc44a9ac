import { randomUUID } from "node:crypto";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** A ClickHouse that answers on the loopback as a server does. */
export interface ClickhouseServer {
	readonly url: string;
	close(): Promise<void>;
}

/**
 * The ClickHouse engine itself (`chdb`, in this process) behind the HTTP interface that the official client speaks: what is
 * tried is the dialect and its figures, not the behaviour of a cluster. Queries run one at a time.
 */
export async function openClickhouseServer(): Promise<ClickhouseServer> {
	const { Session } = await import("chdb");
	const folder = mkdtempSync(join(tmpdir(), "def-clickhouse-"));
	const session = new Session(join(folder, "store"));
	let turn: Promise<unknown> = Promise.resolve();
	/** Database and settings of the query before: the same ones need not be said again. */
	let last = "";

	async function answer(request: IncomingMessage): Promise<Uint8Array> {
		const params = new URL(request.url ?? "/", "http://loopback").searchParams;
		const settings = [...params].filter(
			([name]) => /^[a-z0-9_]+$/.test(name) && !reserved.has(name) && !name.startsWith("param_"),
		);
		const bound = Object.fromEntries(
			[...params].flatMap(([name, value]) => (name.startsWith("param_") ? [[name.slice(6), value]] : [])),
		);
		const database = params.get("database");
		const asked = params.get("query");
		let sql: string;
		let sent: string | undefined;
		if (asked === null) {
			sql = await textOf(request);
		} else {
			// Rows to insert come in the body, in the format that the query names.
			sent = join(folder, randomUUID());
			await pipeline(request, createWriteStream(sent));
			sql = asked.replace(
				/\s+FORMAT\s+(\w+)\s*$/i,
				(_all, format) => ` SELECT * FROM file('${sent}', ${format})`,
			);
		}
		const [, format = params.get("default_format") ?? "TabSeparated"] =
			/\sFORMAT\s+(\w+)\s*$/i.exec(sql) ?? [];
		const run = async (): Promise<Uint8Array> => {
			const context = [
				...(database ? [`USE ${database}`] : []),
				...settings.map(([name, value]) => `SET ${name} = '${value}'`),
			];
			if (context.join() !== last) for (const statement of context) session.query(statement);
			last = context.join();
			const bare = sql.replace(/\sFORMAT\s+\w+\s*$/i, "");
			const result = await (Object.keys(bound).length > 0
				? session.queryBindAsync(bare, bound, { format })
				: session.queryAsync(bare, { format }));
			return result.bytes();
		};
		const mine = turn.then(run, run);
		turn = mine.catch(() => undefined);
		try {
			return await mine;
		} finally {
			if (sent) rmSync(sent, { force: true });
		}
	}

	// Bound parameters travel in the address: a server takes 1 MiB of them.
	const server = createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
		answer(request).then(
			(bytes) => response.writeHead(200, { "x-clickhouse-query-id": randomUUID() }).end(bytes),
			(error: unknown) =>
				response
					.writeHead(500)
					.end(`Code: 1. DB::Exception: ${error instanceof Error ? error.message : error}`),
		);
	});
	await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		async close() {
			await new Promise((done) => server.close(done));
			session.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

const reserved = new Set([
	"query",
	"query_id",
	"database",
	"session_id",
	"default_format",
	"compress",
	"enable_http_compression",
	"send_progress_in_http_headers",
	"http_headers_progress_interval_ms",
]);

async function textOf(request: IncomingMessage): Promise<string> {
	const pieces: Buffer[] = [];
	for await (const piece of request) pieces.push(piece as Buffer);
	return Buffer.concat(pieces).toString("utf8");
}
