import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { type Care, startClock } from "./clock.ts";

const care = (name: string, round: Care["round"]): Care => ({ name, every: 1, first: 0, round });

it("a care never overlaps itself, and a slow one hinders no other", async () => {
	let inside = 0;
	let most = 0;
	let quick = 0;
	const clock = startClock([
		care("lent", async () => {
			inside += 1;
			most = Math.max(most, inside);
			await sleep(30);
			inside -= 1;
			return undefined;
		}),
		care("vif", async () => {
			quick += 1;
			return undefined;
		}),
	]);
	while (quick < 20) await sleep(1);
	await clock.stop();
	expect(most).toBe(1);
	expect(inside).toBe(0);
});

it("a round that fails is told once, is followed by the next, and told again after a success", async () => {
	const lines: string[] = [];
	let rounds = 0;
	const clock = startClock(
		[
			care("Courrier", async () => {
				rounds += 1;
				if (rounds === 4) return "1 message envoyé";
				throw new Error("panne");
			}),
		],
		(line) => lines.push(line),
	);
	while (rounds < 7) await sleep(1);
	await clock.stop();
	expect(lines).toEqual(["Courrier : panne", "Courrier : 1 message envoyé", "Courrier : panne"]);
});

it("once stopped, nothing begins any more, and what was under way has ended", async () => {
	let begun = 0;
	let ended = 0;
	const clock = startClock([
		care("x", async () => {
			begun += 1;
			await sleep(20);
			ended += 1;
			return undefined;
		}),
	]);
	while (begun === 0) await sleep(1);
	await clock.stop();
	expect(ended).toBe(begun);
	const then = begun;
	await sleep(30);
	expect(begun).toBe(then);
});
