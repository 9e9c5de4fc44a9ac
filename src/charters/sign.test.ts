import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sha256 } from "../platform/hash.ts";
import {
	askCode,
	editTerms,
	endCharter,
	newVersion,
	readSignedPdf,
	recall,
	rulingOfDeposit,
	saveClause,
	signWithCode,
	signWithPdf,
	stageOf,
} from "./index.ts";
import { clause, openParties, type Parties, sources, terms } from "./testing/parties.ts";

const start = new Date("2026-03-01T10:00:00Z");
let parties: Parties;
let access: Parties["access"];
let operator: Parties["operator"];
let signatory: Parties["signatory"];
let colleague: Parties["colleague"];
let stranger: Parties["stranger"];
beforeAll(async () => {
	parties = await openParties();
	({ access, operator, signatory, colleague, stranger } = parties);
});
afterAll(() => parties.close());
beforeEach(() => parties.set(start));

describe("a code", () => {
	const refused = { code: "signature-refusee" };

	it("is good for five tries, then not even the right one passes; ten codes a day at most", async () => {
		const slug = await parties.make();
		await parties.toSignature(slug);
		await askCode(access, signatory, slug);
		const code = await parties.lastCode();
		const other = code === "000000" ? "000001" : "000000";
		for (let i = 0; i < 5; i++)
			await expect(signWithCode(access, signatory, slug, other)).rejects.toMatchObject(refused);
		await expect(signWithCode(access, signatory, slug, code)).rejects.toMatchObject(refused);
		for (let i = 0; i < 9; i++) await askCode(access, signatory, slug);
		await expect(askCode(access, signatory, slug)).rejects.toMatchObject({ code: "trop-d-essais" });
		const lines = await access.records.query(
			"select 1 from audit where action = 'charte' and outcome = 'refusé' and object like $1",
			[`%${slug}%`],
		);
		expect(lines).toHaveLength(6);
	});

	it("signs once, however many times it is sent at the same instant, and the signatory is told", async () => {
		const slug = await parties.make({ title: "Signée une fois" });
		await parties.toSignature(slug);
		await askCode(access, signatory, slug);
		const code = await parties.lastCode();
		const tried = await Promise.allSettled(
			Array.from({ length: 4 }, () => signWithCode(access, signatory, slug, code)),
		);
		expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
		expect((await parties.letters("camille@exemple.fr")).filter((one) => one.includes("signé"))).toEqual([
			"Vous avez signé une charte : Signée une fois",
		]);
	});

	it("is not asked by the operator's people, whatever else they are at the partner's", async () => {
		const slug = await parties.make();
		await parties.toSignature(slug);
		const [own] = signatory.person.memberships;
		if (!own) throw new Error("no membership");
		const [wide] = operator.person.memberships;
		const memberships = [
			{ ...own, role: "acheteur" as const },
			...(wide ? [{ ...wide, role: "administrateur" as const }] : []),
		];
		const both = { ...operator, person: { ...operator.person, email: signatory.person.email, memberships } };
		await expect(askCode(access, both, slug)).rejects.toMatchObject({ code: "acces-refuse" });
	});

	it("does not hold after 15 minutes, nor once another was sent", async () => {
		const slug = await parties.make();
		await parties.toSignature(slug);
		await askCode(access, signatory, slug);
		const first = await parties.lastCode();
		await askCode(access, signatory, slug);
		const second = await parties.lastCode();
		if (first !== second)
			await expect(signWithCode(access, signatory, slug, first)).rejects.toMatchObject(refused);
		parties.set(new Date(start.getTime() + 15 * 60_000));
		await expect(signWithCode(access, signatory, slug, second)).rejects.toMatchObject(refused);
	});

	it("signs the content for which it was asked and no other", async () => {
		const slug = await parties.make();
		await parties.toSignature(slug);
		await askCode(access, signatory, slug);
		const code = await parties.lastCode();
		await recall(access, operator, slug);
		await editTerms(access, operator, slug, { ...terms, title: "Autre titre" });
		await parties.toSignature(slug);
		await expect(signWithCode(access, signatory, slug, code)).rejects.toMatchObject(refused);
	});

	it("is not in the records as it was sent", async () => {
		const slug = await parties.make();
		await parties.toSignature(slug);
		await askCode(access, signatory, slug);
		const code = await parties.lastCode();
		const rows = await access.records.query("select * from charter_code");
		expect(JSON.stringify(rows)).not.toContain(`"${code}"`);
	});
});

