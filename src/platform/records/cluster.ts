import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
	chmodSync,
	chownSync,
	existsSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import pg from "pg";
import { DefError } from "../errors.ts";
import { draftOf, writeAtomic } from "../files.ts";
import { freePort } from "../free-port.ts";
import { takeLock } from "../lock.ts";
import { type Binaries, findBinaries } from "./binaries.ts";
import { giveTo, letThrough, type Owner, ownerOfRecords } from "./owner.ts";
import { clearOrphan } from "./postmaster.ts";

/** The PostgreSQL server that the product starts for itself, on the loopback address, with a password of its own. */
export interface Cluster {
	readonly url: string;
	/** Number of the server's process; it changes when the server had to be started again. */
	readonly pid: () => number | undefined;
	readonly stop: () => Promise<void>;
}

const user = "observatoire";
const patience = 60_000;
const attempts = 6;
/** A server that dies more often than this in one minute will not get better by itself. */
const restartsPerMinute = 120;

/**
 * Starts the server of `dataDir`, creating it the first time. A server that dies is started again on the same port.
 * Throws `service-en-cours`, `enregistrements-absents`, `enregistrements-indisponibles`.
 */
export async function startCluster(dataDir: string, onLost: (error: DefError) => void): Promise<Cluster> {
	const home = join(dataDir, "records");
	mkdirSync(home, { recursive: true });
	const unlock = takeLock(join(home, "serve.lock"), "service-en-cours");
	try {
		const owner = ownerOfRecords();
		const binaries = findBinaries(join(home, "lib"));
		letThrough(owner, home, dataDir);
		letThrough(owner, dirname(binaries.postgres), dataDir);
		const password = passwordOf(join(home, "password"));
		const folder = join(home, "pg");
		if (!existsSync(folder)) await create(home, folder, binaries, owner, password);
		giveTo(owner, folder);
		const port = await freePort();
		const url = `postgresql://${user}:${password}@127.0.0.1:${port}/postgres`;
		const start = async (): Promise<ChildProcess> => {
			for (let attempt = 1; ; attempt++) {
				await clearOrphan(folder);
				try {
					return await launch(home, folder, binaries, owner, port, url);
				} catch (error) {
					// After a kill, the server's own children hold its shared memory for an instant.
					if (attempt === attempts) throw error;
					await new Promise((wake) => setTimeout(wake, 100 * attempt));
				}
			}
		};

		let child = await start();
		let stopping = false;
		let restart: Promise<void> = Promise.resolve();
		const deaths: number[] = [];
		const watch = (): void => {
			child.once("exit", () => {
				if (stopping) return;
				const now = performance.now();
				deaths.push(now);
				if (deaths.filter((at) => at > now - 60_000).length > restartsPerMinute) {
					onLost(new DefError("enregistrements-indisponibles", { cause: "le serveur s'arrête sans cesse" }));
					return;
				}
				restart = start().then(
					(next) => {
						child = next;
						watch();
					},
					(error: unknown) => onLost(error instanceof DefError ? error : unavailable(String(error), error)),
				);
			});
		};
		watch();
		return {
			url,
			pid: () => child.pid,
			async stop() {
				stopping = true;
				await restart;
				await end(child);
				unlock();
			},
		};
	} catch (error) {
		unlock();
		throw error;
	}
}

/** Address of the server that another process of ours has started in this folder. */
export function runningUrl(dataDir: string): string {
	const home = join(dataDir, "records");
	try {
		const port = readFileSync(join(home, "pg", "postmaster.pid"), "utf8")
			.split("\n")[3]
			?.trim();
		return `postgresql://${user}:${passwordOf(join(home, "password"))}@127.0.0.1:${port}/postgres`;
	} catch (error) {
		throw unavailable("le serveur fourni n'est pas prêt", error);
	}
}

function unavailable(cause: string, error?: unknown): DefError {
	return new DefError("enregistrements-indisponibles", { cause }, error);
}

