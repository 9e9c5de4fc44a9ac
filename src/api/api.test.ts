import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import multipart from "@fastify/multipart";
import Fastify, { type FastifyInstance } from "fastify";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeKey } from "../access/index.ts";
import type { Person } from "../access/model.ts";
import { contrats, contratsFile, contratsHeader } from "../deliveries/fixture/contrats.ts";
import { type OwnDesk, ownDesk } from "../deliveries/fixture/own-desk.ts";
import { openUploads } from "../deliveries/index.ts";
import { shelfOf } from "../figures/index.ts";
import { fakeFigures } from "../web/testing/fake-figures.ts";
import { addApi } from "./index.ts";

let own: OwnDesk;
let server: FastifyInstance;
let base: string;
let admin: Person;
const incidents: unknown[] = [];
beforeAll(async () => {
	const fields = contrats.fields.map((field) => ({ ...field, header: `Autre ${field.name}` }));
	own = await ownDesk([contrats, { ...contrats, id: "autre-source", fields }]);
	admin = own.analyst;
	server = Fastify({ bodyLimit: 16 * 1024 });
	addApi(server, {
		desk: own.desk,
		uploads: openUploads(own.dataDir),
		shelf: shelfOf(fakeFigures()),
		perMinute: 40,
		onError: (error) => incidents.push(error),
	});
	base = await server.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
	await server.close();
	await own.close();
	expect(incidents).toEqual([]);
});

const all = ["deliveries:write", "deliveries:read", "checks:run"];
async function newKey(
	scopes: readonly string[] = all,
	sources: readonly string[] = [],
	organisation = own.opco,
): Promise<string> {
	const given = { name: "Essai", organisation, scopes, sources, days: 30 };
	return (await makeKey(own.desk.access, admin, given, own.origin)).key;
}

interface Asked {
	readonly method?: string;
	readonly body?: BodyInit;
	readonly headers?: Readonly<Record<string, string>>;
}
async function ask(
	key: string,
	path: string,
	{ method = "GET", body, headers = {} }: Asked = {},
): Promise<Response> {
	return await fetch(`${base}/api/v1${path}`, {
		method,
		headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers },
		...(body === undefined ? {} : { body }),
	});
}
const problem = async (
	answer: Response,
): Promise<{ status: number; codes: readonly string[]; title: string }> => {
	expect(answer.headers.get("content-type")).toContain("application/problem+json");
	const { status, errors, title } = (await answer.json()) as {
		status: number;
		title: string;
		errors: { code: string; path: string }[];
	};
	expect(status).toBe(answer.status);
	return { status, codes: errors.map((e) => e.code), title };
};
const disposition = { "content-disposition": "attachment; filename*=UTF-8''Contrats%20%C3%A9t%C3%A9.csv" };
const send = async (key: string, text: string, source = contrats.id): Promise<Response> =>
	await ask(key, `/deliveries?source=${source}`, { method: "POST", body: text, headers: disposition });

it("a file is deposited, found again when sent twice, and followed by the same key", async () => {
	const key = await newKey();
	const first = await send(key, contratsFile(1));
	expect(first.status).toBe(201);
	const made = (await first.json()) as {
		id: string;
		name: string;
		state: string;
		channel: string;
		receivedBy: string;
	};
	expect(made).toMatchObject({ name: "Contrats été.csv", state: "recue", channel: "api" });
	expect(made.receivedBy).toContain("clé « Essai »");
	expect(first.headers.get("location")).toBe(`/api/v1/deliveries/${made.id}`);
	const again = await send(key, contratsFile(1));
	expect([again.status, await again.json()]).toEqual([
		200,
		expect.objectContaining({ id: made.id, again: true }),
	]);
	const seen = await ask(key, `/deliveries/${made.id}`);
	expect([seen.status, await seen.json()]).toEqual([
		200,
		expect.objectContaining({ id: made.id, progress: 0 }),
	]);
	const list = (await (await ask(key, `/deliveries?source=${contrats.id}&limit=1`)).json()) as {
		deliveries: object[];
	};
	expect(list.deliveries).toEqual([expect.objectContaining({ id: made.id })]);
	expect(readdirSync(join(own.dataDir, "arrivals"))).toEqual([]);
	const audit = await own.desk.access.records.query("select who from audit where action = 'livraison'");
	expect(audit[0]).toMatchObject({ who: expect.stringContaining("clé « Essai » de Dominique Essai") });
});

