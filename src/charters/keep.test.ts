import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sha256 } from "../platform/hash.ts";
import {
	alertsOf,
	askCode,
	editTerms,
	historyOf,
	type KeptDelivery,
	keepCharters,
	listCertificates,
	newVersion,
	signWithCode,
} from "./index.ts";
import { clause, openParties, type Parties, terms } from "./testing/parties.ts";

const start = new Date("2026-03-01T10:00:00Z");
const day = 24 * 3600 * 1000;
let parties: Parties;
let access: Parties["access"];
let operator: Parties["operator"];
let signatory: Parties["signatory"];
let stranger: Parties["stranger"];
beforeAll(async () => {
	parties = await openParties();
	({ access, operator, signatory, stranger } = parties);
});
afterAll(() => parties.close());
beforeEach(() => parties.set(start));

describe("care", () => {
	const noShelves = { deliveriesUnder: async () => [], remove: async () => undefined };

	it("warns at 90, 30 and 7 days, once each, both sides, and never after the end", async () => {
		const slug = await parties.signed({ title: "Charte surveillée" });
		const end = new Date("2027-12-31T23:00:00Z");
		const subject = "Charte bientôt terminée : Charte surveillée";
		const warned = async (): Promise<readonly number[]> => {
			const counts: number[] = [];
			for (const to of ["camille@exemple.fr", "dominique@exemple.fr"])
				counts.push((await parties.letters(to)).filter((letter) => letter === subject).length);
			return counts;
		};
		const seen: (readonly number[])[] = [];
		for (const left of [91, 90, 60, 30, 10, 7, 1, -1]) {
			const at = new Date(end.getTime() - left * day);
			await keepCharters(access, noShelves, at);
			await keepCharters(access, noShelves, at);
			seen.push(await warned());
		}
		expect(seen.map(([one]) => one)).toEqual([0, 1, 1, 2, 2, 3, 3, 3]);
		expect(seen.every(([one, other]) => one === other)).toBe(true);
		const charter = await parties.see(slug);
		expect(
			(await alertsOf(access, charter.versions)).map(({ days }) => days).toSorted((a, b) => a - b),
		).toEqual([7, 30, 90]);
		expect((await historyOf(access, charter)).filter(({ what }) => what === "fin")).toHaveLength(1);
	});

	it("after a long sleep sends the nearest warning alone", async () => {
		const slug = await parties.signed({ title: "Charte endormie", ends: "2026-12-31" });
		await keepCharters(access, noShelves, new Date("2026-12-28T10:00:00Z"));
		const charter = await parties.see(slug);
		expect((await alertsOf(access, charter.versions)).map(({ days }) => days)).toEqual([7]);
	});

	it("does not warn of an end that a signed version takes over", async () => {
		const slug = await parties.signed({ title: "Charte suivie", ends: "2026-12-31" });
		await newVersion(access, operator, slug);
		await editTerms(access, operator, slug, { ...terms, title: "Charte suivie", starts: "2027-01-01" });
		await parties.toSignature(slug);
		await askCode(access, signatory, slug);
		await signWithCode(access, signatory, slug, await parties.lastCode());
		await keepCharters(access, noShelves, new Date("2026-12-28T10:00:00Z"));
		expect(await alertsOf(access, (await parties.see(slug)).versions)).toEqual([]);
	});
});

describe("retention", () => {
	/** A shelf of real files. `kill` throws at the nth removal, before or after the bytes are gone. */
	function shelf(name: string) {
		const folder = join(access.dataDir, `rayon-${name}`);
		mkdirSync(folder);
		for (const file of ["un.csv", "deux.csv", "trois.csv"])
			writeFileSync(join(folder, file), `${name} ${file}`);
		let fail: "before" | "after" | undefined;
		const deliveries = (): readonly KeptDelivery[] =>
			readdirSync(folder).map((file) => ({
				id: `${name}-${file}`,
				source: "parcours",
				organisation: { id: parties.partner, name: "OPCO d’essai" },
				name: file,
				sha256: sha256(`${name} ${file}`),
				bytes: Buffer.byteLength(`${name} ${file}`),
				receivedAt: "2026-05-01T08:00:00.000Z",
			}));
		return {
			folder,
			killAt(point: "before" | "after" | undefined) {
				fail = point;
			},
			shelves: {
				deliveriesUnder: async (rule: { readonly clause: { readonly source: string } }) =>
					rule.clause.source === "parcours" ? deliveries() : [],
				remove: async ({ name: file }: KeptDelivery) => {
					if (fail === "before") throw new Error("killed");
					rmSync(join(folder, file), { force: true });
					if (fail === "after") throw new Error("killed");
				},
			},
		};
	}

	it("deletes at the day that the longest clause says, with a certificate for each file, whatever is killed meanwhile", async () => {
		const kept = { ...clause, source: "parcours" };
		const slug = await parties.signed({ ends: "2026-12-31" }, [
			{ ...kept, retentionMonths: 6 },
			{ ...kept, use: "etude", retentionMonths: 12 },
		]);
		const { folder, shelves, killAt } = shelf("conservation");
		await keepCharters(access, shelves, new Date("2027-12-31T22:59:59Z"));
		expect(readdirSync(folder)).toHaveLength(3);

		const due = new Date("2027-12-31T23:00:00Z");
		killAt("before");
		await expect(keepCharters(access, shelves, due)).rejects.toThrow("killed");
		expect(readdirSync(folder)).toHaveLength(3);
		killAt("after");
		await expect(keepCharters(access, shelves, due)).rejects.toThrow("killed");
		expect(readdirSync(folder)).toHaveLength(2);
		const { id } = await parties.see(slug);
		expect(await listCertificates(access, operator.person, id)).toEqual([]);

		killAt(undefined);
		parties.set(due);
		expect((await keepCharters(access, shelves, due)).certificates).toBe(3);
		expect((await keepCharters(access, shelves, due)).certificates).toBe(0);
		expect(readdirSync(folder)).toEqual([]);
		const certificates = await listCertificates(access, signatory.person, id);
		expect(certificates.map(({ name }) => name).toSorted()).toEqual(["deux.csv", "trois.csv", "un.csv"]);
		expect(certificates[0]).toMatchObject({
			clause: 2,
			version: 1,
			organisation: "OPCO d’essai",
			deletedAt: due,
			receivedAt: new Date("2026-05-01T08:00:00Z"),
		});
		expect(certificates.every((one) => one.sha256 === sha256(`conservation ${one.name}`))).toBe(true);
		expect(await listCertificates(access, stranger.person, id)).toEqual([]);
	});

	it("lets go of what it was about to delete when a charter signed meanwhile keeps it", async () => {
		const kept = { ...clause, source: "parcours", retentionMonths: 0 };
		await parties.signed({ starts: "2028-01-01", ends: "2028-12-31" }, [kept]);
		const { folder, shelves, killAt } = shelf("reprise");
		const due = new Date("2029-01-02T10:00:00Z");
		parties.set(due);
		killAt("before");
		await expect(keepCharters(access, shelves, due)).rejects.toThrow("killed");
		await parties.signed({ starts: "2029-01-01", ends: "2029-12-31" }, [kept]);
		killAt(undefined);
		expect((await keepCharters(access, shelves, due)).certificates).toBe(0);
		expect(readdirSync(folder)).toHaveLength(3);
		expect((await keepCharters(access, shelves, new Date("2030-01-02T10:00:00Z"))).certificates).toBe(3);
	});
});
