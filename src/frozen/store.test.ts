import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { codeOf, forgetFrozen, freeze, isCode, readCard, readFrozen } from "./index.ts";

let dataDir = "";
beforeAll(() => {
	dataDir = mkdtempSync(join(tmpdir(), "def-frozen-"));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const given = (address: string, more: Partial<Parameters<typeof freeze>[1]> = {}) => ({
	request: { release: "d1", address },
	published: "2026-01-14T08:00:00.000Z",
	frozen: "2026-02-01T08:00:00.000Z",
	charters: [],
	levels: ["bassin"],
	...more,
});
const contents = (text: string) => ({ "donnees.json": text, "donnees.csv": `${text};` });

it("a code is eight signs that nobody confuses, the same for the same request and for nothing else", () => {
	const seen = new Map<string, string>();
	fc.assert(
		fc.property(
			fc.string(),
			fc.string(),
			fc.option(fc.string(), { nil: undefined }),
			(release, address, block) => {
				const request = { release, address, ...(block === undefined ? {} : { block }) };
				const code = codeOf(request);
				expect(code).toMatch(/^[2-9a-hjkmnp-z]{8}$/);
				expect(isCode(code)).toBe(true);
				expect(codeOf({ ...request })).toBe(code);
				const name = JSON.stringify([release, address, block ?? ""]);
				expect(seen.get(code) ?? name).toBe(name);
				seen.set(code, name);
			},
		),
	);
	// For ever: a change of this line breaks every link printed.
	expect(codeOf({ release: "d1", address: "/chiffres/x?periode=2024", block: "b" })).toBe("9hw9vw5s");
});

it("the same request gives the link already there, whatever its bytes would be now", () => {
	const first = freeze(dataDir, given("/a"), contents("alors"));
	const again = freeze(dataDir, given("/a", { frozen: "2036-02-01T08:00:00.000Z" }), contents("maintenant"));
	expect(again).toEqual(first);
	expect(readFrozen(dataDir, first, "donnees.json").toString()).toBe("alors");
	expect(readCard(dataDir, first.code)).toEqual(first);
});

it("two requests that meet on a code keep a code each, for ever the same", () => {
	const meeting: typeof codeOf = (request, attempt = 0) =>
		attempt === 0 ? "22222222" : codeOf(request, attempt);
	const first = freeze(dataDir, given("/un"), contents("un"), meeting);
	const second = freeze(dataDir, given("/deux"), contents("deux"), meeting);
	expect(first.code).toBe("22222222");
	expect(second.code).not.toBe(first.code);
	expect(freeze(dataDir, given("/deux"), contents("x"), meeting)).toEqual(second);
	expect(readFrozen(dataDir, first, "donnees.json").toString()).toBe("un");
	expect(() => freeze(dataDir, given("/trois"), contents("trois"), () => "22222222")).toThrow(
		expect.objectContaining({ code: "lien-fige-impossible" }),
	);
});

it("bytes that changed on the disk are never given", () => {
	const card = freeze(dataDir, given("/abime"), contents("vrai"));
	writeFileSync(join(dataDir, "frozen", card.code, "donnees.json"), "faux");
	expect(() => readFrozen(dataDir, card, "donnees.json")).toThrow(
		expect.objectContaining({ code: "lien-fige-abime" }),
	);
	expect(readFrozen(dataDir, card, "donnees.csv").toString()).toBe("vrai;");
});

it("a name that leads elsewhere opens nothing", () => {
	const card = freeze(dataDir, given("/a"), contents("alors"));
	for (const code of ["../frozen", "..", "", "22222223", "2222222O"])
		expect(readCard(dataDir, code)).toBeUndefined();
	for (const name of ["lien.json", "../intake.json", "rien.csv"])
		expect(() => readFrozen(dataDir, card, name)).toThrow(
			expect.objectContaining({ code: "lien-fige-abime" }),
		);
});

it("at the end of a retention the bytes of that partner's source go, the links stay and say why", () => {
	const charter = { source: "opco-contrats", organisation: "7" };
	const mine = freeze(dataDir, given("/charte", { charters: [charter] }), contents("secret"));
	const other = freeze(
		dataDir,
		given("/autre", { charters: [{ ...charter, organisation: "8" }] }),
		contents("autre"),
	);
	const at = new Date("2028-01-01T00:00:00Z");
	expect(forgetFrozen(dataDir, charter, at, "Supprimé au terme.")).toBe(1);
	expect(forgetFrozen(dataDir, charter, at, "Supprimé au terme.")).toBe(0);
	expect(readCard(dataDir, mine.code)?.removed).toEqual({
		at: at.toISOString(),
		reason: "Supprimé au terme.",
	});
	expect(readdirSync(join(dataDir, "frozen", mine.code))).toEqual(["lien.json"]);
	expect(readFrozen(dataDir, other, "donnees.json").toString()).toBe("autre");
	// Frozen again, it stays removed.
	expect(
		freeze(dataDir, given("/charte", { charters: [charter] }), contents("secret")).removed,
	).toBeDefined();
});