it("a form, a digest and an upload in pieces are ways of sending the same bytes", async () => {
	const key = await newKey();
	const form = new FormData();
	form.set("fichier", new Blob([contratsFile(2)]), "contrats.csv");
	const formed = await ask(key, `/deliveries?source=${contrats.id}`, { method: "POST", body: form });
	expect([formed.status, await formed.json()]).toEqual([
		201,
		expect.objectContaining({ name: "contrats.csv" }),
	]);
	const digest = createHash("sha256").update(contratsFile(2)).digest("base64");
	const right = await ask(key, `/deliveries?source=${contrats.id}`, {
		method: "POST",
		body: contratsFile(2),
		headers: { "content-digest": `sha-256=:${digest}:` },
	});
	expect(right.status).toBe(200);
	const wrong = await ask(key, `/deliveries?source=${contrats.id}`, {
		method: "POST",
		body: contratsFile(3),
		headers: { "content-digest": `sha-256=:${digest}:` },
	});
	expect(await problem(wrong)).toMatchObject({ status: 422, codes: ["empreinte-differente"] });

	const bytes = Buffer.from(contratsFile(2));
	const tus = { "tus-resumable": "1.0.0" };
	const opened = await ask(key, "/uploads", {
		method: "POST",
		headers: { ...tus, "upload-length": String(bytes.length) },
	});
	expect(opened.status).toBe(201);
	const path = (opened.headers.get("location") ?? "").replace("/api/v1", "");
	const early = await ask(key, `/deliveries?source=${contrats.id}&upload=${path.slice(9)}`, {
		method: "POST",
	});
	expect(await problem(early)).toMatchObject({ status: 409, codes: ["envoi-incomplet"] });
	const piece = { ...tus, "content-type": "application/offset+octet-stream" };
	for (const [from, to] of [
		[0, 100],
		[100, bytes.length],
	] as const) {
		const head = await ask(key, path, { method: "HEAD", headers: tus });
		expect([head.status, head.headers.get("upload-offset")]).toEqual([200, String(from)]);
		const sent = await ask(key, path, {
			method: "PATCH",
			body: bytes.subarray(from, to),
			headers: { ...piece, "upload-offset": String(from) },
		});
		expect(sent.status).toBe(204);
	}
	const stranger = await ask(await newKey(), path, { method: "HEAD", headers: tus });
	expect(stranger.status).toBe(404);
	const whole = await ask(key, `/deliveries?source=${contrats.id}&upload=${path.slice(9)}`, {
		method: "POST",
	});
	expect([whole.status, await whole.json()]).toEqual([200, expect.objectContaining({ again: true })]);
	expect((await ask(key, path, { method: "HEAD", headers: tus })).status).toBe(404);
});

it("each scope opens its own routes only, and a refusal is written in the trail", async () => {
	const doors = [
		["deliveries:write", "POST", `/deliveries?source=${contrats.id}`],
		["deliveries:read", "GET", "/deliveries"],
		["deliveries:read", "GET", "/deliveries/inconnue"],
		["deliveries:read", "GET", "/deliveries/inconnue/return"],
		["checks:run", "POST", "/checks"],
		["deliveries:write", "POST", "/uploads"],
		["deliveries:write", "PATCH", "/uploads/inconnu"],
		["deliveries:write", "DELETE", "/uploads/inconnu"],
		["deliveries:write", "OPTIONS", "/uploads"],
	] as const;
	for (const scope of all) {
		const key = await newKey([scope]);
		for (const [needed, method, path] of doors) {
			const answer = await ask(key, path, { method });
			if (needed === scope) expect([401, 403], `${scope} ${method} ${path}`).not.toContain(answer.status);
			else
				expect(await problem(answer), `${scope} ${method} ${path}`).toMatchObject({
					status: 403,
					codes: ["cle-insuffisante"],
				});
		}
	}
	for (const [, method, path] of doors)
		for (const key of ["", `def_${"x".repeat(43)}`])
			expect(await problem(await ask(key, path, { method }))).toMatchObject({
				status: 401,
				codes: ["cle-refusee"],
			});
	const refused = await own.desk.access.records.query(
		"select 1 from audit where action = 'acces' and outcome = 'refusé'",
	);
	expect(refused.length).toBeGreaterThan(0);
});

it("a key stays in its organisation and its sources, and is held to the charter like anybody", async () => {
	const made = (await (await send(await newKey(), contratsFile(4))).json()) as { id: string };
	const other = await newKey(all, [], own.otherOpco);
	expect(await problem(await ask(other, `/deliveries/${made.id}`))).toMatchObject({
		status: 404,
		codes: ["livraison-inconnue"],
	});
	expect(await (await ask(other, "/deliveries")).json()).toEqual({ deliveries: [] });
	const narrow = await newKey(all, [contrats.id]);
	expect((await send(narrow, contratsFile(5))).status).toBe(201);
	expect(await problem(await send(narrow, contratsFile(5), "autre-source"))).toMatchObject({
		status: 403,
		codes: ["acces-refuse"],
	});
	const uncovered = await problem(await send(await newKey(), contratsFile(6), "autre-source"));
	expect(uncovered).toMatchObject({ status: 403, codes: ["charte-absente"] });
	expect(await problem(await send(await newKey(), "", contrats.id))).toMatchObject({
		status: 422,
		codes: ["fichier-vide"],
	});
});

