import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openTeam, served, type Team } from "../../tests/observatory/publication-team.ts";
import { currentId, currentNumber, publications, publish } from "../release/index.ts";
import {
	abandonDraft,
	addPreviewer,
	approveDraft,
	createDraft,
	editTexts,
	openDiffusions,
	previewOf,
	publishDue,
	refuseDraft,
	scheduleDraft,
	seeDraft,
	submitDraft,
	takeCandidate,
	tick,
	unscheduleDraft,
	withdraw,
} from "./index.ts";

let team: Team;
beforeAll(async () => {
	team = await openTeam();
});
beforeEach(() => team.fresh());
afterAll(() => team.close());

const stateOf = async (id: string): Promise<string> =>
	(await seeDraft(team.access, team.author.person, id)).state;
const refused = (code: string) => ({ code });

it("composed by one, approved by another, published at its time and not before; both are told", async () => {
	const { access, author, approver, wait, set, letters } = team;
	await wait("nouvelle");
	const id = await team.complete();
	await submitDraft(access, author, id);
	expect(await letters("responsable@exemple.fr")).toHaveLength(1);
	await approveDraft(access, approver, id, "Bien");
	await scheduleDraft(access, author, id, { day: "2026-03-02", time: "14:30" });
	set("2026-03-02T13:29:59Z");
	expect(await publishDue(access)).toEqual([]);
	expect(currentId(access.dataDir)).toBe("servie");
	const told = openDiffusions(access);
	const before = told.mark();
	told.moved();
	expect(told.mark(), "a page that names the next date is made again").not.toBe(before);
	expect((await openDiffusions(access).upcoming()).map(({ title }) => title)).toEqual(["Marché du travail"]);
	set("2026-03-02T13:30:00Z");
	expect(await publishDue(access)).toEqual(["diffusion 1.1.0 publiée (Marché du travail)"]);
	expect(await publishDue(access)).toEqual([]);
	expect(currentId(access.dataDir)).toBe("nouvelle");
	expect(publications(access.dataDir)[0]).toMatchObject({
		n: 2,
		version: "1.1.0",
		author: "Auteur",
		approver: "Responsable",
		channel: "approbation",
		changes: { added: 1, removed: 0, revised: 0 },
	});
	expect((await letters("auteur@exemple.fr")).at(-1)).toContain("http://localhost/diffusions/1.1.0");
	expect(await openDiffusions(access).upcoming()).toEqual([]);
	const audit = await access.records.query<{ object: string }>(
		"select object from audit where action = 'diffusion' order by seq",
	);
	expect(audit.map(({ object }) => object).join("\n")).toMatch(/création[\s\S]*Approbation[\s\S]*publiée/);
});

it("nobody approves what they wrote, whatever their rights, in the product and in the database", async () => {
	const { access, author, administrator, wait } = team;
	await wait("nouvelle");
	const id = await createDraft(access, administrator, { title: "Essai" });
	await editTexts(access, author, id, { title: "Essai", note: "Note", erratum: "" });
	for (const item of ["secret", "textes", "accessibilite"])
		await tick(access, author, id, { item, done: true });
	await submitDraft(access, author, id);
	await expect(approveDraft(access, administrator, id)).rejects.toMatchObject(
		refused("diffusion-deux-personnes"),
	);
	await expect(approveDraft(access, author, id)).rejects.toMatchObject(refused("acces-refuse"));
	const forced = (person: string) =>
		access.records.query(
			`update publication_draft set state = 'approuvee', approved_by = $2, approver_name = 'x', approved_at = now(),
				approved_hash = content_hash where id = $1`,
			[id, person],
		);
	await expect(forced(administrator.person.id)).rejects.toThrow();
	// Somebody who only wrote in it is no author, and cannot either.
	await expect(forced(author.person.id)).rejects.toThrow("writers");
	const lines = await access.records.query("select 1 from audit where outcome = 'refusé'");
	expect(lines).toHaveLength(1);
});

it("an approval holds for what was approved, to the letter: any change cancels it", async () => {
	const { access, author, approver, wait } = team;
	await wait("nouvelle");
	const id = await team.approved();
	await expect(
		access.records.query("update publication_draft set note = 'Autre' where id = $1", [id]),
	).rejects.toThrow("not approved as it stands");
	await editTexts(access, author, id, { title: "Marché du travail", note: "Autre", erratum: "" });
	expect(await seeDraft(access, approver.person, id)).toMatchObject({ state: "brouillon", approver: null });
	// What was ticked for the former text is to be looked at again.
	await expect(submitDraft(access, author, id)).rejects.toMatchObject(refused("diffusion-incomplete"));
	await wait("plus-nouvelle", [...served, { territory: "61", value: 1 }]);
	await takeCandidate(access, author, id);
	expect(await seeDraft(access, author.person, id)).toMatchObject({ release: "plus-nouvelle" });
});

