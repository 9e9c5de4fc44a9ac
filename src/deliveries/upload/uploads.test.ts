import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fileName } from "./file-name.ts";
import { openUploads, type Uploads } from "./uploads.ts";

let dataDir: string;
let uploads: Uploads;
beforeAll(() => {
	dataDir = mkdtempSync(join(tmpdir(), "envois-"));
	uploads = openUploads(dataDir);
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const mount = "/api/v1/uploads";
const one = "person:1";

async function ask(
	method: string,
	path: string,
	headers: Readonly<Record<string, string>>,
	body: Readable = Readable.from([]),
	owner = one,
	on: Uploads = uploads,
): Promise<Response> {
	return await on.answer(
		{ method, path, headers: { "tus-resumable": "1.0.0", ...headers }, body },
		owner,
		mount,
	);
}

async function create(bytes: number, owner = one, on: Uploads = uploads): Promise<string> {
	const filename = Buffer.from("Contrats été.csv").toString("base64");
	const made = await ask(
		"POST",
		mount,
		{ "upload-length": String(bytes), "upload-metadata": `filename ${filename}` },
		undefined,
		owner,
		on,
	);
	expect(made.status).toBe(201);
	return made.headers.get("location") ?? "";
}

const piece = (offset: number): Record<string, string> => ({
	"upload-offset": String(offset),
	"content-type": "application/offset+octet-stream",
});
const idOf = (path: string): string => path.slice(mount.length + 1);

it("a file cut into any pieces arrives byte for byte, and each piece says where to go on", async () => {
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 4000 }), fc.nat(8), async (bytes, cuts) => {
			const path = await create(bytes.length);
			const size = Math.max(1, Math.ceil(bytes.length / (cuts + 1)));
			for (let at = 0; at < bytes.length; at += size) {
				const head = await ask("HEAD", path, {});
				expect(head.headers.get("upload-offset")).toBe(String(at));
				const sent = await ask(
					"PATCH",
					path,
					piece(at),
					Readable.from([Buffer.from(bytes.slice(at, at + size))]),
				);
				expect(sent.status).toBe(204);
			}
			const done = await uploads.finished(one, idOf(path));
			expect(done).toMatchObject({ name: "Contrats été.csv", bytes: bytes.length });
			expect(readFileSync(done.path).equals(Buffer.from(bytes))).toBe(true);
			uploads.forget(one, idOf(path));
		}),
		{ numRuns: 20 },
	);
});

it("a body that breaks keeps what had come, and the rest goes on from there", async () => {
	const path = await create(10);
	const broken = new Readable({ read: () => undefined });
	broken.push(Buffer.from("01234"));
	setTimeout(() => broken.destroy(new Error("cut")), 100);
	await ask("PATCH", path, piece(0), broken);
	const at = Number((await ask("HEAD", path, {})).headers.get("upload-offset"));
	expect(at).toBe(5);
	await expect(uploads.finished(one, idOf(path))).rejects.toMatchObject({ code: "envoi-incomplet" });
	await ask("PATCH", path, piece(at), Readable.from([Buffer.from("56789")]));
	expect(readFileSync((await uploads.finished(one, idOf(path))).path, "utf8")).toBe("0123456789");
	uploads.forget(one, idOf(path));
});

it("nobody sees, continues or takes the upload of somebody else", async () => {
	const path = await create(5);
	for (const method of ["HEAD", "PATCH", "DELETE"])
		expect((await ask(method, path, piece(0), undefined, "person:2")).status).toBe(404);
	await expect(uploads.finished("person:2", idOf(path))).rejects.toMatchObject({ code: "envoi-inconnu" });
	expect(await uploads.list("person:2")).toEqual([]);
	expect((await uploads.list(one)).map((u) => u.id)).toEqual([idOf(path)]);
	expect((await ask("DELETE", path, {})).status).toBe(204);
	expect(await uploads.list(one)).toEqual([]);
});

