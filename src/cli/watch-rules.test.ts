import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { rule } from "../../tests/observatory/charter-release.ts";
import { type CharterRule, publicReader, ruling } from "../charters/index.ts";
import { watchRules } from "./watch-rules.ts";

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

const one = rule();
const two = rule({ number: 2 });

it("a change made elsewhere is seen within five seconds, one made here at once", async () => {
	let stored: readonly CharterRule[] = [one];
	const watch = await watchRules(async () => stored, vi.fn());
	expect(watch.rules()).toEqual([one]);
	stored = [one, two];
	expect(watch.rules()).toEqual([one]);
	await vi.advanceTimersByTimeAsync(5_000);
	expect(watch.rules()).toEqual([one, two]);
	stored = [two];
	await watch.refresh();
	expect(watch.rules()).toEqual([two]);
	watch.stop();
	stored = [];
	await vi.advanceTimersByTimeAsync(20_000);
	expect(watch.rules()).toEqual([two]);
});

it("without its records the last rules stay, are told missing once, and end when they say", async () => {
	let broken = false;
	const trouble = vi.fn();
	const watch = await watchRules(async () => {
		if (broken) throw new Error("panne");
		return [one];
	}, trouble);
	broken = true;
	await vi.advanceTimersByTimeAsync(60_000);
	expect(trouble).toHaveBeenCalledTimes(1);
	const asked = { source: "opco-contrats", level: "region", use: "diffusion", reader: publicReader } as const;
	const end = Date.parse(one.until);
	expect(ruling(watch.rules(), { ...asked, at: new Date(end - 1) }).allowed).toBe(true);
	expect(ruling(watch.rules(), { ...asked, at: new Date(end) }).allowed).toBe(false);
	broken = false;
	await watch.refresh();
	expect(watch.rules()).toEqual([one]);
	watch.stop();
});

it("nothing is shown before the rules could be read, and a slow reading never covers a later one", async () => {
	const answers: ((rules: readonly CharterRule[]) => void)[] = [];
	const opening = watchRules(() => new Promise((done) => answers.push(done)), vi.fn());
	answers[0]?.([]);
	const watch = await opening;
	expect(watch.rules()).toEqual([]);
	const first = watch.refresh();
	const second = watch.refresh();
	await vi.advanceTimersByTimeAsync(0);
	expect(answers).toHaveLength(2);
	answers[1]?.([one]);
	await first;
	await vi.advanceTimersByTimeAsync(0);
	answers[2]?.([two]);
	await second;
	expect(watch.rules()).toEqual([two]);
	watch.stop();
});
