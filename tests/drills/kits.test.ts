import { expect, it } from "vitest";
import { randomFrom } from "../build/drill.ts";
import { drillKits } from "./kits/drill.ts";

const seed = Date.now() % 1_000_000;

it(`whatever is killed while kits are made, each is made once, whole (seed ${seed})`, async () => {
	const drill = await drillKits(3, randomFrom(seed), () => undefined);
	expect(drill.faults).toEqual([]);
	expect(drill.made).toBeGreaterThan(0);
}, 300_000);