it("a wrong offset, too large a file, too many files and a path that leaves are refused in French", async () => {
	const path = await create(5);
	const wrong = await ask("PATCH", path, piece(3), Readable.from([Buffer.from("45")]));
	expect([wrong.status, await wrong.text()]).toEqual([409, expect.stringContaining("HEAD")]);
	const large = await ask("POST", mount, { "upload-length": String(2 * 1024 ** 3) });
	expect([large.status, await large.text()]).toEqual([413, expect.stringContaining("1 Go")]);
	const past = await ask("PATCH", path, piece(0), Readable.from([Buffer.from("0123456789")]));
	expect(past.status).toBe(413);
	for (const bad of ["..%2f..%2fseal.key", "../seal.key", "uploads"])
		expect((await ask("HEAD", `${mount}/${bad}`, {})).status).toBe(404);
	expect((await ask("GET", path, {})).status).toBe(405);
	for (let i = 0; i < 20; i++) await create(1, "person:3");
	expect((await ask("POST", mount, { "upload-length": "1" }, undefined, "person:3")).status).toBe(429);
});

it("answers open nothing to other sites", async () => {
	const options = await ask("OPTIONS", mount, { origin: "https://ailleurs.exemple.fr" });
	expect([...options.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
	expect(options.headers.get("tus-extension")).toContain("creation");
});

it("after a process killed in the middle of a piece, another one goes on from what reached the disk", async () => {
	const script = `
		import { Readable } from "node:stream";
		import { openUploads } from ${JSON.stringify(new URL("./uploads.ts", import.meta.url).href)};
		const uploads = openUploads(${JSON.stringify(dataDir)});
		const headers = { "tus-resumable": "1.0.0", "upload-length": "1000000" };
		const made = await uploads.answer({ method: "POST", path: "${mount}", headers, body: Readable.from([]) }, "person:9", "${mount}");
		const path = made.headers.get("location");
		const body = new Readable({ read() { setTimeout(() => this.push(Buffer.alloc(1000, "a")), 2); } });
		const at = { "tus-resumable": "1.0.0", "upload-offset": "0", "content-type": "application/offset+octet-stream" };
		void uploads.answer({ method: "PATCH", path, headers: at, body }, "person:9", "${mount}");
		setTimeout(() => process.stdout.write(path), 200);`;
	const child = spawn(process.execPath, [...process.execArgv, "--input-type=module", "-e", script], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	const path = await new Promise<string>((done) => child.stdout.once("data", (data) => done(String(data))));
	child.kill("SIGKILL");
	await new Promise((done) => child.once("exit", done));
	const again = openUploads(dataDir);
	const at = Number((await ask("HEAD", path, {}, undefined, "person:9", again)).headers.get("upload-offset"));
	expect(at).toBeGreaterThan(0);
	const rest = Readable.from([Buffer.alloc(1_000_000 - at, "a")]);
	expect((await ask("PATCH", path, piece(at), rest, "person:9", again)).status).toBe(204);
	const done = await again.finished("person:9", idOf(path));
	expect(statSync(done.path).size).toBe(1_000_000);
	expect(readFileSync(done.path).every((byte) => byte === 97)).toBe(true);
});

it("what was left for more than three days is swept, the rest stays", async () => {
	const old = idOf(await create(5, "person:4"));
	const fresh = idOf(await create(5, "person:4"));
	const then = new Date(Date.now() - 4 * 24 * 3600 * 1000);
	for (const name of [old, `${old}.json`]) utimesSync(join(dataDir, "uploads", name), then, then);
	expect(uploads.sweep()).toBe(1);
	expect((await uploads.list("person:4")).map((u) => u.id)).toEqual([fresh]);
});

it("a file name keeps no folder, no control character and no direction trick", () => {
	expect(fileName("../../etc/passwd")).toBe("passwd");
	expect(fileName("C:\\Envois\\Contrats été.csv")).toBe("Contrats été.csv");
	expect(fileName(".ssh")).toBe("ssh");
	expect(fileName("a\u202egpj.exe\n")).toBe("agpj.exe");
	expect(fileName("")).toBe("fichier");
	expect(fileName(`${"x".repeat(300)}.csv`)).toMatch(/^x{146}\.csv$/);
});

it("another owner's upload stays closed, however the address is dressed up", async () => {
	const [theirs, mine] = [await create(10, "person:2"), await create(10)];
	for (const dressed of [
		`${theirs}#/${idOf(mine)}`,
		`${theirs}?/${idOf(mine)}`,
		`${mine}/../${idOf(theirs)}`,
	]) {
		const made = await ask("HEAD", dressed, {});
		expect(made.status, dressed).toBe(404);
	}
	expect((await ask("HEAD", mine, {})).status).toBe(200);
});
