import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildFew, goodFile, opco, rule, stored, terms } from "../../tests/observatory/charter-release.ts";
import { openSession } from "../access/sessions.ts";
import { type CharterRule, publicReader, rulesOf } from "../charters/index.ts";
import { writeIntake } from "../collection/index.ts";
import { type Figures, openFigures } from "../figures/index.ts";
import { formatNumber, formatQuantity } from "../platform/french.ts";
import { createServer } from "./index.ts";
import { Browser } from "./testing/browser.ts";
import { essaiRegion } from "./testing/essai-region.ts";
import { type OwnSpace, ownSpace } from "./testing/own-space.ts";

/** First instant past the charter. */
const end = new Date("2027-12-31T23:00:00.000Z");
const during = new Date("2026-11-25T12:00:00Z");

let dataDir = "";
let space: OwnSpace;
let server: FastifyInstance;
let figures: Figures;
let rules: readonly CharterRule[] = [];
let now = during;
const errors: unknown[] = [];
beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), "def-charter-pages-"));
	const second = terms({
		by: "charte « Alternance », version 1, clause 2",
		use: "pilotage",
		finest: "bassin",
		levels: ["france", "region", "departement", "bassin"],
	});
	writeIntake(dataDir, { deliveries: [stored(dataDir, goodFile(), { terms: [terms(), second] })] });
	await buildFew(dataDir);
	figures = await openFigures(dataDir, "28", { rules: () => rules, now: () => now });
	space = await ownSpace();
	server = createServer({
		figures: () => figures,
		region: { ...essaiRegion, departements: ["14", "27", "50", "61", "76"] },
		space: {
			access: space.access,
			desk: space.desk,
			uploads: space.uploads,
			chartersChanged: async () => {
				rules = await recorded();
			},
		},
		onError: (error) => errors.push(error),
	});
	await server.ready();
}, 300_000);
afterAll(async () => {
	await server.close();
	await space.close();
	figures.close();
	rmSync(dataDir, { recursive: true, force: true });
});

const text = (html: string): string =>
	html
		.replaceAll(/<style[\s\S]*?<\/style>/g, " ")
		.replaceAll(/<[^>]+>/g, " ")
		.replaceAll(/[\s\u00a0\u202f]+/g, " ");

async function read(url: string): Promise<string> {
	const answer = await server.inject({ url });
	expect(answer.statusCode, `${url} ${errors.map(String).join()}`).toBe(200);
	return answer.body;
}

/** Every value of the charter's indicators, at every level, as a page could print it. */
async function values(): Promise<readonly string[]> {
	now = during;
	const every = figures.for(publicReader, "diffusion");
	const told = new Set<string>();
	for (const indicator of ["contrats-alternance", "taux-rupture-alternance"])
		for (const type of ["region", "departement", "zone-emploi", "bassin", "arrondissement"] as const)
			for (const { value } of (await every.query({ indicator, territories: { type, region: "28" } })).cells) {
				// A number of one or two figures stands on any page: codes, levels, dates.
				if (value === null || (indicator === "contrats-alternance" && value < 200)) continue;
				told.add(
					indicator === "contrats-alternance"
						? formatNumber(value)
						: formatQuantity(value, "%", { decimals: 1 }),
				);
			}
	return [...told].map((value) => value.replaceAll(/[\s\u00a0\u202f]/g, " "));
}

/** Every page that could tell something of the contracts. */
async function exits(): Promise<readonly string[]> {
	now = during;
	const [cell] = (
		await figures.query({
			indicator: "contrats-alternance",
			territories: [{ type: "region", code: "28" }],
			periods: ["2025"],
		})
	).cells;
	return [
		"/",
		"/indicateurs",
		"/indicateurs/contrats-alternance",
		"/indicateurs/taux-rupture-alternance",
		"/donnees",
		"/donnees/opco-contrats",
		"/recherche?q=alternance",
		cell?.permalink ?? "",
		`${cell?.permalink}&page=2`,
		...(["region", "departement", "zone-emploi", "bassin", "arrondissement", "epci"] as const).flatMap(
			(type) =>
				figures
					.territories(type, "28")
					.slice(0, 6)
					.map((card) => card.path),
		),
	];
}