it("nothing goes to review without a note and a checklist that is done", async () => {
	const { access, author, wait } = team;
	await expect(createDraft(access, author, { title: "Essai" })).rejects.toMatchObject(
		refused("diffusion-sans-candidate"),
	);
	await wait("nouvelle");
	const id = await createDraft(access, author, { title: "Essai" });
	await expect(submitDraft(access, author, id)).rejects.toMatchObject({ data: { field: "note" } });
	await editTexts(access, author, id, { title: "Essai", note: "Note", erratum: "" });
	await expect(submitDraft(access, author, id)).rejects.toThrow("Textes relus");
});

it("a partner's data without a charter in force stop the checklist", async () => {
	const { access, author, wait } = team;
	await wait("nouvelle", served, { origin: "deposit", source: "opco-contrats", label: "lot" });
	const id = await team.complete();
	await expect(submitDraft(access, author, id)).rejects.toThrow("Chartes");
});

it("sent back with a word, unscheduled, abandoned: each step is open from its states only", async () => {
	const { access, author, approver, wait } = team;
	await wait("nouvelle");
	const id = await team.approved();
	await expect(submitDraft(access, author, id)).rejects.toMatchObject(refused("diffusion-etape"));
	await scheduleDraft(access, author, id, { day: "2026-03-20", time: "9:00" });
	await expect(unscheduleDraft(access, author, id, " ")).rejects.toMatchObject({ data: { field: "reason" } });
	await unscheduleDraft(access, author, id, "Fichier attendu");
	expect(await stateOf(id)).toBe("approuvee");
	// The public was told the date: it reads why it holds no more, under the title that was announced.
	expect(await openDiffusions(access).upcoming()).toMatchObject([
		{ id, at: null, moves: 1, lifted: { from: new Date("2026-03-20T08:00:00Z"), reason: "Fichier attendu" } },
	]);
	await expect(refuseDraft(access, approver, id, " ")).rejects.toMatchObject({ data: { field: "comment" } });
	await refuseDraft(access, approver, id, "Revoir la note");
	expect(await stateOf(id)).toBe("brouillon");
	await abandonDraft(access, author, id, "Sans suite");
	await expect(editTexts(access, author, id, { title: "x", note: "x", erratum: "" })).rejects.toMatchObject(
		refused("diffusion-etape"),
	);
	await expect(access.records.query("delete from publication_draft")).rejects.toThrow("only ever added");
	for (const day of ["2026-03-01", "2026-02-30", "2036-01-01"])
		await expect(
			scheduleDraft(access, author, await team.approved("Autre"), { day, time: "9:00" }),
		).rejects.toMatchObject(refused("saisie-incorrecte"));
});

it("the people named read it from 24 hours before, others never, and nobody by this door once it is out", async () => {
	const { access, author, approver, reader, wait, set } = team;
	await wait("nouvelle");
	const id = await team.complete();
	await addPreviewer(access, author, id, reader.person.id);
	await submitDraft(access, author, id);
	await approveDraft(access, approver, id);
	const read = () => previewOf(access, reader.person, id);
	await expect(read()).rejects.toMatchObject(refused("acces-refuse"));
	await scheduleDraft(access, author, id, { day: "2026-03-05", time: "10:00" });
	set("2026-03-04T08:59:00Z");
	await expect(read()).rejects.toMatchObject(refused("acces-refuse"));
	set("2026-03-04T09:00:00Z");
	expect((await read()).release).toBe("nouvelle");
	expect((await previewOf(access, approver.person, id)).release).toBe("nouvelle");
	const stranger = { ...reader.person, id: "00000000-0000-4000-8000-000000000000" };
	await expect(previewOf(access, stranger, id)).rejects.toMatchObject(refused("acces-refuse"));
	set("2026-03-05T09:00:00Z");
	await publishDue(access);
	await expect(read()).rejects.toMatchObject(refused("diffusion-inconnue"));
	expect(publications(access.dataDir)[0]?.previewers).toEqual(["Lecture"]);
});