it("all that is wrong with a request is told at once, in French", async () => {
	const key = await newKey();
	const answer = await ask(key, "/deliveries?limit=0&state=perdue&offset=-1");
	const { errors } = (await answer.clone().json()) as { errors: { path: string; message: string }[] };
	expect((await problem(answer)).status).toBe(422);
	expect(errors.map((e) => e.path)).toEqual(["/query/state", "/query/limit", "/query/offset"]);
	expect(errors[1]?.message).toMatch(/[Tt]rop petit|Entrée|invalide/);
	expect(await problem(await ask(key, "/inconnu"))).toMatchObject({
		status: 404,
		codes: ["adresse-inconnue"],
	});
});

it("a check gives the verdict, and keeps nothing", async () => {
	const key = await newKey(["checks:run"]);
	const before = await own.desk.access.records.query("select 1 from delivery");
	const good = await ask(key, "/checks?name=contrats.csv", { method: "POST", body: contratsFile(7) });
	expect(good.status).toBe(200);
	expect(await good.json()).toMatchObject({ source: contrats.id, blocking: false, rows: 20 });
	const bad = await ask(key, `/checks?source=${contrats.id}`, {
		method: "POST",
		body: `${contratsHeader}\n2026-13x;14;Diplôme;-3\n`,
		headers: disposition,
	});
	const report = (await bad.json()) as { blocking: boolean; findings: { rule: string }[] };
	expect(report.blocking).toBe(true);
	expect(report.findings.length).toBeGreaterThan(1);
	const strange = await ask(key, "/checks?name=x.csv", { method: "POST", body: "a;b\n1;2\n" });
	expect(await problem(strange)).toMatchObject({ status: 422 });
	expect(await own.desk.access.records.query("select 1 from delivery")).toHaveLength(before.length);
	expect(existsSync(join(own.dataDir, "arrivals")) && readdirSync(join(own.dataDir, "arrivals"))).toEqual([]);
});

it("the annotated workbook of a delivery is a workbook", async () => {
	const key = await newKey();
	const made = (await (await send(key, `${contratsHeader}\n2026-13x;14;Diplôme;-3\n`)).json()) as {
		id: string;
	};
	const back = await ask(key, `/deliveries/${made.id}/return`);
	expect(back.status).toBe(200);
	expect(back.headers.get("content-disposition")).toContain("annote.xlsx");
	const told = await own.desk.access.records.query<{ object: string }>(
		"select object from audit where action = 'export'",
	);
	expect(told).toEqual([{ object: expect.stringContaining("fichier annoté du lot") }]);
	expect(Object.keys(unzipSync(new Uint8Array(await back.arrayBuffer())))).toContain("[Content_Types].xml");
});

it("a key that asks too much is asked to wait, others are not", async () => {
	const key = await newKey();
	let refused: Response | undefined;
	for (let i = 0; i < 60 && !refused; i++) {
		const answer = await ask(key, "/deliveries?limit=1");
		if (answer.status === 429) refused = answer;
		else await answer.arrayBuffer();
	}
	expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
	expect(refused && (await problem(refused)).codes).toEqual(["trop-de-demandes"]);
	expect((await ask(await newKey(), "/deliveries")).status).toBe(200);
});

it("the description names every route, its scope and its answers, and is open to all", async () => {
	const answer = await ask("", "/openapi.json");
	expect(answer.status).toBe(200);
	const description = (await answer.json()) as {
		openapi: string;
		paths: Record<string, Record<string, { description: string; parameters: object[] }>>;
	};
	expect(description.openapi).toBe("3.1.0");
	expect(Object.keys(description.paths).toSorted()).toEqual([
		"/checks",
		"/deliveries",
		"/deliveries/{id}",
		"/deliveries/{id}/return",
		"/uploads",
		"/uploads/{upload}",
	]);
	expect(description.paths["/deliveries"]?.post?.description).toContain("deliveries:write");
	expect(description.paths["/deliveries"]?.post?.parameters).toContainEqual(
		expect.objectContaining({ name: "source", in: "query", required: true }),
	);
});

it("the same forms are read on a server whose pages already read forms", async () => {
	const whole = Fastify();
	void whole.register(multipart, { throwFileSizeLimit: false });
	addApi(whole, {
		desk: own.desk,
		uploads: openUploads(own.dataDir),
		shelf: shelfOf(fakeFigures()),
		onError: (error) => incidents.push(error),
	});
	const address = await whole.listen({ host: "127.0.0.1", port: 0 });
	const form = new FormData();
	form.set("fichier", new Blob([contratsFile(30)]), "contrats.csv");
	const answer = await fetch(`${address}/api/v1/deliveries?source=${contrats.id}`, {
		method: "POST",
		headers: { authorization: `Bearer ${await newKey()}` },
		body: form,
	});
	expect(answer.status).toBe(201);
	await whole.close();
});