it("pages show the figures down to the clause, and a page past it tells the clause", async () => {
	rules = [rule()];
	now = during;
	const page = text(await read("/indicateurs/contrats-alternance"));
	expect(page).toContain("Données d’essai");
	expect(page).toMatch(/Bassins d’emploi France Travail : nd\. La charte ne va pas jusqu’à ce niveau/);
	expect(page).toMatch(/Caen 7\d\d/);
	const bassin = figures.territories("bassin", "28")[0];
	expect(text(await read(bassin?.path ?? ""))).toContain("La charte ne va pas jusqu’à ce niveau");
});

it("the page of a data set wears its charter, its lot and what it came under", async () => {
	rules = [rule()];
	now = during;
	const page = text(await read("/donnees/opco-contrats"));
	expect(page).toContain("Charte signée – jusqu’au 31/12/2027 – diffusion : zone d’emploi, pas de nominatif");
	expect(page).toContain(
		"Lot 2026-11-opco-contrats-1, reçu sous : Charte « Alternance », version 1, clause 1",
	);
	expect(text(await read("/donnees"))).toContain("Charte signée – jusqu’au 31/12/2027");
	now = end;
	expect(text(await read("/donnees/opco-contrats"))).toMatch(
		/Chiffres masqués\. La charte « Alternance » a pris fin/,
	);
});

it("at the first request after the end, no page holds a value of the charter, and each says why", async () => {
	rules = [rule({ minUnits: 0, maxShare: 100, finest: "commune" })];
	const known = await values();
	expect(known.length).toBeGreaterThan(40);
	const pages = await exits();
	now = new Date(end.getTime() - 1);
	let seen = 0;
	const tags = new Map<string, unknown>();
	for (const url of pages) {
		const answer = await server.inject({ url });
		tags.set(url, answer.headers.etag);
		if (known.some((value) => text(answer.body).includes(` ${value} `))) seen++;
	}
	expect(seen).toBeGreaterThan(20);

	now = end;
	for (const url of pages) {
		const answer = await server.inject({
			url,
			headers: { "if-none-match": String(tags.get(url) ?? "") },
		});
		const page = text(answer.body);
		const leaks = known.filter((value) => page.includes(` ${value} `));
		// What open data print may be the same number: a page without the contracts is the witness.
		rules = [];
		const witness = text((await server.inject({ url })).body);
		rules = [rule({ minUnits: 0, maxShare: 100, finest: "commune" })];
		expect(
			leaks.filter((value) => !witness.includes(` ${value} `)),
			url,
		).toEqual([]);
	}
	for (const url of ["/indicateurs/contrats-alternance", "/donnees/opco-contrats", pages[7] ?? ""]) {
		expect(text(await read(url)), url).toMatch(/La charte « Alternance » a pris fin le 31 décembre 2027/);
	}
	const card = figures.territory("zone-emploi", "2804");
	expect(text(await read(card?.path ?? ""))).toMatch(/Alternance.{0,200}a pris fin le 31 décembre 2027/);
});

async function browserOf(kind: string, role: string, perimeter = "organisation"): Promise<Browser> {
	const { access } = space;
	const { query } = access.records;
	const name = `Organisation d’essai ${kind}`;
	const [person] = await query<{ id: string }>(
		"insert into person (email, name) values ($1, 'Camille Essai') returning id",
		[
			`camille-${kind
				.normalize("NFD")
				.replaceAll(/\P{Letter}/gu, "")
				.toLowerCase()}@exemple.fr`,
		],
	);
	const [organisation] = await query<{ id: string }>(
		"insert into organisation (name, kind) values ($1, $2) returning id",
		[name, kind],
	);
	await query(
		"insert into membership (person_id, role, organisation_id, perimeter_kind, perimeter_value) values ($1, $2, $3, $4, '')",
		[person?.id, role, organisation?.id, perimeter],
	);
	const browser = new Browser(server);
	browser.cookies.set(
		"session",
		await openSession(access, query, person?.id ?? "", true, { address: "127.0.0.1", agent: "essai" }),
	);
	return browser;
}

