import { expect, it } from "vitest";
import { randomFrom } from "../build/drill.ts";
import { drillDesk } from "./desk/drill.ts";

const seed = Date.now() % 1_000_000;

it(`whatever is killed, and when, nothing that was acknowledged is lost, doubled or half done (seed ${seed})`, async () => {
	const drill = await drillDesk(12, randomFrom(seed), () => undefined);
	expect(drill.faults).toEqual([]);
	expect(drill.deposits).toBeGreaterThan(0);
}, 900_000);
