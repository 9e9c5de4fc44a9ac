import { expect, it } from "vitest";
import type { Publication } from "../release/index.ts";
import { diffusionCalendar, diffusionFeed } from "./feed.ts";

const site = { name: "Observatoire d’essai", url: "https://essai.example" };
const one = (n: number, more: Partial<Publication> = {}): Publication => ({
	n,
	version: `1.0.${n - 1}`,
	release: `r${n}`,
	published: `2026-03-0${n}T08:00:00.000Z`,
	kind: "ordinaire",
	title: `Diffusion <${n}> & cie`,
	note: "Note",
	channel: "approbation",
	changes: { added: 2, removed: 0, revised: 1 },
	...more,
});

it("the feed tells each publication once, by a stable address, with its withdrawal and its erratum", () => {
	const history = [
		one(3, { kind: "retrait", withdraws: 2, reason: "Fichier faux" }),
		one(2, { kind: "erratum", corrects: 1, erratum: "Lire 12" }),
		one(1),
	];
	const xml = diffusionFeed(site, history);
	expect(xml).toMatch(/^<\?xml[^>]*\?>\s*<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/);
	expect([...xml.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id)).toEqual([
		"https://essai.example/diffusions",
		"https://essai.example/diffusions/1.0.2",
		"https://essai.example/diffusions/1.0.1",
		"https://essai.example/diffusions/1.0.0",
	]);
	expect(xml).toContain("Fichier faux");
	expect(xml).toContain("Lire 12");
	expect(xml).toContain("2 cases ajoutées et 1 case révisée".replaceAll(/(\d) /g, "$1\u00a0"));
	expect(xml).not.toContain("<1>");
});

it("an announced publication keeps its event when it comes out, at its instant in universal time", () => {
	const at = new Date("2026-03-05T13:30:00Z");
	const before = diffusionCalendar(site, [{ id: "abc", title: "Chômage", at, moves: 0 }], []);
	const after = diffusionCalendar(site, [], [one(1, { act: "abc", published: at.toISOString() })]);
	for (const text of [before, after]) {
		expect(text).toContain("UID:diffusion-abc@essai.example");
		expect(text).toContain("DTSTART:20260305T133000Z");
	}
	expect(before).toContain("STATUS:TENTATIVE");
	expect(after).toContain("STATUS:CONFIRMED");
	expect(diffusionCalendar(site, [], [])).toMatch(/^BEGIN:VCALENDAR[\s\S]*END:VCALENDAR/);
});

it("a date that is lifted stays in the agenda under the same event: cancelled, or moved, with its reason", () => {
	const from = new Date("2026-03-05T13:30:00Z");
	const lifted = { from, reason: "Fichier attendu", abandoned: false };
	const calendar = (at: Date | null): string =>
		diffusionCalendar(site, [{ id: "abc", title: "Chômage", at, moves: 1, lifted }], []).replaceAll(
			"\r\n\t",
			"",
		);
	expect(calendar(null)).toMatch(/DTSTART:20260305T133000Z[\s\S]*STATUS:CANCELLED/);
	const moved = calendar(new Date("2026-03-12T08:00:00Z"));
	expect(moved).toMatch(/DTSTART:20260312T080000Z[\s\S]*STATUS:TENTATIVE/);
	for (const text of [calendar(null), moved]) {
		expect(text).toContain("UID:diffusion-abc@essai.example");
		expect(text).toContain("SEQUENCE:1");
		expect(text).toMatch(/Reportée.*Motif : Fichier attendu/);
	}
});
