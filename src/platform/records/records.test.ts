import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DefError } from "../errors.ts";
import { killings } from "./drill.ts";
import { jsonText, type Migration, openRecords, type Records } from "./records.ts";

const migrations: readonly Migration[] = [
	{ id: "essai-1", sql: "create table note (id int8 primary key, text text not null, at timestamptz)" },
];

let dataDir: string;
let records: Records;
beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), "def-records-"));
	records = await openRecords({ dataDir, migrations, onLost: (error) => console.error(error) });
});
afterAll(async () => {
	await records.close();
	rmSync(dataDir, { recursive: true, force: true });
});

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
	promise.then(
		() => "réussi",
		(error: unknown) => (error instanceof DefError ? error.code : error),
	);

describe("the product's own PostgreSQL", () => {
	it("gives whole numbers as numbers and instants as dates", async () => {
		await records.query("insert into note values ($1, $2, $3)", [1, "œuvre", "2026-01-01T00:00:00Z"]);
		expect(await records.query("select * from note")).toEqual([
			{ id: 1, text: "œuvre", at: new Date("2026-01-01T00:00:00Z") },
		]);
	});

	it("writes really to the disk", async () => {
		expect(await records.query("show fsync")).toEqual([{ fsync: "on" }]);
		expect(await records.query("show data_checksums")).toEqual([{ data_checksums: "on" }]);
	});

	it("keeps its password to itself and its folder closed", () => {
		expect(statSync(join(dataDir, "records", "password")).mode & 0o777).toBe(0o600);
		expect(statSync(join(dataDir, "records", "pg")).mode & 0o077).toBe(0);
		expect(readdirSync(join(dataDir, "records")).filter((name) => name.endsWith(".part"))).toEqual([]);
	});

	it("a transaction is all or nothing", async () => {
		const failing = records.transaction(async (query) => {
			await query("insert into note values (2, 'perdu', null)");
			throw new Error("non");
		});
		await expect(failing).rejects.toThrow("non");
		expect(await records.query("select id from note where id = 2")).toEqual([]);
	});

	it("one service at a time in a data folder", async () => {
		expect(await codeOf(openRecords({ dataDir, migrations }))).toBe("service-en-cours");
	});

	it("nothing acknowledged is lost when the server is killed without warning, a dozen times", async () => {
		const report = await killings(records, 12, Math.random);
		expect(report).toMatchObject({ lost: 0, rounds: 12 });
		expect(report.acknowledged).toBeGreaterThan(12);
	});
});

describe("migrations", () => {
	const open = async (steps: readonly Migration[]): Promise<unknown> => {
		const [row] = await records.query<{ port: string }>("show port");
		const password = readFileSync(join(dataDir, "records", "password"), "utf8");
		const url = `postgresql://observatoire:${password}@127.0.0.1:${row?.port}/postgres`;
		return await codeOf(openRecords({ dataDir, url, migrations: steps }).then((r) => r.close()));
	};

	it("run once, under a lock, even when two products start together on the same database", async () => {
		const more = [...migrations, { id: "essai-2", sql: "create table second (id int)" }];
		expect(await Promise.all([open(more), open(more)])).toEqual(["réussi", "réussi"]);
	});

	it("a database of a later version, or a step that was changed since, is refused", async () => {
		expect(await open(migrations)).toBe("enregistrements-plus-recents");
		expect(await open([{ id: "essai-1", sql: "select 1" }])).toBe("enregistrements-plus-recents");
	});
});

it("a server given by its address that cannot be reached is named as such", async () => {
	const url = "postgresql://personne@127.0.0.1:1/rien";
	expect(await codeOf(openRecords({ dataDir, url, migrations }))).toBe("enregistrements-indisponibles");
});

it("a product killed without warning leaves its PostgreSQL behind: the next one stops it and takes its place", async () => {
	const own = mkdtempSync(join(tmpdir(), "def-orphan-"));
	const code = `import { openRecords } from ${JSON.stringify(join(import.meta.dirname, "records.ts"))};
		const records = await openRecords({ dataDir: process.argv[1], migrations: ${JSON.stringify(migrations)} });
		await records.query("insert into note values (7, 'gardé', null)");
		console.log(records.pid());
		setInterval(() => {}, 1000);`;
	const child = spawn(process.execPath, ["--input-type=module", "-e", code, own], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	const orphan = Number(
		await new Promise<string>((done) => child.stdout.once("data", (b) => done(String(b)))),
	);
	const gone = new Promise((done) => child.once("exit", done));
	child.kill("SIGKILL");
	await gone;
	process.kill(orphan, 0);
	const next = await openRecords({ dataDir: own, migrations });
	expect(await next.query("select id from note")).toEqual([{ id: 7 }]);
	expect(next.pid()).not.toBe(orphan);
	await next.close();
	rmSync(own, { recursive: true, force: true });
});

it("keeps a text that holds a NUL, which PostgreSQL refuses, and touches nothing else", async () => {
	const given = { a: "x\u0000y\u0000\u0000", b: "\\u0000", "c\u0000": ["\\\u0000"] };
	const [row] = await records.query<{ text: string; json: unknown }>(
		"select $1::text as text, $2::jsonb as json",
		["a\u0000b", jsonText(given)],
	);
	expect(row).toEqual({
		text: "a\uFFFDb",
		json: { a: "x\uFFFDy\uFFFD\uFFFD", b: "\\u0000", "c\uFFFD": ["\\\uFFFD"] },
	});
});
