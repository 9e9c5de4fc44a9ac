import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
	adjustClause,
	agree,
	askCode,
	editTerms,
	endCharter,
	type GivenClause,
	type GivenTerms,
	historyOf,
	listCharters,
	newVersion,
	recall,
	registerLines,
	removeClause,
	saveClause,
	seeCharter,
	sendBack,
	sendToReview,
	sendToSignature,
	signWithCode,
	summaryOf,
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

describe("from draft to signature", () => {
	it("goes through review, agreement, the operator's signature and the signatory's code, and only then binds", async () => {
		const slug = await parties.make();
		expect(slug).toMatch(/^2026-opco-d-essai/);
		await sendToReview(access, operator, slug);
		await agree(access, signatory, slug);
		await sendToSignature(access, operator, slug);
		expect((await parties.shown(slug)).allowed).toBe(false);
		await askCode(access, signatory, slug);
		await signWithCode(access, signatory, slug, ` ${await parties.lastCode()} `);
		const { versions } = await parties.see(slug);
		expect(versions[0]?.signature).toMatchObject({ kind: "code", by: "camille Essai", at: start });
		expect(versions[0]?.countersigned).toMatchObject({ by: "dominique Essai" });
		expect(await parties.shown(slug)).toMatchObject({ allowed: true });
		expect(await parties.letters("camille@exemple.fr")).toContain("Charte à relire : Contrats d’essai");
	});

	it("takes a name of its own, however many are created at the same instant", async () => {
		const slugs = await Promise.all(Array.from({ length: 5 }, () => parties.make()));
		expect(new Set(slugs).size).toBe(5);
	});

	it("never binds before it is signed, even when its first day is past", async () => {
		const slug = await parties.signed();
		expect((await parties.shown(slug, new Date(start.getTime() - 1))).allowed).toBe(false);
		expect((await parties.shown(slug)).allowed).toBe(true);
	});

	it("what the partner adjusts is their proposal: the operator may sign it, but not another text", async () => {
		const slug = await parties.make();
		await sendToReview(access, operator, slug);
		await adjustClause(access, signatory, slug, { number: 1, finest: "departement", why: "Trop fin" });
		await sendBack(access, signatory, slug, "Voir la clause 1");
		await editTerms(access, operator, slug, { ...terms, title: "Autre titre" });
		await expect(sendToSignature(access, operator, slug)).rejects.toMatchObject({
			code: "charte-sans-accord",
		});
		await editTerms(access, operator, slug, terms);
		await sendToSignature(access, operator, slug);
		const charter = await parties.see(slug);
		expect(charter.versions[0]).toMatchObject({ state: "a-signer", clauses: [{ finest: "departement" }] });
		const [adjusted] = (await historyOf(access, charter)).filter(({ what }) => what === "ajustement");
		expect(adjusted).toMatchObject({
			clause: 1,
			who: "camille Essai",
			before: { finest: "zone-emploi" },
			after: { finest: "departement" },
			note: "Trop fin",
		});
	});

	it("sending back without a proposal approves nothing", async () => {
		const slug = await parties.make();
		await sendToReview(access, operator, slug);
		await sendBack(access, signatory, slug, "À revoir");
		await expect(sendToSignature(access, operator, slug)).rejects.toMatchObject({
			code: "charte-sans-accord",
		});
	});

	it("an agreement does not survive a change of the clauses", async () => {
		const slug = await parties.make();
		await sendToReview(access, operator, slug);
		await agree(access, signatory, slug);
		await recall(access, operator, slug);
		await saveClause(access, operator, slug, { ...clause, number: 1, finest: "commune" }, sources);
		await expect(sendToSignature(access, operator, slug)).rejects.toMatchObject({
			code: "charte-sans-accord",
		});
	});

	it("refuses what is out of turn", async () => {
		const slug = await parties.make();
		const outOfTurn = { code: "charte-etape" };
		await expect(agree(access, signatory, slug)).rejects.toMatchObject(outOfTurn);
		await expect(askCode(access, signatory, slug)).rejects.toMatchObject(outOfTurn);
		await expect(newVersion(access, operator, slug)).rejects.toMatchObject(outOfTurn);
		await expect(endCharter(access, operator, slug, "Essai")).rejects.toMatchObject(outOfTurn);
		await sendToReview(access, operator, slug);
		await expect(editTerms(access, operator, slug, terms)).rejects.toMatchObject(outOfTurn);
		await expect(saveClause(access, operator, slug, clause, sources)).rejects.toMatchObject(outOfTurn);
		await recall(access, operator, slug);
		await removeClause(access, operator, slug, 1);
		await expect(sendToReview(access, operator, slug)).rejects.toMatchObject({ code: "charte-vide" });
	});

	it("a number of clause is never given twice", async () => {
		const slug = await parties.make();
		await removeClause(access, operator, slug, 1);
		await saveClause(access, operator, slug, { ...clause, source: "parcours" }, sources);
		expect((await parties.see(slug)).versions[0]?.clauses.map(({ number }) => number)).toEqual([2]);
	});

	it("asks for what is missing or impossible, field by field", async () => {
		const faults: readonly (readonly [string, Partial<GivenTerms>])[] = [
			["title", { title: " " }],
			["starts", { starts: "2026-02-30" }],
			["ends", { ends: "2025-12-31" }],
			["signatoryEmail", { signatoryEmail: "personne" }],
			["text", { text: "x".repeat(20_001) }],
		];
		for (const [field, given] of faults)
			await expect(parties.make(given), field).rejects.toMatchObject({ data: { field } });
		const wrong: readonly (readonly [string, Partial<GivenClause>])[] = [
			["source", { source: "bmo-2024" }],
			["use", { use: "publicité" }],
			["finest", { finest: "rue" }],
			["recipients", { recipients: [] }],
			["recipients", { recipients: ["parties"] }],
			["minUnits", { minUnits: -1 }],
			["maxShare", { maxShare: 0 }],
			["retentionMonths", { retentionMonths: Number.NaN }],
		];
		for (const [field, given] of wrong)
			await expect(parties.make({}, [{ ...clause, ...given }]), field).rejects.toMatchObject({
				data: { field },
			});
	});
});

