import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readIntake } from "../collection/index.ts";
import { contrats, contratsFile, contratsHeader } from "./fixture/contrats.ts";
import { type OwnDesk, ownDesk } from "./fixture/own-desk.ts";
import {
	accept,
	adoptCorrections,
	cancelCheck,
	checkFile,
	correct,
	correctionsOf,
	type DeliveryRecord,
	defectiveRows,
	deposit,
	lastBuild,
	mapColumns,
	originalFile,
	proposedCorrections,
	refuse,
	returnWorkbook,
	runWorker,
	seeDelivery,
	sendBack,
} from "./index.ts";

const bmoLike = {
	...contrats,
	id: "autre-jeu",
	title: "Un autre jeu de données",
	files: ["autre*.csv"],
	key: [],
	fields: ["Un", "Deux", "Trois", "Quatre"].map((header) => ({
		name: header.toLowerCase(),
		header,
		type: "text" as const,
	})),
};

let own: OwnDesk;
let stop: AbortController;
let over: Promise<void>;
let builds = 0;
const said: string[] = [];
beforeAll(async () => {
	own = await ownDesk([contrats, bmoLike]);
	stop = new AbortController();
	const build = async (): Promise<{ outcome: "fait"; said: string }> => {
		builds++;
		return { outcome: "fait", said: "Diffusion d’essai publiée." };
	};
	over = runWorker({ ...own.desk, build, log: (line) => void said.push(line) }, stop.signal);
});
afterAll(async () => {
	stop.abort();
	await over;
	await own.close();
	expect(said).toEqual([]);
});

async function hand(name: string, content: string): Promise<DeliveryRecord> {
	const path = own.file(name, content);
	const given = { source: contrats.id, organisation: own.opco, name, path, channel: "page" as const };
	return await checked((await deposit(own.desk, own.partner, given, own.origin)).id);
}

async function checked(id: string): Promise<DeliveryRecord> {
	for (;;) {
		const seen = await seeDelivery(own.desk, own.analyst, id);
		if (seen.state === "controlee") return seen;
		await new Promise((wake) => setTimeout(wake, 50));
	}
}

const faulty = (seed: number): string =>
	contratsFile(seed).replace("2026-02;27;", "fevrier;27;").replace("2026-03;50;", ";50;");

