import { expect, it } from "vitest";
import { centerOf, kilometres } from "./centers.ts";

const square = (x: number, y: number, side: number): [number, number][] => [
	[x, y],
	[x + side, y],
	[x + side, y + side],
	[x, y + side],
	[x, y],
];

it("the centre of an outline weighs its pieces by their area, whichever way they are wound", () => {
	expect(centerOf({ type: "Polygon", coordinates: [square(0, 0, 2)] })).toEqual([1, 1]);
	// Areas 4 and 1: the second one is wound the other way.
	expect(
		centerOf({ type: "MultiPolygon", coordinates: [[square(0, 0, 2)], [square(10, 0, 1).reverse()]] }),
	).toEqual([(4 * 1 + 10.5) / 5, (4 * 1 + 0.5) / 5]);
	expect(centerOf({ type: "Point", coordinates: [1, 2] })).toBeUndefined();
});

it("a distance is that of the crow", () => {
	// One degree of the meridian, and of the parallel 60° north.
	expect(kilometres([0, 49], [0, 50])).toBeCloseTo(111.195, 2);
	expect(kilometres([0, 60], [1, 60])).toBeCloseTo(55.6, 1);
	expect(kilometres([0.5, 49], [0.5, 49])).toBe(0);
});
