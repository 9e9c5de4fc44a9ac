import type { Geometry } from "geojson";

/** The outline of a made-up place: its south-west corner is given. */
export const square = (x: number, y: number): Geometry => ({
	type: "Polygon",
	coordinates: [
		[
			[x, y],
			[x + 0.4, y],
			[x + 0.4, y + 0.3],
			[x, y + 0.3],
			[x, y],
		],
	],
});
