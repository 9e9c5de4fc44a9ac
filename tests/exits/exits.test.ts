import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { forms } from "../../src/exports/index.ts";
import { readCard } from "../../src/frozen/index.ts";
import { literal, openDatabase } from "../../src/platform/index.ts";
import { openRelease } from "../../src/release/index.ts";
import { type OwnSpace, ownSpace } from "../../src/web/testing/own-space.ts";
import { questions, visitOf } from "./addresses.ts";
import { attack, type Left, nameOf, retold, type Truth, truthOf } from "./attacker.ts";
import { apiCells, cellsIn, type Read } from "./cells.ts";
import {
	type Demonstration,
	demonstrate,
	organisation,
	otherTrainees,
	source,
	traineesOf,
} from "./demonstration.ts";
import { kitTexts } from "./kits.ts";
import { chartered } from "./pages.ts";
import { numbersIn, textOf } from "./reading.ts";
import { openSite, type Site } from "./site.ts";

let space: OwnSpace;
const demonstrations: Demonstration[] = [];
const sites: Site[] = [];
const readings: ReadonlyMap<string, Read>[] = [];
let truth: Truth;
let left: readonly Left[];

beforeAll(async () => {
	space = await ownSpace();
	for (const trainees of [traineesOf(), otherTrainees()]) {
		const made = await demonstrate(trainees, demonstrations[0]);
		demonstrations.push(made);
		const site = await openSite(made, space);
		sites.push(site);
		readings.push(await readAll(site, made));
	}
	truth = truthOf(traineesOf());
	left = await cellsIn(readings[0] ?? new Map(), demonstrations[0]);
}, 600_000);
afterAll(async () => {
	for (const site of sites) await site.close();
	await space?.close();
	for (const { remove } of demonstrations) remove();
});

/** Every exit of this site, read by anybody and by a partner that a clause lets read finer. */
async function readAll(site: Site, made: Demonstration): Promise<ReadonlyMap<string, Read>> {
	const found = new Map<string, Read>();
	const { places, permalinks } = await addressesIn(site);
	const neutral = neutralOf(made);
	const keep = async (
		name: string,
		answer: Awaited<ReturnType<Site["anybody"]["get"]>>,
		after: (text: string) => string = (text) => text,
	): Promise<void> => {
		const text = await textOf(String(answer.headers["content-type"]), answer.rawPayload);
		found.set(name, {
			status: answer.statusCode,
			text: after(neutral(text)),
			length: String(answer.headers["x-total-count"] ?? ""),
		});
	};
	for (const route of site.routes) {
		const visit = visitOf(route, places, permalinks);
		for (const url of visit && "urls" in visit ? visit.urls : [])
			await keep(url, await (url.startsWith("/espace") ? site.partner : site.anybody).get(url));
	}
	const images = offeredBy(found, "image\\.svg");
	expect(images.length).toBeGreaterThan(10);
	for (const url of images) await keep(url, await site.anybody.get(url));
	for (const url of images.slice(0, 2).map((one) => one.replace(".svg", ".png")))
		await keep(url, await site.anybody.get(url));
	const extracts = offeredBy(found, "extrait\\.(?:xlsx|csv)");
	expect(extracts.length).toBeGreaterThan(10);
	for (const url of extracts) await keep(url, await site.anybody.get(url));
	// Slides are the cells of the same blocks: those of the pages of a partner's indicators.
	const slides = offeredBy(found, "extrait\\.pptx").filter((url) =>
		chartered.some(({ id }) => url.includes(encodeURIComponent(`/indicateurs/${id}`))),
	);
	expect(slides.length).toBeGreaterThan(2);
	for (const url of slides.slice(0, 6)) await keep(url, await site.anybody.get(url));
	for (const [i, question] of questions.entries())
		await keep(
			`POST ${i}`,
			await site.anybody.send(
				"POST",
				"/api/v1/query",
				{ "content-type": "application/json" },
				JSON.stringify({ ...question, pageSize: 10_000 }),
			),
		);
	for (const [name, text] of await kitTexts(site.shelf.current()))
		found.set(name, { status: 200, text: neutral(text), length: "" });
	for (const [name, given] of quotableIn(found, permalinks)) {
		const quoted = await site.anybody.post("/c", given);
		const address = String(quoted.headers.location);
		expect(address, `${name} ${quoted.statusCode}`).toMatch(/^\/c\/\w+$/);
		for (const extension of ["", ".csv", ".json"])
			await keep(`citation ${name}${extension}`, await site.anybody.get(`${address}${extension}`), (text) =>
				// The name of the link and the hashes of its files come from the name of the release, and their bytes are compared here.
				text.replaceAll(address.slice(3), "CODE").replaceAll(/\b[0-9a-f]{64}\b/g, "HASH"),
			);
		expect(readCard(made.dataDir, address.slice(3))?.charters, name).toEqual([
			{ source, organisation: organisation.id },
		]);
	}
	return found;
}

