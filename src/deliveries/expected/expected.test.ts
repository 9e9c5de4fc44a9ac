import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sources } from "../../../catalogue/sources/index.ts";
import type { Person } from "../../access/model.ts";
import { mailMigrations } from "../../platform/mail/letter.ts";
import { type OwnSpace, ownSpace } from "../../web/testing/own-space.ts";
import type { Desk } from "../desk.ts";
import { deliveriesMigrations } from "../migrations.ts";
import { expectedCalendar } from "./calendar.ts";
import {
	type DeliveryFact,
	dayOf,
	daysBetween,
	dueOf,
	type Expected,
	periodAfter,
	recurrences,
	seeExpected,
} from "./model.ts";
import { remindLate } from "./reminders.ts";
import { scorecardsOf } from "./scorecard.ts";
import { addExpected, listExpected, removeExpected, scorecards, wholeCalendar } from "./store.ts";

const organisation = { id: "o", name: "OPCO d’essai" };
const promise = (id: string, due: string, more: Partial<Expected> = {}): Expected => ({
	id,
	source: "s",
	organisation,
	contact: "camille.essai@exemple.fr",
	period: "2026",
	due,
	recurrence: "mensuelle",
	...more,
});
const came = (id: string, on: string, more: Partial<DeliveryFact> = {}): DeliveryFact => ({
	id,
	label: id,
	source: "s",
	organisation: "o",
	state: "controlee",
	receivedAt: new Date(`${on}T10:00:00Z`),
	missing: 0,
	blocking: false,
	doubtful: false,
	...more,
});
const now = new Date("2026-11-25T09:00:00Z");

it("a delivery fulfils the earliest open expectation of its source and organisation, and only one", () => {
	const seen = seeExpected(
		[promise("b", "2026-11-15"), promise("a", "2026-10-15"), promise("c", "2026-12-05")],
		[came("1", "2026-10-14"), came("2", "2026-11-20")],
		now,
	);
	expect(seen.map((e) => [e.id, e.state, e.delivery?.id, e.daysLate])).toEqual([
		["a", "recu", "1", -1],
		["b", "recu", "2", 5],
		["c", "attendu", undefined, -10],
	]);
});

it("a refused file, another source's, another organisation's or one of long before fulfils nothing", () => {
	const wrong = [
		came("1", "2026-11-10", { state: "refusee" }),
		came("2", "2026-11-10", { source: "autre" }),
		came("3", "2026-11-10", { organisation: "autre" }),
		came("4", "2026-09-01"),
	];
	expect(seeExpected([promise("a", "2026-11-15")], wrong, now)[0]).toMatchObject({
		state: "en-retard",
		daysLate: 10,
	});
});

it("no delivery is counted twice, whatever the calendar", () => {
	const date = fc.integer({ min: 0, max: 700 }).map((n) => dayOf(new Date(Date.UTC(2026, 0, 1 + n))));
	fc.assert(
		fc.property(fc.array(date, { maxLength: 12 }), fc.array(date, { maxLength: 12 }), (dues, days) => {
			const seen = seeExpected(
				dues.map((due, i) => promise(String(i), due)),
				days.map((on, i) => came(String(i), on)),
				now,
			);
			const used = seen.flatMap((e) => e.delivery?.id ?? []);
			expect(new Set(used).size).toBe(used.length);
			expect(seen.length).toBe(dues.length);
		}),
	);
});

it("a series of the last day of the month stays on the last day, and its periods follow", () => {
	expect([0, 1, 2, 3].map((n) => dueOf("2027-01-31", "mensuelle", n))).toEqual([
		"2027-01-31",
		"2027-02-28",
		"2027-03-31",
		"2027-04-30",
	]);
	expect(dueOf("2028-02-29", "annuelle", 1)).toBe("2029-02-28");
	expect(periodAfter("2026-T4", "trimestrielle")).toBe("2027-T1");
	expect(periodAfter("2026-12", "mensuelle")).toBe("2027-01");
	expect(periodAfter("2026", "annuelle")).toBe("2027");
	expect(periodAfter("campagne d’été", "annuelle")).toBe("campagne d’été");
	for (const recurrence of recurrences) expect(dueOf("2026-11-25", recurrence, 0)).toBe("2026-11-25");
});