it("a recipient of another use reads its levels, others are refused with the clause, and all is audited", async () => {
	rules = [rule(), rule({ number: 2, use: "pilotage", finest: "bassin", recipients: ["Service de l’État"] })];
	now = during;
	const recipient = await browserOf("Service de l’État", "partenaire");
	const list = await recipient.get("/espace/chiffres");
	expect(text(list.body)).toContain("clause 2");
	expect(list.body).toContain("/espace/chiffres/contrats-alternance?usage=pilotage&amp;maille=bassin");
	expect(list.body).not.toContain("maille=epci");

	const bassins = await recipient.get("/espace/chiffres/contrats-alternance?usage=pilotage&maille=bassin");
	expect(bassins.statusCode).toBe(200);
	expect(bassins.headers["cache-control"]).toBe("no-store");
	expect(text(bassins.body)).toMatch(/Caen 2025 \d{3}/);
	const finer = await recipient.get("/espace/chiffres/contrats-alternance?usage=pilotage&maille=epci");
	expect(finer.statusCode).toBe(403);
	expect(text(finer.body)).toMatch(
		/La charte ne va pas jusqu’à ce niveau : l’intercommunalité\. « .*clause 2/,
	);

	const stranger = await browserOf("OPCO", "partenaire");
	expect(text((await stranger.get("/espace/chiffres")).body)).toContain("Aucune charte en vigueur");
	const refused = await stranger.get("/espace/chiffres/contrats-alternance?usage=pilotage&maille=bassin");
	expect(refused.statusCode).toBe(403);
	expect(text(refused.body)).toMatch(/pas parmi les destinataires.*clause 2/);
	expect(text(refused.body)).not.toMatch(/Caen 2025/);

	const lines = await space.access.records.query<{ outcome: string }>(
		"select outcome from audit where object like 'chiffres sous charte : contrats-alternance%' order by seq",
	);
	expect(lines.map((line) => line.outcome)).toEqual(["fait", "refusé", "refusé"]);

	now = end;
	const late = await recipient.get("/espace/chiffres/contrats-alternance?usage=pilotage&maille=bassin");
	expect(late.statusCode).toBe(403);
	expect(text(late.body)).toContain("a pris fin");
});

/** The rules of the records, their partner taken for the one whose file the release holds. */
async function recorded(): Promise<readonly CharterRule[]> {
	const found = await rulesOf(space.access.records.query);
	return found.map((one) => ({ ...one, organisation: opco }));
}

/** A charter as the records hold it once both parties have signed. */
async function signedCharter(): Promise<void> {
	const { query } = space.access.records;
	const party = async (name: string, kind: string): Promise<string> => {
		const [row] = await query<{ id: string }>(
			"insert into organisation (name, kind) values ($1, $2) returning id",
			[name, kind],
		);
		return row?.id ?? "";
	};
	const [charter] = await query<{ id: string }>(
		"insert into charter (slug, partner_id, operator_id) values ('essai', $1, $2) returning id",
		[await party("Partenaire d’essai", "OPCO"), await party("Exploitant d’essai", "Autre")],
	);
	const { clause } = rule();
	await query(
		`insert into charter_version (charter_id, number, state, title, purpose, categories, legal_basis, security, body,
			signatory_name, signatory_email, starts_at, ends_at, clauses, manager_name, manager_email, countersigned_by, countersigned_at,
			content, signature_kind, signed_by, signed_email, signed_at, content_sha256)
		values ($1, 1, 'signee', 'Alternance', '-', '-', '-', '-', '-', 'Camille Essai', 'camille@exemple.fr', now() - interval '1 day',
			now() + interval '1 year', $2, 'Dominique Essai', 'dominique@exemple.fr', 'Dominique Essai', now() - interval '1 day',
			'-', 'code', 'Camille Essai', 'camille@exemple.fr', now() - interval '1 day', '-')`,
		[charter?.id, JSON.stringify([clause])],
	);
}

it("a charter that a person ends hides its figures at the very next request of anybody", async () => {
	await signedCharter();
	rules = await recorded();
	now = new Date();
	const page = "/indicateurs/contrats-alternance";
	expect(text(await read(page))).toMatch(/Caen 7\d\d contrats/);
	const administrator = await browserOf("Région", "administrateur", "tout");
	const ended = await administrator.submit("/espace", "/espace/chartes/essai/fin", {
		reason: "Fin du partage",
	});
	expect(ended.statusCode).toBe(303);
	now = new Date();
	const after = text(await read(page));
	expect(after).not.toMatch(/Caen 7\d\d/);
	expect(after).toContain("La charte « Alternance » a pris fin");
});
