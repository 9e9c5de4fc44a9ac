import type { Geometry, Position } from "geojson";

/**
 * Which outlines touch along a line: two points in common at least, so that a corner is not enough. Outlines must be cut from
 * one drawing, where two neighbours go through the same points; codes come in the order of the outlines.
 */
export function neighboursIn(shapes: ReadonlyMap<string, Geometry>): ReadonlyMap<string, readonly string[]> {
	const holders = new Map<string, Set<string>>();
	for (const [code, geometry] of shapes)
		for (const [x = 0, y = 0] of pointsOf(geometry)) {
			const key = `${x.toFixed(6)} ${y.toFixed(6)}`;
			holders.set(key, (holders.get(key) ?? new Set()).add(code));
		}
	const common = new Map<string, Map<string, number>>();
	for (const codes of holders.values()) {
		if (codes.size < 2) continue;
		for (const a of codes)
			for (const b of codes) {
				if (a === b) continue;
				const counts = common.get(a) ?? new Map<string, number>();
				common.set(a, counts.set(b, (counts.get(b) ?? 0) + 1));
			}
	}
	return new Map(
		[...shapes.keys()].map((code) => [
			code,
			[...shapes.keys()].filter((other) => (common.get(code)?.get(other) ?? 0) >= 2),
		]),
	);
}

function pointsOf(geometry: Geometry): readonly Position[] {
	if (geometry.type === "Polygon") return geometry.coordinates.flat();
	return geometry.type === "MultiPolygon" ? geometry.coordinates.flat(2) : [];
}