/** The image or the file of every figure that a page which was read offers. */
function offeredBy(reading: ReadonlyMap<string, Read>, file: string): readonly string[] {
	const offers = [...reading.values()].flatMap(({ text }) => [
		...text.matchAll(new RegExp(`href="(/${file}\\?[^"]*)"`, "g")),
	]);
	return [...new Set(offers.map(([, address = ""]) => address.replaceAll("&amp;", "&")))];
}

/** Blocks of the pages of the indicators, and some figures alone. */
function quotableIn(
	reading: ReadonlyMap<string, Read>,
	permalinks: readonly string[],
): ReadonlyMap<string, Readonly<Record<string, string>>> {
	const found = new Map<string, Readonly<Record<string, string>>>();
	for (const { id } of chartered) {
		const page = `/indicateurs/${id}`;
		const { sections } = JSON.parse(reading.get(`${page}.json`)?.text ?? "{}") as {
			readonly sections: readonly { readonly id: string; readonly tables: readonly object[] }[];
		};
		for (const { id: bloc, tables } of sections)
			if (tables.length > 0) found.set(`${page}#${bloc}`, { page, bloc });
	}
	for (const page of permalinks.slice(0, 40)) found.set(page, { page });
	return found;
}

/** Pages of the places of the demonstration, and the address of each of its figures, hidden ones included. */
async function addressesIn({ shelf }: Site) {
	const figures = shelf.current();
	const places = (
		[
			["region", "28"],
			["departement", "14"],
			["departement", "27"],
			["departement", "50"],
			["zone-emploi", "2804"],
		] as const
	).flatMap(([type, code]) => figures.territory(type, code)?.path ?? []);
	const permalinks: string[] = [];
	for (const { id } of chartered)
		for (const type of ["region", "departement", "zone-emploi"] as const) {
			const { cells } = await figures.query({ indicator: id, territories: { type, region: "28" } });
			permalinks.push(
				...cells.map(({ permalink }) => permalink).filter((url) => url.startsWith("/chiffres")),
			);
		}
	return { places, permalinks };
}

/** Names of a release are those of what it is made of, bytes included: they say that something changed, and no more. */
function neutralOf({ dataDir }: Demonstration): (text: string) => string {
	const { manifest } = openRelease(dataDir);
	const keys = manifest.cubes.map(({ key }) => key);
	return (text) => {
		let plain = text
			.replaceAll(manifest.id, "RELEASE")
			// The instant at which an agenda was asked for.
			.replaceAll(/DTSTAMP:\w+/g, "DTSTAMP")
			// The token of the session, in the forms of a page.
			.replaceAll(/name="csrf" value="[\w-]+"/g, "CSRF");
		for (const key of keys) plain = plain.replaceAll(key, "KEY");
		return plain;
	};
}

/** Figures that no reader saw, and the numbers that they are. */
function hiddenCells(): readonly { readonly name: string; readonly value: number }[] {
	const seen = new Set(
		left.flatMap((one) => (one.value === null ? [] : [nameOf(one.measure, one.of, one.funder)])),
	);
	const blank = left
		.filter(({ value }) => value === null)
		.map((one) => nameOf(one.measure, one.of, one.funder));
	return [...new Set(blank)]
		.filter((name) => !seen.has(name))
		.map((name) => ({ name, value: truth.values.get(name) ?? Number.NaN }));
}

it("every route, form and command is tried or says why it shows no figure", () => {
	const [site] = sites;
	const unknown = (site?.routes ?? []).filter((route) => visitOf(route, [], []) === undefined);
	expect(unknown).toEqual([]);
	const tried = [...(readings[0]?.keys() ?? [])];
	for (const { id } of forms)
		expect(
			tried.filter((url) => url.includes(`format=${id}`)),
			id,
		).not.toEqual([]);
	// Of the command line: `explain` and `kit` read no charter and hide all, `proof` is of who holds the data folder; the others print no figure of a release.
	expect(Object.keys(commands).toSorted()).toEqual([
		"backup",
		"bench",
		"build",
		"check",
		"connect",
		"essai",
		"explain",
		"kit",
		"monograph",
		"proof",
		"replay",
		"restore",
		"serve",
		"sources",
		"work",
	]);
	expect(site?.incidents).toEqual([]);
});

it("each exit that is tried answers, and the demonstration has something to hide in it", () => {
	const failed = [...(readings[0] ?? [])]
		.filter(([, { status }]) => status >= 400)
		.map(([url, { status }]) => `${status} ${url}`);
	expect(failed).toEqual([
		"404 /diffusions/1.0.0/valeurs.csv",
		// Levels at which the cube holds no table.
		...chartered.flatMap(({ id }) =>
			["epci", "commune"].map((level) => `403 /espace/chiffres/${id}?usage=pilotage&maille=${level}`),
		),
	]);
	expect(hiddenCells().length).toBeGreaterThanOrEqual(4);
	expect(left.filter(({ value }) => value !== null).length).toBeGreaterThan(20);
	for (const { measure, of, funder, value } of left)
		if (value !== null)
			expect(value, nameOf(measure, of, funder)).toBe(truth.values.get(nameOf(measure, of, funder)));
});