it("cut between the pointer and the records, the next round finishes and publishes nothing twice", async () => {
	const { access, author, wait } = team;
	await wait("nouvelle");
	const id = await team.approved();
	await scheduleDraft(access, author, id, { now: true });
	// What a process killed after the pointer moved leaves behind.
	publish(access.dataDir, 1, {
		version: "1.1.0",
		release: "nouvelle",
		published: access.now().toISOString(),
		kind: "ordinaire",
		title: "Marché du travail",
		note: "Une valeur est révisée.",
		channel: "approbation",
		act: id,
		changes: { added: 1, removed: 0, revised: 0 },
	});
	expect(await stateOf(id)).toBe("programmee");
	await Promise.all([publishDue(access), publishDue(access)]);
	expect(await stateOf(id)).toBe("publiee");
	expect(currentNumber(access.dataDir)).toBe(2);
});

it("a draft that another publication outran is stopped, and its approval falls", async () => {
	const { access, author, wait, letters } = team;
	await wait("nouvelle");
	const id = await team.approved();
	await scheduleDraft(access, author, id, { day: "2026-03-02", time: "10:00" });
	publish(access.dataDir, 1, {
		version: "1.0.1",
		release: "servie",
		published: access.now().toISOString(),
		kind: "ordinaire",
		title: "Autre",
		note: "Autre",
		channel: "operateur",
		changes: { added: 0, removed: 0, revised: 0 },
	});
	team.set("2026-03-02T09:00:00Z");
	expect((await publishDue(access)).join()).toMatch(/arrêtée/);
	expect(await stateOf(id)).toBe("brouillon");
	expect(currentId(access.dataDir)).toBe("servie");
	expect((await letters("auteur@exemple.fr")).at(-1)).toContain("Diffusion arrêtée");
});

it("an erratum corrects a publication by name, and may stand on the release that is served", async () => {
	const { access, author, approver } = team;
	await expect(createDraft(access, author, { title: "x", corrects: 9 })).rejects.toMatchObject(
		refused("diffusion-inconnue"),
	);
	const id = await createDraft(access, author, { title: "Correction", corrects: 1 });
	const texts = { title: "Correction", note: "La note de la version 1.0.0 disait faux." };
	await editTexts(access, author, id, { ...texts, erratum: "" });
	const ticks = async (): Promise<void> => {
		for (const item of ["secret", "textes", "accessibilite"])
			await tick(access, author, id, { item, done: true });
	};
	await ticks();
	await expect(submitDraft(access, author, id)).rejects.toThrow("erratum");
	await editTexts(access, author, id, { ...texts, erratum: "Lire 50 et non 5." });
	await ticks();
	await submitDraft(access, author, id);
	await approveDraft(access, approver, id);
	await scheduleDraft(access, approver, id, { now: true });
	await publishDue(access);
	expect(publications(access.dataDir)[0]).toMatchObject({
		version: "1.0.1",
		kind: "erratum",
		corrects: 1,
		erratum: "Lire 50 et non 5.",
		release: "servie",
	});
});

it("a withdrawal puts the former release back with its reason, once, and never leaves nothing served", async () => {
	const { access, author, approver, wait } = team;
	await expect(withdraw(access, approver, 1, "Faux")).rejects.toMatchObject(refused("diffusion-seule"));
	await wait("nouvelle");
	const id = await team.approved();
	await scheduleDraft(access, author, id, { now: true });
	await publishDue(access);
	await expect(withdraw(access, author, 2, "Faux")).rejects.toMatchObject(refused("acces-refuse"));
	await expect(withdraw(access, approver, 2, "")).rejects.toMatchObject({ data: { field: "reason" } });
	await withdraw(access, approver, 2, "Fichier du producteur faux");
	// Decided and not done: the next round does it.
	expect(currentId(access.dataDir)).toBe("nouvelle");
	await Promise.all([publishDue(access), publishDue(access)]);
	expect(currentId(access.dataDir)).toBe("servie");
	expect(publications(access.dataDir)[0]).toMatchObject({
		n: 3,
		kind: "retrait",
		withdraws: 2,
		reason: "Fichier du producteur faux",
		version: "2.0.0",
	});
	expect(currentNumber(access.dataDir)).toBe(3);
	await expect(withdraw(access, approver, 2, "Encore")).rejects.toMatchObject(
		refused("diffusion-deja-retiree"),
	);
});