describe("who may", () => {
	it("the partner alone answers, the operator alone writes, nobody else sees", async () => {
		const slug = await parties.make();
		expect(await listCharters(access, signatory.person)).not.toContainEqual(
			expect.objectContaining({ slug }),
		);
		await expect(sendToReview(access, signatory, slug)).rejects.toMatchObject({ code: "acces-refuse" });
		await sendToReview(access, operator, slug);
		expect(await listCharters(access, signatory.person)).toContainEqual(expect.objectContaining({ slug }));
		expect(await listCharters(access, stranger.person)).toEqual([]);
		await expect(seeCharter(access, stranger.person, slug)).rejects.toMatchObject({
			code: "charte-inconnue",
		});
		await expect(agree(access, operator, slug)).rejects.toMatchObject({ code: "acces-refuse" });
		await expect(agree(access, stranger, slug)).rejects.toMatchObject({ code: "acces-refuse" });
		await agree(access, colleague, slug);
	});

	it("only the designated signatory asks for a code and signs", async () => {
		const slug = await parties.make();
		await parties.toSignature(slug);
		await expect(askCode(access, colleague, slug)).rejects.toMatchObject({ code: "signature-reservee" });
		await askCode(access, signatory, slug);
		const code = await parties.lastCode();
		await expect(signWithCode(access, colleague, slug, code)).rejects.toMatchObject({
			code: "signature-reservee",
		});
		await signWithCode(access, signatory, slug, code);
	});
});

describe("what people read of it", () => {
	it("the summary holds in ten lines, however many clauses there are", async () => {
		const many = sources.flatMap((source) =>
			(["diffusion", "pilotage", "etude", "prospective"] as const).map((use) => ({ ...clause, source, use })),
		);
		const slug = await parties.make({}, many);
		const charter = await parties.see(slug);
		const [version] = charter.versions;
		if (!version) throw new Error(slug);
		const lines = summaryOf(charter, version, (source) => source);
		expect(lines.length).toBeLessThanOrEqual(10);
		expect(lines[0]).toBe("OPCO d’essai partage ses données avec Exploitant.");
	});

	it("the register has one line for each signed version and data set", async () => {
		const slug = await parties.signed({}, [
			clause,
			{ ...clause, use: "etude" },
			{ ...clause, source: "parcours" },
		]);
		const lines = registerLines([await parties.see(slug)], (source) => source, start);
		expect(lines).toHaveLength(2);
		expect(lines[0]?.slice(0, 6)).toEqual([
			"Contrats d’essai",
			"1",
			"En vigueur",
			"contrats",
			"Suivre l’alternance",
			"diffusion publique et étude",
		]);
	});
});