describe("worker", () => {
	it("checks a delivery: the same verdict as that of the lone file", async () => {
		const name = "contrats.csv";
		const given = await hand(name, faulty(1));
		const lone = await checkFile(own.desk, { path: own.file(name, faulty(1)), name });
		expect(given.report).toMatchObject({ ...lone, columns: lone.columns });
		expect(given.report?.findings.map((f) => f.rule)).toContain("C-13");
		expect(given.report?.columns.map((c) => c.how)).toEqual(["declare", "declare", "declare", "declare"]);
	});

	it("says what a wrong file looks like", async () => {
		const rows = Array.from({ length: 5 }, (_, i) => `a${i};b;c;d`).join("\n");
		const given = await hand("quelconque.csv", `Un;Deux;Trois;Quatre\n${rows}\n`);
		expect(given.failure).toBe(
			"Ce fichier ressemble à « Un autre jeu de données », pas à « Contrats d’apprentissage d’un OPCO d’essai ».",
		);
		expect(given.report).toBeUndefined();
	});

	it("remembers what the columns are for the partner's next files", async () => {
		const other = contratsHeader.replace("Contrats", "Nb signés");
		const text = (seed: number): string => contratsFile(seed).replace(contratsHeader, other);
		const first = await hand("a.csv", text(3));
		expect(first.report?.blocking).toBe(true);
		await mapColumns(own.desk, own.partner, first.id, { "Nb signés": "contrats" }, own.origin);
		const mapped = await checked(first.id);
		expect(mapped.report?.columns.at(-1)).toMatchObject({ field: "contrats", how: "retenu" });
		expect(mapped.report?.blocking).toBe(false);
		expect((await hand("b.csv", text(4))).report?.columns.at(-1)?.how).toBe("retenu");
		await mapColumns(own.desk, own.partner, first.id, {}, own.origin);
		await checked(first.id);
	});

	it("keeps corrections as data, and proposes them again where they are found again", async () => {
		const first = await hand("c.csv", faulty(5));
		const page = await defectiveRows(own.desk, own.analyst, first.id, { offset: 0, limit: 10 });
		const wrong = page.rows.find((r) => r.cells.some((c) => c.text === "fevrier"));
		expect(wrong?.cells[0]).toMatchObject({ field: "mois", message: expect.any(String) });
		const fix = { scope: "value" as const, field: "mois", observed: "fevrier", value: "2026-02" };
		await correct(own.desk, own.analyst, first.id, [fix], "Mois écrit en lettres.", own.origin);
		const better = await checked(first.id);
		expect(better.report?.findings.map((f) => f.rule)).not.toContain("C-13");
		const second = await hand("d.csv", faulty(6));
		const [proposal] = await proposedCorrections(own.desk, own.analyst, second.id);
		expect(proposal).toMatchObject({ ...fix, why: "Mois écrit en lettres.", who: "Dominique Essai" });
		await adoptCorrections(own.desk, own.analyst, second.id, [proposal?.id ?? ""], own.origin);
		expect((await checked(second.id)).report?.findings.map((f) => f.rule)).not.toContain("C-13");
		expect(await correctionsOf(own.desk, own.partner, second.id)).toHaveLength(1);
		expect(await proposedCorrections(own.desk, own.analyst, second.id)).toEqual([]);
	});

	it("tells what a mended file solved, and uses again the check of the same bytes", async () => {
		const first = await hand("e.csv", faulty(7));
		const mended = await hand("e2.csv", contratsFile(7).replace("2026-03;50;", ";50;"));
		expect(mended.report?.since).toMatchObject({
			label: first.label,
			rows: { changed: 0, added: 1, removed: 1 },
		});
		expect(mended.report?.since?.solved.map((f) => f.rule)).toEqual(["C-13"]);
		expect(mended.report?.since?.remaining.map((f) => f.rule)).toEqual(["C-03"]);
		await refuse(own.desk, own.analyst, mended.id, "Il reste un mois vide.", own.origin);
		const again = await hand("e3.csv", contratsFile(7).replace("2026-03;50;", ";50;"));
		expect(again.id).not.toBe(mended.id);
		expect(again.report?.reused).toBe(true);
	});

	it("stops a check under way when it is cancelled, tells how far it was, and goes on with the next", async () => {
		const path = own.file("gros.csv", contratsFile(12, 400_000));
		const given = {
			source: contrats.id,
			organisation: own.opco,
			name: "gros.csv",
			path,
			channel: "page" as const,
		};
		const { id } = await deposit(own.desk, own.partner, given, own.origin);
		let seen = await seeDelivery(own.desk, own.partner, id);
		while (seen.progress === 0) {
			expect(["recue", "en-controle"]).toContain(seen.state);
			await new Promise((wake) => setTimeout(wake, 20));
			seen = await seeDelivery(own.desk, own.partner, id);
		}
		expect(seen).toMatchObject({ state: "en-controle", doing: "lecture et contrôle" });
		await cancelCheck(own.desk, own.partner, id, own.origin);
		expect((await hand("apres.csv", contratsFile(13))).state).toBe("controlee");
		const cancelled = await seeDelivery(own.desk, own.partner, id);
		expect(cancelled.state).toBe("annulee");
		expect(cancelled.report).toBeUndefined();
	});

	it("compares with what was accepted, builds after an acceptance, coalescing builds", async () => {
		const first = await hand("f.csv", contratsFile(8));
		const second = await hand("g.csv", contratsFile(9));
		await accept(own.desk, own.analyst, first.id, {}, own.origin);
		await accept(own.desk, own.analyst, second.id, {}, own.origin);
		expect(readIntake(own.dataDir).deliveries).toHaveLength(1);
		while (!(await lastBuild(own.desk, own.analyst))) await new Promise((wake) => setTimeout(wake, 50));
		expect(builds).toBeGreaterThan(0);
		const third = await hand("h.csv", contratsFile(10));
		expect(third.report?.comparison).toMatchObject({ added: 0, removed: 0, changed: 20 });
	});

	it("sends the annotated file back by letter, the original untouched", async () => {
		const given = await hand("i.csv", faulty(11));
		const { name, bytes } = await returnWorkbook(own.desk, own.partner, given.id);
		expect(name).toBe("i-annote.xlsx");
		expect(bytes.length).toBeGreaterThan(1000);
		await sendBack(own.desk, own.analyst, given.id, "Deux mois sont à revoir.", own.origin);
		const letters = await own.desk.access.records.query<{ recipient: string; subject: string }>(
			"select * from letter where subject like '%à corriger%'",
		);
		expect(letters).toMatchObject([
			{ recipient: own.partner.email, subject: expect.stringContaining("i.csv") },
		]);
		const { path } = await originalFile(own.desk, own.partner, given.id);
		expect(readFileSync(path, "utf8")).toBe(faulty(11));
	});
});
