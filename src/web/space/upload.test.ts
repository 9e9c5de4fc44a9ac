import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import multipart from "@fastify/multipart";
import Fastify from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sha256 } from "../../platform/hash.ts";
import { Browser } from "../testing/browser.ts";
import { readUpload } from "./upload.ts";

let folder: string;
const server = Fastify();
let kept = "";
beforeAll(async () => {
	folder = join(mkdtempSync(join(tmpdir(), "def-upload-")), "uploads");
	await server.register(multipart, { throwFileSizeLimit: false });
	server.post("/", async (request) => {
		const sent = await readUpload(request, folder, 1024 * 1024, ({ csrf }) => csrf === "bon");
		if (sent?.file) kept = readFileSync(sent.file.path, "utf8");
		return { known: sent !== undefined, fault: sent?.fault?.code, form: sent?.form, file: sent?.file };
	});
});
afterAll(async () => {
	await server.close();
	rmSync(join(folder, ".."), { recursive: true, force: true });
});

const file = (content: string, name = "charte.pdf") => ({ field: "fichier", name, content });
const lying = () => (existsSync(folder) ? readdirSync(folder).length : 0);

it("a form without the token of the session leaves not one byte on the disk", async () => {
	const answer = await new Browser(server).upload("/", { csrf: "faux" }, file("contenu"));
	expect(answer.json()).toEqual({ known: false });
	expect(lying()).toBe(0);
});

it("a file comes with its size and hash, under a name that is no path", async () => {
	const answer = await new Browser(server).upload(
		"/",
		{ csrf: "bon", note: "x".repeat(2000) },
		file("contenu", "../../etc/charte.pdf"),
	);
	const { file: received, form } = answer.json();
	expect(received).toMatchObject({ name: "charte.pdf", bytes: 7, sha256: sha256("contenu") });
	expect(form.note).toHaveLength(400);
	expect(kept).toBe("contenu");
	rmSync(received.path);
});

it("a file above the limit is told and not kept", async () => {
	const answer = await new Browser(server).upload("/", { csrf: "bon" }, file("x".repeat(1024 * 1024 + 1)));
	expect(answer.json().fault).toBe("envoi-trop-gros");
	expect(lying()).toBe(0);
});

it("an empty choice of file is no file", async () => {
	const answer = await new Browser(server).upload("/", { csrf: "bon" }, file("", ""));
	expect(answer.json()).toEqual({ known: true, form: { csrf: "bon" } });
	expect(lying()).toBe(0);
});

it("a body cut in the middle is told and leaves nothing", async () => {
	const answer = await server.inject({
		method: "POST",
		url: "/",
		headers: { "content-type": "multipart/form-data; boundary=x" },
		payload:
			'--x\r\ncontent-disposition: form-data; name="csrf"\r\n\r\nbon\r\n--x\r\ncontent-disposition: form-data; name="f"; filename="a"\r\n\r\nabc',
	});
	expect(answer.json()).toMatchObject({ known: true, fault: "envoi-interrompu" });
	expect(lying()).toBe(0);
});