function passwordOf(path: string): string {
	if (!existsSync(path)) {
		writeAtomic(path, randomBytes(24).toString("hex"));
		chmodSync(path, 0o600);
	}
	return readFileSync(path, "utf8");
}

/** Made aside, then given its name: a creation cut short leaves nothing that looks finished. */
async function create(
	home: string,
	folder: string,
	binaries: Binaries,
	owner: Owner | undefined,
	password: string,
): Promise<void> {
	for (const name of readdirSync(home)) {
		if (name.endsWith(".part")) rmSync(join(home, name), { recursive: true, force: true });
	}
	const draft = draftOf(folder);
	mkdirSync(draft, { mode: 0o700 });
	giveTo(owner, draft);
	const passwordFile = draftOf(join(home, "initdb-password"));
	writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
	if (owner) chownSync(passwordFile, owner.uid, owner.gid);
	const args = [
		"-D",
		draft,
		"-U",
		user,
		"--auth=scram-sha-256",
		`--pwfile=${passwordFile}`,
		"--encoding=UTF8",
	];
	const child = spawn(binaries.initdb, [...args, "--locale=C"], {
		cwd: draft,
		env: binaries.env,
		stdio: ["ignore", "ignore", "pipe"],
		...owner,
	});
	let said = "";
	child.stderr.on("data", (bytes: Buffer) => {
		said += bytes.toString();
	});
	const status = await new Promise<number | null>((done) => {
		child.on("error", (error) => {
			said += error.message;
			done(null);
		});
		child.on("close", done);
	});
	rmSync(passwordFile, { force: true });
	if (status !== 0) {
		rmSync(draft, { recursive: true, force: true });
		throw unavailable(`la base n'a pas pu être créée (${lastLine(said)})`);
	}
	renameSync(draft, folder);
}

async function launch(
	home: string,
	folder: string,
	binaries: Binaries,
	owner: Owner | undefined,
	port: number,
	url: string,
): Promise<ChildProcess> {
	const logPath = join(home, "postgres.log");
	// One start, one log: it holds errors only and cannot grow for ever.
	const log = openSync(logPath, "w", 0o600);
	const settings = [
		"listen_addresses=127.0.0.1",
		"unix_socket_directories=",
		"max_connections=40",
		"shared_buffers=32MB",
		"log_min_messages=warning",
		"timezone=UTC",
		// A backup taken while it runs copies the log last: what it needs must still be there.
		"wal_keep_size=256MB",
	].flatMap((setting) => ["-c", setting]);
	const child = spawn(binaries.postgres, ["-D", folder, "-p", String(port), ...settings], {
		cwd: folder,
		env: binaries.env,
		stdio: ["ignore", log, log],
		// Its own group: a Ctrl-C in the terminal is for the product, which then stops its server in order.
		detached: true,
		...owner,
	});
	let over: string | undefined;
	child.once("error", (error) => {
		over = error.message;
	});
	child.once("exit", (code, signal) => {
		over ??= `${lastLine(readFileSync(logPath, "utf8"))} (${code ?? signal})`;
	});
	const limit = performance.now() + patience;
	for (;;) {
		if (over !== undefined) throw unavailable(`le serveur fourni n'a pas démarré : ${over}`);
		if (await answers(url)) return child;
		if (performance.now() > limit) {
			await end(child);
			throw unavailable("le serveur fourni n'a pas répondu en une minute");
		}
		await new Promise((wake) => setTimeout(wake, 40));
	}
}

async function answers(url: string): Promise<boolean> {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
	client.on("error", () => undefined);
	try {
		await client.connect();
		return true;
	} catch {
		return false;
	} finally {
		await client.end().catch(() => undefined);
	}
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
	const gone = new Promise<void>((done) => child.once("exit", () => done()));
	child.kill("SIGINT");
	const impatience = setTimeout(() => child.kill("SIGQUIT"), 10_000);
	await gone;
	clearTimeout(impatience);
}

function lastLine(text: string): string {
	return text.trim().split("\n").at(-1) ?? "";
}
