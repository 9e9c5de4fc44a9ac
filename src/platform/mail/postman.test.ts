import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type OwnSpace, ownSpace } from "../../web/testing/own-space.ts";
import { runningUrl } from "../records/cluster.ts";
import { mailMigrations, queueLetter } from "./letter.ts";
import { openPostman, type Postman } from "./postman.ts";

/** A real SMTP conversation on this machine, that can be told to refuse. */
interface Received {
	readonly to: readonly string[];
	readonly text: string;
}
const received: Received[] = [];
let refuse: "nothing" | "for now" | "recipient" = "nothing";
let slow = 0;
let arrived: () => void = () => undefined;
const receiver = new SMTPServer({
	authOptional: true,
	disableReverseLookup: true,
	disabledCommands: ["STARTTLS", "AUTH"],
	onRcptTo(_address, _session, done) {
		if (refuse === "recipient") return done(Object.assign(new Error("no such user"), { responseCode: 550 }));
		return done();
	},
	onData(stream, session, done) {
		const pieces: Buffer[] = [];
		stream.on("data", (piece: Buffer) => pieces.push(piece));
		stream.on("end", () => {
			if (refuse === "for now") return done(Object.assign(new Error("come back"), { responseCode: 451 }));
			received.push({
				to: session.envelope.rcptTo.map((to) => to.address),
				text: Buffer.concat(pieces).toString("utf8"),
			});
			arrived();
			setTimeout(done, slow);
		});
	},
});
// A sender that is killed cuts the line.
receiver.on("error", () => undefined);
let space: OwnSpace;
let smtpUrl: string;
beforeAll(async () => {
	space = await ownSpace("https://observatoire.exemple.fr", mailMigrations);
	await new Promise<void>((done) => receiver.listen(0, "127.0.0.1", () => done()));
	smtpUrl = `smtp://127.0.0.1:${(receiver.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
	await new Promise<void>((done) => receiver.close(done));
	await space.close();
});
beforeEach(async () => {
	received.length = 0;
	refuse = "nothing";
	slow = 0;
	arrived = () => undefined;
	await space.access.records.query("delete from letter");
});

const postman = (smtp = true): Postman =>
	openPostman({
		records: space.access.records,
		dataDir: space.access.dataDir,
		publicUrl: space.access.publicUrl,
		from: "Observatoire <observatoire@exemple.fr>",
		now: space.access.now,
		...(smtp ? { smtpUrl } : {}),
	});
const queue = async (n: number): Promise<void> => {
	for (let i = 0; i < n; i++)
		await queueLetter(space.access.records.query, {
			to: "camille.essai@exemple.fr",
			subject: `Livraison n° ${i} à corriger`,
			text: "Bonjour,\nl’été arrive.",
			attachments: [
				{ name: "retour été.xlsx", type: "application/octet-stream", content: Buffer.from([1, 2, 3]) },
			],
		});
};
const messageIds = (): readonly string[] =>
	received.map((one) => /^Message-ID: (.*)$/im.exec(one.text)?.[1]?.trim() ?? "");

it("each letter leaves once, whole, however many postmen are at work", async () => {
	await queue(12);
	const rounds = await Promise.all([postman().deliver(), postman().deliver(), postman().deliver()]);
	expect(rounds.reduce((sum, { sent }) => sum + sent, 0)).toBe(12);
	expect(new Set(messageIds()).size).toBe(12);
	expect(received).toHaveLength(12);
	expect(received[0]).toMatchObject({ to: ["camille.essai@exemple.fr"] });
	expect(received[0]?.text).toContain("Auto-Submitted: auto-generated");
	expect(received[0]?.text).toContain("AQID");
	expect(await postman().deliver()).toEqual({ sent: 0, failed: 0 });
});

it("a refusal for now is tried again later and later, with the same Message-ID; what failed is kept", async () => {
	await queue(1);
	refuse = "for now";
	const one = postman();
	expect(await one.deliver()).toEqual({ sent: 0, failed: 1 });
	expect(await one.deliver()).toEqual({ sent: 0, failed: 0 });
	space.later(61_000);
	expect(await one.deliver()).toEqual({ sent: 0, failed: 1 });
	space.later(61_000);
	expect(await one.deliver()).toEqual({ sent: 0, failed: 0 });
	const [kept] = await space.access.records.query<{ failure: string; id: string }>(
		"select failure, id from letter",
	);
	expect(kept?.failure).toContain("come back");
	refuse = "nothing";
	space.later(61_000);
	expect(await one.deliver()).toEqual({ sent: 1, failed: 0 });
	expect(messageIds()).toEqual([`<${kept?.id}@observatoire.exemple.fr>`]);
});

it("an address that does not exist is given up at once, an unreachable server after some days; neither is lost", async () => {
	await queue(1);
	refuse = "recipient";
	await postman().deliver();
	space.later(30 * 24 * 3600 * 1000);
	expect(await postman().deliver()).toEqual({ sent: 0, failed: 0 });
	await queue(1);
	const nowhere = openPostman({
		records: space.access.records,
		dataDir: space.access.dataDir,
		publicUrl: "http://localhost",
		from: "a@exemple.fr",
		now: space.access.now,
		smtpUrl: "smtp://127.0.0.1:1",
	});
	let tries = 0;
	for (let i = 0; i < 40; i++) {
		space.later(7 * 3600 * 1000);
		tries += (await nowhere.deliver()).failed;
	}
	expect(tries).toBe(15);
	const kept = await space.access.records.query<{ failure: string | null }>("select failure from letter");
	expect(kept).toHaveLength(2);
	expect(kept.every(({ failure }) => failure !== null)).toBe(true);
});

it("without a server, the letter is a real message in the outbox, written once", async () => {
	await queue(1);
	expect(await postman(false).deliver()).toEqual({ sent: 1, failed: 0 });
	const outbox = join(space.access.dataDir, "outbox");
	const names = readdirSync(outbox);
	expect(names).toHaveLength(1);
	const text = readFileSync(join(outbox, names[0] ?? ""), "utf8");
	expect(text).toMatch(
		/^From: Observatoire <observatoire@exemple\.fr>\r\nTo: camille\.essai@exemple\.fr\r\n/m,
	);
	expect(text).toContain("Message-ID:");
	expect(names[0]).toMatch(/^\d{4}-\d{2}-\d{2}-[0-9a-f-]{36}\.eml$/);
});

it("a postman killed at any moment loses no letter, and what leaves twice bears the same Message-ID", async () => {
	const total = 10;
	await queue(total);
	slow = 10;
	const { dataDir } = space.access;
	const script = `
		import { openRecords } from ${JSON.stringify(new URL("../records/records.ts", import.meta.url).href)};
		import { openPostman } from ${JSON.stringify(new URL("./postman.ts", import.meta.url).href)};
		import { migrations } from ${JSON.stringify(new URL("../../cli/migrations.ts", import.meta.url).href)};
		const records = await openRecords({ dataDir: "", url: ${JSON.stringify(runningUrl(dataDir))}, migrations });
		await openPostman({ records, dataDir: "", publicUrl: "https://observatoire.exemple.fr", from: "a@exemple.fr", smtpUrl: ${JSON.stringify(smtpUrl)} }).deliver();
		process.exit(0);`;
	let kills = 0;
	for (let left = total; left > 0; kills += 1) {
		const child = spawn(process.execPath, [...process.execArgv, "--input-type=module", "-e", script], {
			stdio: ["ignore", "ignore", "inherit"],
		});
		// Between the arrival of a message and our record of it, or just after.
		let more = 1 + (kills % 5);
		arrived = () => {
			more -= 1;
			if (more === 0) setTimeout(() => child.kill("SIGKILL"), (kills * 7) % 20);
		};
		await new Promise((done) => child.once("exit", done));
		const [row] = await space.access.records.query<{ n: number }>(
			"select count(*) as n from letter where sent_at is null",
		);
		left = row?.n ?? 0;
	}
	expect(kills).toBeGreaterThan(1);
	const [row] = await space.access.records.query<{ n: number }>(
		"select count(*) as n from letter where sent_at is null",
	);
	expect(row?.n).toBe(0);
	expect(new Set(messageIds()).size).toBe(total);
}, 180_000);
