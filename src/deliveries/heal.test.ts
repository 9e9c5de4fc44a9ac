import { existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readIntake, writeIntake } from "../collection/index.ts";
import { sha256 } from "../platform/index.ts";
import { runCheck } from "./check-job.ts";
import { contrats, contratsFile } from "./fixture/contrats.ts";
import { type OwnDesk, ownDesk } from "./fixture/own-desk.ts";
import { heal } from "./heal.ts";
import { type DeliveryRecord, deposit, seeDelivery } from "./index.ts";

let own: OwnDesk;
beforeAll(async () => {
	own = await ownDesk();
});
afterAll(async () => {
	await own.close();
});

async function hand(seed: number): Promise<DeliveryRecord> {
	const path = own.file("c.csv", contratsFile(seed));
	const given = {
		source: contrats.id,
		organisation: own.opco,
		name: "c.csv",
		path,
		channel: "page" as const,
	};
	return await deposit(own.desk, own.partner, given, own.origin);
}

const sql = (text: string, params: readonly unknown[] = []): Promise<readonly object[]> =>
	own.desk.access.records.query(text, params);

describe("heal", () => {
	it("removes the bytes of a deposit that was killed before its record, an hour later, unless they were deposited since", async () => {
		const at = new Date(Date.now() - 2 * 3_600_000);
		const stored = async (content: string): Promise<string> => {
			const path = join(own.dataDir, "deliveries", sha256(content));
			mkdirSync(join(own.dataDir, "deliveries"), { recursive: true });
			writeFileSync(path, content);
			await sql("insert into delivery_arrival (id, sha256, at) values (gen_random_uuid(), $1, $2)", [
				sha256(content),
				at,
			]);
			return path;
		};
		const lost = await stored("octets sans livraison");
		const deposited = await stored(contratsFile(1));
		await hand(1);
		const draft = join(own.dataDir, "arrivals", "x.999999999.part");
		writeFileSync(draft, "à moitié");
		// A worker that starts again must not touch what the server is receiving, but clears what nobody came back for.
		const [arriving, forgotten] = ["arrive", "oublie"].map((name) => join(own.dataDir, "arrivals", name));
		for (const path of [arriving, forgotten]) writeFileSync(path ?? "", "à moitié");
		utimesSync(forgotten ?? "", at, new Date(at.getTime() - 86_400_000));
		await heal(own.desk);
		expect([lost, draft, deposited].map((path) => existsSync(path))).toEqual([false, false, true]);
		expect([arriving, forgotten].map((path) => existsSync(path ?? ""))).toEqual([true, false]);
		expect(await sql("select 1 from delivery_arrival")).toEqual([]);
	});

	it("asks again for the check of a delivery that waits for nothing, and gives the build the records' own picture", async () => {
		const given = await hand(2);
		await sql("delete from travaux.job where singleton_key = $1", [given.id]);
		const wrong = { delivery: given.id, label: "", source: "s", name: "", sha256: "", bytes: 0, basis: "" };
		writeIntake(own.dataDir, { deliveries: [wrong] });
		await heal(own.desk);
		expect(await own.desk.jobs.isAsked(own.desk.access.records.query, "controle", given.id)).toBe(true);
		expect(readIntake(own.dataDir)).toEqual({ deliveries: [] });
	});

	it("gives up a file that killed its worker again and again, and says so", async () => {
		await sql("delete from travaux.job where name = 'controle'");
		const given = await hand(3);
		for (let death = 0; death < 8; death++) {
			expect(await own.desk.jobs.take("controle")).toMatchObject({ subject: given.id, attempt: death + 1 });
			await sql("update delivery set attempts = attempts + 1 where id = $1", [given.id]);
			await heal(own.desk);
			await sql("delete from travaux.job where name = 'controle' and singleton_key <> $1", [given.id]);
		}
		const job = await own.desk.jobs.take("controle");
		if (job) await runCheck(own.desk, job, new AbortController().signal);
		const seen = await seeDelivery(own.desk, own.analyst, given.id);
		expect(seen).toMatchObject({ state: "controlee", failure: expect.stringContaining("8 fois") });
	});
});
