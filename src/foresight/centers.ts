import type { Geometry, Position } from "geojson";

/** Longitude and latitude, degrees. */
export type Point = readonly [lon: number, lat: number];

/** Centre of gravity of an outline, islands included and holes left aside; undefined of what has no area. */
export function centerOf(shape: Geometry): Point | undefined {
	const rings =
		shape.type === "Polygon"
			? shape.coordinates.slice(0, 1)
			: shape.type === "MultiPolygon"
				? shape.coordinates.flatMap((polygon) => polygon.slice(0, 1))
				: [];
	let [area, x, y] = [0, 0, 0];
	for (const ring of rings) {
		const own = momentsOf(ring);
		// Files wind their rings one way or the other.
		const sign = own.area < 0 ? -1 : 1;
		area += sign * own.area;
		x += sign * own.x;
		y += sign * own.y;
	}
	return area === 0 ? undefined : [x / area, y / area];
}

function momentsOf(ring: readonly Position[]): {
	readonly area: number;
	readonly x: number;
	readonly y: number;
} {
	let [area, x, y] = [0, 0, 0];
	for (const [index, [x0 = 0, y0 = 0]] of ring.entries()) {
		const [x1 = 0, y1 = 0] = ring[(index + 1) % ring.length] ?? [];
		const cross = x0 * y1 - x1 * y0;
		area += cross / 2;
		x += ((x0 + x1) * cross) / 6;
		y += ((y0 + y1) * cross) / 6;
	}
	return { area, x, y };
}

/** Mean radius of the Earth, km. */
const EARTH = 6371.0088;

/** As the crow flies, km (haversine). */
export function kilometres([lon0, lat0]: Point, [lon1, lat1]: Point): number {
	const rad = Math.PI / 180;
	const half = (a: number, b: number): number => Math.sin(((b - a) * rad) / 2) ** 2;
	const h = half(lat0, lat1) + Math.cos(lat0 * rad) * Math.cos(lat1 * rad) * half(lon0, lon1);
	return 2 * EARTH * Math.asin(Math.sqrt(h));
}
