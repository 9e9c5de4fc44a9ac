import { zipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readIntake } from "../collection/index.ts";
import { accept } from "./decision.ts";
import { deposit } from "./deposit.ts";
import { contrats, contratsFile } from "./fixture/contrats.ts";
import { type OwnDesk, ownDesk } from "./fixture/own-desk.ts";
import { checkFile } from "./lone-file.ts";
import type { DeliveryRecord } from "./model.ts";
import { seeDelivery } from "./reading.ts";
import { defectiveRows, returnWorkbook } from "./returns.ts";
import { runWorker } from "./worker.ts";

let own: OwnDesk;
let over: Promise<void>;
const stop = new AbortController();
const said: string[] = [];
beforeAll(async () => {
	own = await ownDesk();
	const build = async (): Promise<{ outcome: "fait"; said: string }> => ({ outcome: "fait", said: "" });
	over = runWorker({ ...own.desk, build, log: (line) => void said.push(line) }, stop.signal);
});
afterAll(async () => {
	stop.abort();
	await over;
	await own.close();
});

async function hand(name: string, content: string | Uint8Array, other = false): Promise<DeliveryRecord> {
	const given = {
		source: contrats.id,
		organisation: other ? own.otherOpco : own.opco,
		name,
		path: own.file("fichier", content),
		channel: "page" as const,
	};
	return await deposit(own.desk, other ? own.otherPartner : own.partner, given, own.origin);
}

it("keeps a name that can be shown and written anywhere, whatever the channel gave", async () => {
	const names = [
		"a\u0000b\r\nBcc: x@exemple.fr.csv",
		"../../\u202Evsc.exe",
		`${"é".repeat(300)}.csv`,
		"\u0007",
	];
	const kept: string[] = [];
	for (const [seed, name] of names.entries()) kept.push((await hand(name, contratsFile(200 + seed))).name);
	expect(kept).toEqual(["abBcc: x@exemple.fr.csv", "vsc.exe", `${"é".repeat(146)}.csv`, "fichier"]);
});

it("reports a NUL in a cell as any other wrong value, without a word in the log", async () => {
	const content = `${contratsFile(300, 200)}2026-03;14;Diplôme\u0000 a;b\u0000c\n`;
	const { id } = await hand("nul.csv", content);
	await expect
		.poll(async () => (await seeDelivery(own.desk, own.analyst, id)).state, { timeout: 20_000 })
		.toBe("controlee");
	expect(said).toEqual([]);
	expect((await seeDelivery(own.desk, own.analyst, id)).report).toBeDefined();
});

it("keeps nothing when the charter ends while the bytes come", async () => {
	const { query } = own.desk.access.records;
	const before = await query("select id from delivery");
	let asked = 0;
	const desk = { ...own.desk, rules: async () => (asked++ === 0 ? own.rules : []) };
	const given = {
		source: contrats.id,
		organisation: own.opco,
		name: "tard.csv",
		path: own.file("fichier", contratsFile(400)),
		channel: "page" as const,
	};
	await expect(deposit(desk, own.partner, given, own.origin)).rejects.toMatchObject({
		code: "charte-absente",
	});
	expect(await query("select id from delivery")).toEqual(before);
	expect(
		await query("select 1 from audit where outcome = 'refusé' and object like 'dépôt de%'"),
	).toHaveLength(1);
});

async function checked(id: string): Promise<DeliveryRecord> {
	const seen = (): Promise<DeliveryRecord> => seeDelivery(own.desk, own.analyst, id);
	await expect.poll(async () => (await seen()).state, { timeout: 20_000 }).toBe("controlee");
	return await seen();
}

it("tells a partner nothing of what another one shares under its own charter", async () => {
	const mine = await checked((await hand("a.csv", contratsFile(500))).id);
	await accept(own.desk, own.analyst, mine.id, {}, own.origin);
	const theirs = await checked((await hand("b.csv", contratsFile(501, 3), true)).id);
	expect(theirs.report).toBeDefined();
	expect(theirs.report?.comparison).toBeUndefined();
	const next = await checked((await hand("c.csv", contratsFile(502))).id);
	expect(next.report?.comparison).toBeDefined();
});

it("accepts one of two deliveries of a data set at the same instant after the other, and one delivery once", async () => {
	const one = await checked((await hand("d.csv", contratsFile(503))).id);
	const other = await checked((await hand("e.csv", contratsFile(504))).id);
	const tried = await Promise.allSettled(
		[one, other, one, other].map(({ id }) => accept(own.desk, own.analyst, id, {}, own.origin)),
	);
	expect(tried.map(({ status }) => status).toSorted()).toEqual([
		"fulfilled",
		"fulfilled",
		"rejected",
		"rejected",
	]);
	const held = await own.desk.access.records.query("select id from delivery where state = 'acceptee'");
	expect(held).toHaveLength(1);
	expect(readIntake(own.dataDir).deliveries.map(({ delivery }) => ({ id: delivery }))).toEqual(held);
});

it("a few bytes that stand for many never make the pages wait: refused where others are answered", async () => {
	const heavy = new Uint8Array(20 * 1024 * 1024);
	for (const [name, content] of [
		[
			"bombe.xlsx",
			zipSync({ "xl/workbook.xml": new TextEncoder().encode("<workbook/>"), "xl/a.xml": heavy }),
		],
		["bombe.zip", zipSync({ "contrats.csv": new Uint8Array(70 * 1024 * 1024).fill(97) })],
	] as const) {
		expect(content.byteLength).toBeLessThan(200_000);
		const lone = { path: own.file("fichier", content), name };
		await expect(checkFile(own.desk, lone)).rejects.toMatchObject({ code: "fichier-trop-gros" });
		const { id } = await hand(name, content);
		for (const show of [
			() => defectiveRows(own.desk, own.partner, id, { offset: 0, limit: 10 }),
			() => returnWorkbook(own.desk, own.partner, id),
		])
			await expect(show()).rejects.toMatchObject({ code: "retour-impossible" });
	}
});

it("never puts out what a partner shares under a charter in force for another partner's file", async () => {
	const ours = await checked((await hand("nous.csv", contratsFile(700))).id);
	await accept(own.desk, own.analyst, ours.id, {}, own.origin);
	const theirs = await checked((await hand("eux.csv", contratsFile(701), true)).id);
	const attempt = (): Promise<DeliveryRecord> => accept(own.desk, own.analyst, theirs.id, {}, own.origin);
	await expect(attempt()).rejects.toMatchObject({ code: "place-d-un-autre" });
	expect((await seeDelivery(own.desk, own.analyst, ours.id)).state).toBe("acceptee");
	// Once the charter of the first is over, the place is free.
	const over = own.rules.findIndex((rule) => rule.organisation.id === own.opco);
	own.rules.splice(over, 1);
	expect((await attempt()).state).toBe("acceptee");
	expect((await seeDelivery(own.desk, own.analyst, ours.id)).state).toBe("remplacee");
});
