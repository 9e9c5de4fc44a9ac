import type { Geometry } from "geojson";
import { describe, expect, it } from "vitest";
import { neighboursIn } from "./neighbours.ts";

const square = (x: number, y: number): Geometry => ({
	type: "Polygon",
	coordinates: [
		[
			[x, y],
			[x + 1, y],
			[x + 1, y + 1],
			[x, y + 1],
			[x, y],
		],
	],
});

describe("neighbours", () => {
	it("share a side, not a corner", () => {
		const found = neighboursIn(
			new Map([
				["a", square(0, 0)],
				["right of a", square(1, 0)],
				["corner of a", square(1, 1)],
				["far", square(9, 9)],
			]),
		);
		expect(found.get("a")).toEqual(["right of a"]);
		expect(found.get("right of a")).toEqual(["a", "corner of a"]);
		expect(found.get("far")).toEqual([]);
	});
	it("may be parted by water from the rest of their territory", () => {
		const islands: Geometry = {
			type: "MultiPolygon",
			coordinates: [square(5, 5), square(1, 0)].map((one) => (one.type === "Polygon" ? one.coordinates : [])),
		};
		expect(
			neighboursIn(
				new Map([
					["a", square(0, 0)],
					["islands", islands],
				]),
			).get("islands"),
		).toEqual(["a"]);
	});
});
