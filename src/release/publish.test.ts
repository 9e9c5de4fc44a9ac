import { spawn } from "node:child_process";
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { smallRelease } from "../../tests/observatory/small-release.ts";
import {
	candidateId,
	currentId,
	currentNumber,
	healPublications,
	openRelease,
	type Publication,
	publications,
	publish,
	setCandidate,
	successorOf,
	versionAfter,
	withdrawalOfRelease,
} from "./index.ts";

let dataDir = "";
beforeEach(async () => {
	dataDir = mkdtempSync(join(tmpdir(), "def-publish-"));
	for (const id of ["a", "b"]) await smallRelease(dataDir, { id, cells: [{ territory: "14", value: 1 }] });
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const account = (release: string, more: Partial<Publication> = {}): Omit<Publication, "n"> => ({
	version: "1.0.0",
	release,
	published: "2026-02-01T08:00:00.000Z",
	kind: "ordinaire",
	title: "Essai",
	note: "Essai",
	channel: "operateur",
	changes: { added: 0, removed: 0, revised: 0 },
	...more,
});
/** Nothing was ever published: there is no folder yet. */
const folder = (): readonly string[] => {
	const path = join(dataDir, "releases", "publications");
	return existsSync(path) ? readdirSync(path) : [];
};

it("the account is whole before the pointer moves, and the release is told with the instant of its publication", () => {
	expect(publish(dataDir, 0, account("a")).n).toBe(1);
	expect(readFileSync(join(dataDir, "releases", "current"), "utf8")).toBe("a 1\n");
	expect(publications(dataDir).map(({ n, release }) => [n, release])).toEqual([[1, "a"]]);
	expect(openRelease(dataDir).manifest.published).toBe("2026-02-01T08:00:00.000Z");
	expect(openRelease(dataDir, "b").manifest.published).toBe("2026-01-01T00:00:00.000Z");
});

it("what was approved as a change from one publication is refused after another", () => {
	publish(dataDir, 0, account("a"));
	expect(() => publish(dataDir, 0, account("b"))).toThrow("entre-temps");
	expect(currentId(dataDir)).toBe("a");
});

it("a release that is missing or damaged is never pointed at", () => {
	expect(() => publish(dataDir, 0, account("inconnue"))).toThrow("manifeste");
	expect(currentId(dataDir)).toBeUndefined();
	expect(existsSync(join(dataDir, "releases", "publications"))).toBe(false);
});

it("an account that no pointer reached never took place, and is swept", () => {
	publish(dataDir, 0, account("a"));
	writeFileSync(
		join(dataDir, "releases", "publications", "0002.json"),
		JSON.stringify({ n: 2, ...account("b") }),
	);
	expect(publications(dataDir)).toHaveLength(1);
	healPublications(dataDir);
	expect(folder()).toEqual(["0001.json"]);
	expect(publish(dataDir, 1, account("b")).n).toBe(2);
});

it("a folder of before the numbers, whose pointer has the id alone, is read and goes on", () => {
	mkdirSync(join(dataDir, "releases"), { recursive: true });
	writeFileSync(join(dataDir, "releases", "current"), "a\n");
	expect([currentId(dataDir), currentNumber(dataDir), publications(dataDir)]).toEqual(["a", 0, []]);
	publish(dataDir, 0, account("b"));
	expect(publications(dataDir)).toHaveLength(1);
});

it("killed at any instant, publishing leaves the old publication or the new one, whole", async () => {
	const script = `
		import { currentNumber, publish } from ${JSON.stringify(join(import.meta.dirname, "index.ts"))};
		const [dataDir] = process.argv.slice(1);
		process.stdout.write("ready\\n");
		for (let i = 0; ; i++) {
			const n = currentNumber(dataDir);
			publish(dataDir, n, { version: "1.0." + n, release: n % 2 ? "a" : "b", published: new Date(0).toISOString(),
				kind: "ordinaire", title: "x".repeat(50_000), note: "", channel: "operateur", changes: { added: 0, removed: 0, revised: 0 } });
			process.stdout.write(".");
		}`;
	for (let round = 0; round < 12; round++) {
		const child = spawn(process.execPath, ["--input-type=module", "-e", script, dataDir], {
			stdio: ["ignore", "pipe", "inherit"],
		});
		// Some are killed at the very first publication, some in the middle of many: told by what was done, not by a clock a busy machine stretches.
		const wanted = round % 4;
		await new Promise<void>((reached) => {
			let told = 0;
			child.stdout.on("data", (text: Buffer) => {
				told += text.toString().split(".").length - 1;
				if (told >= wanted) reached();
			});
		});
		await new Promise((wake) => setTimeout(wake, Math.random() * 10));
		child.kill("SIGKILL");
		await new Promise((gone) => child.once("exit", gone));
		healPublications(dataDir);
		const n = currentNumber(dataDir);
		const history = publications(dataDir);
		expect(history.map((one) => one.n)).toEqual(Array.from({ length: n }, (_, i) => n - i));
		expect(history.every(({ title }) => title.length === 50_000)).toBe(true);
		if (n > 0) expect(openRelease(dataDir).manifest.id).toBe(history[0]?.release);
		expect(folder().filter((name) => name.endsWith(".json"))).toHaveLength(n);
	}
	expect(currentNumber(dataDir)).toBeGreaterThan(0);
});

it("what is published waits no more, even once it is withdrawn", () => {
	setCandidate(dataDir, "b");
	expect(candidateId(dataDir)).toBe("b");
	publish(dataDir, 0, account("a"));
	publish(dataDir, 1, account("b"));
	publish(dataDir, 2, account("a", { kind: "retrait", withdraws: 2, reason: "Faux" }));
	expect(candidateId(dataDir)).toBeUndefined();
	const history = publications(dataDir);
	expect(withdrawalOfRelease(history, "b")?.reason).toBe("Faux");
	expect(withdrawalOfRelease(history, "a")).toBeUndefined();
	// Nothing is left to serve in its place.
	expect(successorOf(history, 3)).toBeUndefined();
});

it("the number follows from the changes: removed, major; added, minor; revised or nothing, patch; first, 1.0.0", () => {
	const of = (added: number, removed: number, revised: number) => ({ added, removed, revised });
	expect(versionAfter(undefined, of(9, 0, 0))).toBe("1.0.0");
	expect(versionAfter("1.4.2", of(1, 1, 1))).toBe("2.0.0");
	expect(versionAfter("1.4.2", of(1, 0, 5))).toBe("1.5.0");
	expect(versionAfter("1.4.2", of(0, 0, 5))).toBe("1.4.3");
	expect(versionAfter("1.4.2", of(0, 0, 0))).toBe("1.4.3");
});
