import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readIntake } from "../collection/index.ts";
import { sha256 } from "../platform/index.ts";
import { cancelCheck } from "./checking.ts";
import { accept, refuse } from "./decision.ts";
import { deposit } from "./deposit.ts";
import { contrats, contratsFile } from "./fixture/contrats.ts";
import { type OwnDesk, ownDesk } from "./fixture/own-desk.ts";
import { governIntake } from "./intake.ts";
import type { DeliveryRecord } from "./model.ts";
import { listDeliveries, seeDelivery } from "./reading.ts";

let own: OwnDesk;
beforeAll(async () => {
	own = await ownDesk();
});
afterAll(async () => {
	await own.close();
});

async function hand(
	seed: number,
	change: Partial<Parameters<typeof deposit>[2]> = {},
): Promise<DeliveryRecord> {
	const path = own.file(`contrats-${seed}.csv`, contratsFile(seed));
	const given = {
		source: contrats.id,
		organisation: own.opco,
		name: `contrats-${seed}.csv`,
		path,
		channel: "page" as const,
	};
	return await deposit(own.desk, own.partner, { ...given, ...change }, own.origin);
}

const code = async (work: Promise<unknown>): Promise<unknown> =>
	await work.then(
		() => "done",
		(error: { code?: unknown }) => error.code ?? error,
	);

describe("deposit", () => {
	it("keeps the bytes, names the delivery and asks for its check", async () => {
		const given = await hand(1);
		const month = own.desk.access.now().toISOString().slice(0, 7);
		expect(given).toMatchObject({
			label: `${month}-essai-contrats-1`,
			state: "recue",
			basis: { kind: "charte" },
		});
		expect(sha256(readFileSync(join(own.dataDir, "deliveries", given.sha256)))).toBe(given.sha256);
		expect(await own.desk.jobs.isAsked(own.desk.access.records.query, "controle", given.id)).toBe(true);
		expect(await own.desk.access.records.query("select 1 from delivery_arrival")).toEqual([]);
	});

	it("says that the same bytes were already received, and adds nothing", async () => {
		const first = await hand(2);
		const again = await hand(2);
		expect(again).toMatchObject({ id: first.id, again: true });
		const other = await deposit(
			own.desk,
			own.otherPartner,
			{
				source: contrats.id,
				organisation: own.otherOpco,
				name: "c.csv",
				path: own.file("c.csv", contratsFile(2)),
				channel: "page",
			},
			own.origin,
		);
		expect(other.id).not.toBe(first.id);
		await cancelCheck(own.desk, own.partner, first.id, own.origin);
		expect((await hand(2)).id).not.toBe(first.id);
	});

	it("refuses without a charter in force: the reason is quoted and written, no byte is kept", async () => {
		const { until } = own.rules[0] ?? { until: "" };
		const past = new Date(Date.now() - 1000).toISOString();
		own.rules[0] = { ...(own.rules[0] as (typeof own.rules)[number]), until: past };
		const before = readdirSync(join(own.dataDir, "deliveries")).length;
		expect(await code(hand(3))).toBe("charte-absente");
		own.rules[0] = { ...own.rules[0], until };
		expect(readdirSync(join(own.dataDir, "deliveries"))).toHaveLength(before);
		expect(existsSync(join(own.dataDir, "deliveries", sha256(contratsFile(3))))).toBe(false);
		const lines = await own.desk.access.records.query<{ object: string }>(
			"select object from audit where outcome = 'refusé'",
		);
		expect(lines.at(-1)?.object).toMatch(/a pris fin/);
	});

	it("refuses what another organisation would send, an unknown source, an empty file", async () => {
		expect(await code(hand(4, { organisation: own.otherOpco }))).toBe("acces-refuse");
		expect(await code(hand(4, { source: "rien" }))).toBe("source-inconnue");
		expect(await code(hand(4, { path: own.file("vide.csv", "") }))).toBe("fichier-vide");
	});

	it("shows a partner their own deliveries alone", async () => {
		const mine = await listDeliveries(own.desk, own.otherPartner);
		expect(mine.map((d) => d.organisation.id)).toEqual([own.otherOpco]);
		const all = await listDeliveries(own.desk, own.analyst);
		expect(all.length).toBeGreaterThan(mine.length);
		const foreign = all.find((d) => d.organisation.id === own.opco);
		expect(await code(seeDelivery(own.desk, own.otherPartner, foreign?.id ?? ""))).toBe("livraison-inconnue");
	});
});