it("nothing to rate gives no rate, never 0 of 0", () => {
	const [card] = scorecardsOf(
		seeExpected([promise("a", "2026-12-20")], [], now),
		[],
		new Map([["o", "OPCO"]]),
	);
	expect(card).toMatchObject({
		onTime: { count: 0, of: 0, percent: null },
		complete: { count: 0, of: 0, percent: null },
		coherent: { count: 0, of: 0, percent: null },
	});
});

it("on time, complete at the first try and coherent are counted on what they are about", () => {
	const deliveries = [
		came("1", "2026-10-10", { state: "refusee", blocking: true }),
		came("2", "2026-10-12", { state: "remplacee" }),
		came("3", "2026-11-18", { state: "acceptee", doubtful: true, missing: 3 }),
		came("4", "2026-11-19", { state: "annulee", blocking: true }),
	];
	const seen = seeExpected([promise("a", "2026-10-15"), promise("b", "2026-11-15")], deliveries, now);
	expect(scorecardsOf(seen, deliveries, new Map())[0]).toMatchObject({
		deliveries: 3,
		onTime: { count: 1, of: 2, percent: 50 },
		complete: { count: 1, of: 2, percent: 50 },
		coherent: { count: 2, of: 3 },
		missing: 3,
	});
});

it("the calendar file holds one whole-day event per expected delivery, under a name that stays", () => {
	const text = expectedCalendar(
		seeExpected([promise("a", "2026-12-05")], [], now),
		new Map([["s", "Contrats"]]),
		"https://observatoire.exemple.fr",
	);
	expect(text).toMatch(/UID:livraison-a@observatoire\.exemple\.fr\r\n/);
	expect(text).toContain("DTSTART;VALUE=DATE:20261205");
	expect(text).toContain("SUMMARY:Contrats\\, 2026 : OPCO d’essai");
});

let space: OwnSpace;
let desk: Desk;
let opco: string;
beforeAll(async () => {
	space = await ownSpace("http://localhost", [...deliveriesMigrations, ...mailMigrations]);
	desk = {
		access: space.access,
		sources,
		jobs: { ask: async () => undefined, cancel: async () => undefined },
		knowledge: async () => new Map(),
	};
	const [row] = await space.access.records.query<{ id: string }>(
		"insert into organisation (name, kind) values ('OPCO d’essai', 'OPCO') returning id",
	);
	opco = row?.id ?? "";
});
afterAll(() => space.close());

const person = (
	role: "administrateur" | "contributeur",
	kind: "tout" | "organisation",
	id = opco,
): Person => ({
	id: randomUUID(),
	email: "camille.essai@exemple.fr",
	name: "Camille Essai",
	suspended: false,
	hasPassword: true,
	secondFactor: false,
	memberships: [
		{
			id: "m",
			role,
			organisation: { id, name: "Organisation", kind: "OPCO" },
			perimeter: { kind, value: "" },
		},
	],
});
const origin = { address: "127.0.0.1", agent: "essai" };
const inDays = (days: number): string =>
	dayOf(new Date(space.access.now().getTime() + days * 24 * 3600 * 1000));

it("each reminder leaves once, the latest one only after a stop, and none once the file has come", async () => {
	const admin = person("administrateur", "tout");
	const [source] = sources;
	await addExpected(
		desk,
		admin,
		{
			source: source?.id ?? "",
			organisation: opco,
			contact: "Dominique.Essai@exemple.fr",
			period: "2026-11",
			due: inDays(10),
			recurrence: "aucune",
		},
		origin,
	);
	const sent: number[] = [];
	for (let i = 0; i < 40; i++) {
		const [one] = await Promise.all([remindLate(desk), remindLate(desk)]).then((n) => [n[0] + n[1]]);
		sent.push(one ?? 0);
		space.later(24 * 3600 * 1000);
	}
	expect(sent.flatMap((n, i) => (n > 0 ? [[i - 10, n]] : []))).toEqual([
		[-7, 1],
		[1, 1],
		[7, 1],
		[15, 1],
	]);
	const letters = await space.access.records.query<{ recipient: string; subject: string }>(
		"select recipient, subject from letter order by queued_at",
	);
	expect(letters.map((l) => l.recipient)).toEqual(
		Array.from({ length: 4 }, () => "dominique.essai@exemple.fr"),
	);
	expect(letters[0]?.subject).toMatch(/^Livraison attendue le /);
	expect(letters[3]?.subject).toMatch(/^Livraison en retard : .*novembre\s2026$/);
});

