import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { DefError } from "../errors.ts";
import { type Migration, openRecords, type Records } from "../records/records.ts";
import { backup } from "./backup.ts";
import { restore } from "./restore.ts";

const migrations: readonly Migration[] = [
	{ id: "essai-1", sql: "create table note (id int8 primary key, text text)" },
];

let folder: string;
let dataDir: string;
let records: Records;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "def-backup-"));
	dataDir = join(folder, "var");
	mkdirSync(join(dataDir, "releases"), { recursive: true });
	writeFileSync(join(dataDir, "releases", "current"), "abc\n");
	writeFileSync(join(dataDir, "inachevé.part"), "brouillon");
	records = await openRecords({ dataDir, migrations });
});
afterAll(async () => {
	await records.close();
	rmSync(folder, { recursive: true, force: true });
});

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
	promise.then(
		() => "réussi",
		(error: unknown) => (error instanceof DefError ? error.code : error),
	);

async function notesOf(dir: string): Promise<readonly number[]> {
	const other = await openRecords({ dataDir: dir, migrations });
	const rows = await other.query<{ id: number }>("select id from note order by id");
	await other.close();
	return rows.map((row) => row.id);
}

it.each(["copie.tar.gz", "copie"])(
	"%s taken while the service writes holds all that was confirmed before",
	async (name) => {
		let next =
			(await records.query<{ n: number }>("select coalesce(max(id), 0) + 1 as n from note"))[0]?.n ?? 1;
		let going = true;
		const text = "x".repeat(2000);
		const write = async (): Promise<void> => {
			await records.query("insert into note values ($1, $2)", [next, text]);
			next++;
		};
		for (let i = 0; i < 50; i++) await write();
		const before = next - 1;
		const writing = (async () => {
			while (going) await write();
		})();
		await backup({ dataDir }, join(folder, name));
		going = false;
		await writing;
		if (name.endsWith(".gz")) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);

		const elsewhere = join(folder, `machine-vide-${name}`);
		await restore(elsewhere, join(folder, name));
		const notes = await notesOf(elsewhere);
		expect(notes.slice(0, before)).toEqual(Array.from({ length: before }, (_, i) => i + 1));
		expect(readFileSync(join(elsewhere, "releases", "current"), "utf8")).toBe("abc\n");
		expect(existsSync(join(elsewhere, "inachevé.part"))).toBe(false);
		expect(existsSync(join(elsewhere, "sauvegarde.json"))).toBe(false);
	},
);

it("a backup is taken as well when nothing runs", async () => {
	const still = join(folder, "machine-vide-copie.tar.gz");
	await backup({ dataDir: still }, join(folder, "arret.tgz"));
	await restore(join(folder, "reprise"), join(folder, "arret.tgz"));
	expect(await notesOf(join(folder, "reprise"))).toEqual(await notesOf(still));
});

it("nothing is ever overwritten, and a database elsewhere is not said to be saved", async () => {
	expect(await codeOf(backup({ dataDir }, join(folder, "copie.tar.gz")))).toBe("place-prise");
	expect(await codeOf(backup({ dataDir }, join(dataDir, "dedans")))).toBe("place-prise");
	expect(await codeOf(restore(dataDir, join(folder, "copie")))).toBe("place-prise");
	expect(await codeOf(backup({ dataDir, databaseUrl: "postgresql://ailleurs" }, join(folder, "y")))).toBe(
		"sauvegarde-ailleurs",
	);
});

it("a damaged backup is refused, and nothing is put in place", async () => {
	writeFileSync(join(folder, "copie", "releases", "current"), "autre\n");
	const bytes = readFileSync(join(folder, "copie.tar.gz"));
	writeFileSync(join(folder, "coupee.tar.gz"), bytes.subarray(0, bytes.length / 2));
	for (const name of ["copie", "coupee.tar.gz"]) {
		const target = join(folder, "refus");
		expect(await codeOf(restore(target, join(folder, name))), name).toBe("sauvegarde-abimee");
		expect(existsSync(target)).toBe(false);
	}
});