it("no exit writes what a hidden cell counts", () => {
	const told: string[] = [];
	// A count of one or two digits is written everywhere: the metamorphic test below answers for those.
	const secrets = hiddenCells().filter(({ value }) => value > 99);
	expect(secrets.length).toBeGreaterThan(1);
	for (const [url, { text }] of readings[0] ?? []) {
		const numbers = numbersIn(text);
		// What the reader asked is written back.
		for (const { name, value } of secrets)
			if (numbers.has(String(value)) && !url.includes(String(value)) && !url.startsWith("POST"))
				told.push(`${url} : ${name} = ${value}`);
	}
	expect(told).toEqual([]);
});

it("a cell hidden by itself and one hidden for it look the same", () => {
	const cells = apiCells(readings[0] ?? new Map()).filter(
		({ indicator, status }) => indicator === "stagiaires-par-financeur" && status === "s",
	);
	const looks = new Set(
		cells.map(({ territory: _where, categories: _which, ...cell }) =>
			JSON.stringify({ ...cell, permalink: "", label: "" }),
		),
	);
	expect(cells.length).toBeGreaterThan(3);
	expect([...looks]).toHaveLength(1);
});

it("an attacker who has read every exit finds no protected quantity, by programmes or by sums and differences", async () => {
	expect(await attack(truth, left)).toEqual({ passes: true, open: [] });
	expect(retold(truth, left)).toEqual([]);
});

it("the attacker is a good one: two hidden cells told, and a third falls", async () => {
	const names = ["14", "27"].map((of) => nameOf("stagiaires", of, "Région"));
	const told = left.map((one) => {
		const name = nameOf(one.measure, one.of, one.funder);
		return names.includes(name) ? { ...one, value: truth.values.get(name) ?? null } : one;
	});
	expect((await attack(truth, told)).open.length).toBeGreaterThan(0);
	expect(retold(truth, told)).not.toEqual([]);
});

it("what is hidden may change: as long as the mask is the same, every exit is the same to the byte", () => {
	const [one, other] = readings;
	expect([...(other?.keys() ?? [])]).toEqual([...(one?.keys() ?? [])]);
	const before = truthOf(traineesOf()).values;
	const moved = [...truthOf(otherTrainees()).values].filter(([name, value]) => before.get(name) !== value);
	expect(moved.length).toBeGreaterThan(3);
	const different = [...(one ?? [])].flatMap(([url, read]) => {
		const same = other?.get(url);
		if (same?.text === read.text && same.status === read.status && same.length === read.length) return [];
		const at = [...read.text].findIndex((letter, i) => letter !== same?.text[i]);
		return [
			`${url} : ${read.text.slice(Math.max(0, at - 60), at + 40)} ≠ ${same?.text.slice(Math.max(0, at - 60), at + 40)}`,
		];
	});
	expect(different.slice(0, 5)).toEqual([]);
});

it("what is added up with a hidden figure is hidden, and so is whatever is worked out of it", async () => {
	const figures = sites[0]?.shelf.current();
	const indicator = "stagiaires-par-financeur";
	const place = (code: string) => ({ type: "departement", code }) as const;
	const hidden = ["Région", "Transitions Pro"];
	const asked = [
		...hidden.map((financeur) => ({
			territories: { perimeter: { members: [place("14"), place("50")] } },
			categories: { financeur },
		})),
		...["OPCO", ...hidden].map((other) => ({
			territories: [place("14")],
			categories: { financeur: [...new Set(["Région", other])] },
			together: ["financeur"],
		})),
		{ territories: [place("50")], categories: { financeur: "Région" }, periods: "all", together: ["period"] },
	] as const;
	for (const request of asked) {
		const answer = await figures?.query({ indicator, ...request });
		expect(answer?.cells.length, JSON.stringify(request)).toBe(1);
		expect(answer?.cells[0], JSON.stringify(request)).toMatchObject({ value: null, status: "s" });
		expect(answer?.cells[0]?.low ?? answer?.cells[0]?.high ?? answer?.cells[0]?.coverage).toBeUndefined();
	}
});

it("the preview is made of the public pages, and nothing else is opened by it", () => {
	const previewed = (sites[0]?.routes ?? []).filter((route) =>
		route.startsWith("GET /espace/apercu/:draft/"),
	);
	for (const route of previewed)
		expect(sites[0]?.routes).toContain(route.replace("/espace/apercu/:draft", ""));
});

it("the served folder holds of a protected cube neither facts nor what is hidden", async () => {
	const { dir, manifest } = openRelease(demonstrations[0]?.dataDir ?? "");
	const cube = manifest.cubes.find((one) => one.cube === source);
	expect(cube?.facts).toBeUndefined();
	expect(manifest.files.some(({ path }) => path.includes("confidential"))).toBe(false);
	const db = await openDatabase();
	try {
		for (const { file, measures } of cube?.tables ?? [])
			for (const measure of measures) {
				const rows = await db.rows(
					`SELECT * FROM read_parquet(${literal(join(dir, file))}) WHERE "${measure}__status" = 'SP'`,
				);
				for (const row of rows)
					expect([
						row[measure],
						row[`${measure}__low`],
						row[`${measure}__high`],
						row[`${measure}__known`],
					]).toEqual([null, null, null, 0]);
			}
	} finally {
		db.close();
	}
});