describe("decision", () => {
	const checked = async (seed: number, findings: readonly object[] = []): Promise<DeliveryRecord> => {
		const given = await hand(seed);
		const report = {
			source: contrats.id,
			headerLine: 1,
			rows: 20,
			held: 0,
			blocking: findings.length > 0,
			findings,
			columns: [],
			secrecy: [],
		};
		await own.desk.access.records.query(
			"update delivery set state = 'controlee', report = $2, report_key = 'k' where id = $1",
			[given.id, JSON.stringify(report)],
		);
		return given;
	};

	it("accepts one delivery of a data set at a time, and hands it to the build", async () => {
		const first = await checked(10);
		const second = await checked(11);
		await accept(own.desk, own.analyst, first.id, {}, own.origin);
		expect(readIntake(own.dataDir).deliveries.map((d) => d.sha256)).toEqual([first.sha256]);
		expect(await accept(own.desk, own.analyst, second.id, {}, own.origin)).toMatchObject({
			state: "acceptee",
		});
		expect((await seeDelivery(own.desk, own.analyst, first.id)).state).toBe("remplacee");
		expect(readIntake(own.dataDir).deliveries.map((d) => d.sha256)).toEqual([second.sha256]);
		expect(await own.desk.jobs.isAsked(own.desk.access.records.query, "construction", "tout")).toBe(true);
		expect(await code(accept(own.desk, own.analyst, second.id, {}, own.origin))).toBe("livraison-etat");
	});

	it("sets blocking rows aside in writing, never a defect of the whole file", async () => {
		const rows = await checked(12, [
			{ rule: "C-15", severity: "blocking", scope: "rows", message: "m", count: 3, examples: [] },
		]);
		expect(
			await code(accept(own.desk, own.analyst, rows.id, { justification: "trop court" }, own.origin)),
		).toBe("saisie-incorrecte");
		const justification = "Trois lignes d’un département voisin, sans effet ici.";
		expect(await accept(own.desk, own.analyst, rows.id, { justification }, own.origin)).toMatchObject({
			partial: true,
			decision: justification,
		});
		expect(readIntake(own.dataDir).deliveries[0]).toMatchObject({ justification });
		const whole = await checked(13, [
			{ rule: "C-01", severity: "blocking", message: "m", count: 1, examples: [] },
		]);
		expect(await code(accept(own.desk, own.analyst, whole.id, { justification }, own.origin))).toBe(
			"livraison-bloquee",
		);
	});

	it("leaves out of the next build what no charter covers any more, and builds it again once one does", async () => {
		const { jobs, access } = own.desk;
		const given = await checked(15);
		await accept(own.desk, own.analyst, given.id, {}, own.origin);
		const handed = (): readonly string[] => readIntake(own.dataDir).deliveries.map((d) => d.delivery);
		expect(handed()).toEqual([given.id]);
		expect(readIntake(own.dataDir).deliveries[0]).toMatchObject({ until: own.rules[0]?.until });
		await jobs.cancel(access.records.query, "construction", "tout");
		const [rule] = own.rules.splice(0, 1);
		await governIntake(own.desk);
		expect(handed()).toEqual([]);
		expect(await jobs.isAsked(access.records.query, "construction", "tout")).toBe(false);
		if (rule) own.rules.unshift(rule);
		await governIntake(own.desk);
		expect(handed()).toEqual([given.id]);
		expect(await jobs.isAsked(access.records.query, "construction", "tout")).toBe(true);
	});

	it("hands over the terms of the clauses in force, and asks for another build when they change", async () => {
		const { jobs, access } = own.desk;
		const given = await checked(16);
		await accept(own.desk, own.analyst, given.id, {}, own.origin);
		const termsNow = () => readIntake(own.dataDir).deliveries[0]?.terms ?? [];
		const [rule] = own.rules;
		if (!rule) throw new Error("no rule");
		const { minUnits, maxShare, use, finest } = rule.clause;
		expect(termsNow()).toMatchObject([
			{ minUnits, maxShare, use, finest, text: rule.text, until: rule.until },
		]);
		expect(termsNow()[0]?.levels).toContain(finest);
		await jobs.cancel(access.records.query, "construction", "tout");
		await governIntake(own.desk);
		expect(await jobs.isAsked(access.records.query, "construction", "tout")).toBe(false);
		own.rules[0] = { ...rule, clause: { ...rule.clause, minUnits: minUnits + 5 } };
		await governIntake(own.desk);
		expect(termsNow()).toMatchObject([{ minUnits: minUnits + 5 }]);
		expect(await jobs.isAsked(access.records.query, "construction", "tout")).toBe(true);
		own.rules[0] = rule;
	});

	it("refuses an acceptance once the charter has ended, and one by a partner", async () => {
		const given = await checked(14);
		expect(await code(accept(own.desk, own.partner, given.id, {}, own.origin))).toBe("acces-refuse");
		own.later(366 * 86_400_000);
		expect(await code(accept(own.desk, own.analyst, given.id, {}, own.origin))).toBe("charte-absente");
		own.later(-366 * 86_400_000);
		expect(await refuse(own.desk, own.analyst, given.id, "Fichier d’essai.", own.origin)).toMatchObject({
			state: "refusee",
		});
	});
});