describe("a signed PDF", () => {
	const pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer\n<<>>\nstartxref\n31\n%%EOF\n";
	const fileOf = (content: string, name = "charte.pdf") => {
		const path = join(access.dataDir, `envoi-${name}`);
		writeFileSync(path, content);
		return { path, name, bytes: Buffer.byteLength(content), sha256: sha256(content) };
	};

	it("is kept byte for byte and signs", async () => {
		const slug = await parties.make();
		await parties.toSignature(slug);
		await signWithPdf(access, signatory, slug, fileOf(pdf));
		expect((await parties.see(slug)).versions[0]?.signature).toMatchObject({
			kind: "pdf",
			pdfSha256: sha256(pdf),
		});
		expect((await readSignedPdf(access, colleague, slug, 1)).toString()).toBe(pdf);
		await expect(readSignedPdf(access, stranger, slug, 1)).rejects.toMatchObject({ code: "charte-inconnue" });
	});

	it.each([
		["a text", "bonjour"],
		["a page that says it is one", "<html>%PDF-1.7 startxref\n3\n%%EOF"],
		["one cut in the middle", pdf.slice(0, 40)],
		["one followed by something else", `${pdf}<script>`],
		["one whose offset is outside", pdf.replace("31\n", "9999\n")],
	])("%s is refused and nothing is signed", async (_name, content) => {
		const slug = await parties.make();
		await parties.toSignature(slug);
		const before = existsSync(join(access.dataDir, "charters"))
			? readdirSync(join(access.dataDir, "charters"))
			: [];
		await expect(signWithPdf(access, signatory, slug, fileOf(content))).rejects.toMatchObject({
			code: "pdf-invalide",
		});
		expect((await parties.see(slug)).versions[0]?.state).toBe("a-signer");
		expect(
			existsSync(join(access.dataDir, "charters")) ? readdirSync(join(access.dataDir, "charters")) : [],
		).toEqual(before);
	});
});

describe("what was signed", () => {
	it("never changes, even for whoever writes to the database", async () => {
		const slug = await parties.signed();
		const { versions } = await parties.see(slug);
		const id = versions[0]?.id;
		for (const sql of [
			"update charter_version set title = 'x' where id = $1",
			"update charter_version set clauses = '[]' where id = $1",
			"update charter_version set ends_at = ends_at + interval '1 year' where id = $1",
			"update charter_version set state = 'brouillon' where id = $1",
			"delete from charter_version where id = $1",
		])
			await expect(access.records.query(sql, [id]), sql).rejects.toThrow("a signed version");
		for (const table of ["charter_history", "charter_certificate"])
			await expect(access.records.query(`truncate ${table}`)).rejects.toThrow("only ever added to");
	});

	it("a new version takes over at its first day, and the old one holds until then", async () => {
		const slug = await parties.signed();
		await newVersion(access, operator, slug);
		await editTerms(access, operator, slug, { ...terms, starts: "2027-01-01", ends: "2028-12-31" });
		await saveClause(access, operator, slug, { ...clause, number: 1, finest: "departement" }, sources);
		await parties.toSignature(slug);
		await askCode(access, signatory, slug);
		await signWithCode(access, signatory, slug, await parties.lastCode());
		const last = new Date("2026-12-31T22:59:59Z");
		const [v2, v1] = (await parties.see(slug)).versions;
		if (!v1 || !v2) throw new Error("two versions");
		expect([stageOf(v1, start), stageOf(v2, start)]).toEqual(["en-vigueur", "a-venir"]);
		expect(await parties.shown(slug, last)).toMatchObject({
			allowed: true,
			rule: { charter: { version: 1 } },
		});
		const after = await parties.shown(slug, new Date("2026-12-31T23:00:00Z"));
		expect(after).toMatchObject({ allowed: false, reason: expect.stringContaining("version 2, clause 1") });
		expect(stageOf(v1, new Date("2027-01-01T10:00:00Z"))).toBe("remplacee");
		const rules = await parties.rules(slug);
		for (const at of [start, last, new Date("2027-06-01")]) {
			const living = rules.filter(({ from, until }) => new Date(from) <= at && at < new Date(until));
			expect(new Set(living.map(({ charter }) => charter.version)).size).toBe(1);
		}
	});

	it("two versions in force at once are refused by the database", async () => {
		const slug = await parties.signed();
		await newVersion(access, operator, slug);
		await editTerms(access, operator, slug, { ...terms, starts: "2027-01-01" });
		await expect(
			access.records.query(
				`update charter_version v set state = 'signee', content = '', content_sha256 = '', signature_kind = 'code',
					signed_at = $2, countersigned_at = $2, countersigned_by = 'x'
				from charter c where c.id = v.charter_id and c.slug = $1 and v.number = 2`,
				[slug, start],
			),
		).rejects.toThrow("in force at once");
	});

	it("ended early, its rules stop that very instant and the reason is told", async () => {
		const slug = await parties.signed();
		const clock = new Date("2026-06-15T12:05:00Z");
		parties.set(clock);
		expect((await parties.shown(slug, new Date(clock.getTime() - 1))).allowed).toBe(true);
		await endCharter(access, operator, slug, "Le partenaire se retire");
		const told = await parties.shown(slug);
		expect(told).toMatchObject({ allowed: false });
		expect(told.allowed ? "" : told.reason.replaceAll("\u00a0", " ")).toContain(
			"a pris fin le 15 juin 2026 à 14 h 05",
		);
		const deposit = rulingOfDeposit(await parties.rules(slug), {
			source: "contrats",
			organisation: parties.partner,
			at: clock,
		});
		expect(deposit.allowed).toBe(false);
		await expect(endCharter(access, operator, slug, "Encore")).rejects.toMatchObject({
			code: "charte-etape",
		});
	});
});