it("only somebody in charge of collection changes the calendar; a partner reads their own lines", async () => {
	const partner = person("contributeur", "organisation");
	const other = person("contributeur", "organisation", randomUUID());
	const [line] = await listExpected(desk, partner);
	expect(line?.organisation.id).toBe(opco);
	expect(await listExpected(desk, other)).toEqual([]);
	expect(await scorecards(desk, other)).toEqual([]);
	expect((await scorecards(desk, partner))[0]?.onTime).toMatchObject({ count: 0, of: 1, percent: 0 });
	await expect(removeExpected(desk, partner, line?.id ?? "", origin)).rejects.toMatchObject({
		code: "acces-refuse",
	});
	const admin = person("administrateur", "tout");
	await removeExpected(desk, admin, line?.id ?? "", origin);
	await expect(removeExpected(desk, admin, line?.id ?? "", origin)).rejects.toMatchObject({
		code: "attente-inconnue",
	});
});

it("a series always has a date to come, and removing one ends it", async () => {
	const admin = person("administrateur", "tout");
	const given = {
		source: sources[1]?.id ?? "",
		organisation: opco,
		contact: "camille.essai@exemple.fr",
		period: dayOf(space.access.now()).slice(0, 7),
		due: inDays(-65),
		recurrence: "mensuelle",
	};
	await addExpected(desk, admin, given, origin);
	await expect(addExpected(desk, admin, given, origin)).rejects.toMatchObject({ code: "saisie-incorrecte" });
	await remindLate(desk);
	await remindLate(desk);
	const dues = (await listExpected(desk, admin)).map((e) => e.due);
	expect(dues.length).toBe(4);
	expect(daysBetween(dayOf(space.access.now()), dues.at(-1) ?? "")).toBeGreaterThanOrEqual(0);
	const last = (await listExpected(desk, admin)).at(-1);
	await removeExpected(desk, admin, last?.id ?? "", origin);
	space.later(90 * 24 * 3600 * 1000);
	await remindLate(desk);
	expect((await wholeCalendar(space.access.records.query, space.access.now())).length).toBe(3);
});

it("a file that came is found by the calendar through the record of deliveries", async () => {
	const admin = person("administrateur", "tout");
	const source = sources[2]?.id ?? "";
	await addExpected(
		desk,
		admin,
		{
			source,
			organisation: opco,
			contact: "camille.essai@exemple.fr",
			period: "2026",
			due: inDays(3),
			recurrence: "annuelle",
		},
		origin,
	);
	await space.access.records.query(
		`insert into delivery (month, source, rank, organisation_id, basis_kind, basis_text, name, sha256, bytes, channel,
			received_at, receiver_id, received_by, receiver_email, state, report, report_key)
		values ('2026-11', $1, 1, $2, 'licence', 'Licence', 'f.csv', $3, 1, 'page', $4, 'x', 'Camille Essai', '', 'controlee', $5, 'k')`,
		[
			source,
			opco,
			"0".repeat(64),
			space.access.now(),
			JSON.stringify({
				blocking: false,
				findings: [
					{ rule: "C-16", severity: "to-confirm", count: 2 },
					{ rule: "C-20", severity: "to-confirm", count: 1 },
				],
			}),
		],
	);
	const line = (await listExpected(desk, admin)).find((e) => e.source === source);
	expect(line).toMatchObject({ state: "recu", delivery: { blocking: false, missing: 2, doubtful: true } });
});
