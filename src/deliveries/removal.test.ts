import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readIntake } from "../collection/index.ts";
import { contrats, contratsFile } from "./fixture/contrats.ts";
import { type OwnDesk, ownDesk, ruleOf } from "./fixture/own-desk.ts";
import {
	accept,
	type DeliveryRecord,
	deliveriesUnder,
	deposit,
	originalFile,
	removeDelivery,
	seeDelivery,
} from "./index.ts";

let own: OwnDesk;
beforeAll(async () => {
	own = await ownDesk();
});
afterAll(async () => {
	await own.close();
});

async function held(seed: number, by = own.partner, organisation = own.opco): Promise<DeliveryRecord> {
	const path = own.file("c.csv", contratsFile(seed));
	const given = { source: contrats.id, organisation, name: "c.csv", path, channel: "page" as const };
	const made = await deposit(own.desk, by, given, own.origin);
	const report = {
		findings: [],
		columns: [],
		secrecy: [],
		rows: 20,
		held: 0,
		headerLine: 1,
		blocking: false,
	};
	await own.desk.access.records.query(
		"update delivery set state = 'controlee', report = $2, report_key = id::text where id = $1",
		[made.id, JSON.stringify(report)],
	);
	return made;
}

/** A batch as a build leaves it. */
function batch(id: string, of: DeliveryRecord, origin: "deposit" | "mirror" = "deposit"): string[] {
	const dir = join(own.dataDir, "batches");
	mkdirSync(dir, { recursive: true });
	const manifest = { id, source: of.source, delivery: { sha256: of.sha256, origin } };
	writeFileSync(join(dir, `${id}.json`), JSON.stringify(manifest));
	writeFileSync(join(dir, `${id}.parquet`), "PAR1");
	return [join(dir, `${id}.json`), join(dir, `${id}.parquet`)];
}

const bytes = (of: DeliveryRecord): string => join(own.dataDir, "deliveries", of.sha256);

describe("removal", () => {
	it("deletes bytes, batches and quotations, keeps the record, and is no error twice", async () => {
		const given = await held(1);
		await accept(own.desk, own.analyst, given.id, {}, own.origin);
		const files = batch("lot-1", given);
		const rule = ruleOf(own.opco, "OPCO d’essai", new Date());
		expect((await deliveriesUnder(own.desk, rule)).map((d) => d.id)).toEqual([given.id]);
		expect(await removeDelivery(own.desk, given.id)).toHaveLength(3);
		expect([bytes(given), ...files].some((path) => existsSync(path))).toBe(false);
		expect(readIntake(own.dataDir).deliveries).toEqual([]);
		const seen = await seeDelivery(own.desk, own.analyst, given.id);
		expect(seen).toMatchObject({ state: "acceptee", removedAt: expect.any(Date) });
		expect(seen.report).toBeUndefined();
		await expect(originalFile(own.desk, own.analyst, given.id)).rejects.toMatchObject({
			code: "livraison-etat",
		});
		expect(await removeDelivery(own.desk, given.id)).toEqual([]);
		expect(await deliveriesUnder(own.desk, rule)).toEqual([]);
	});

	it("leaves bytes that another partner's delivery or the operator's own files share", async () => {
		const first = await held(2);
		const second = await held(2, own.otherPartner, own.otherOpco);
		expect(second.sha256).toBe(first.sha256);
		await removeDelivery(own.desk, first.id);
		expect(existsSync(bytes(first))).toBe(true);
		await removeDelivery(own.desk, second.id);
		expect(existsSync(bytes(first))).toBe(false);
		const third = await held(3);
		const files = batch("lot-miroir", third, "mirror");
		await removeDelivery(own.desk, third.id);
		expect([bytes(third), ...files].every((path) => existsSync(path))).toBe(true);
	});

	it("takes the same file in again once it was removed", async () => {
		const again = await held(1);
		expect(again.again).toBeUndefined();
		expect(existsSync(bytes(again))).toBe(true);
	});
});
