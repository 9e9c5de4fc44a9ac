import { geoArea, geoConicConformal, geoPath } from "d3-geo";
import type { Feature, FeatureCollection, Geometry, Position } from "geojson";

export interface Outline {
	readonly code: string;
	/** SVG path data. */
	readonly path: string;
}

export interface Drawing {
	readonly width: number;
	readonly height: number;
	readonly outlines: readonly Outline[];
	/** Where a longitude and a latitude stand in it. Absent of a drawing that was not made from coordinates. */
	readonly at?: (position: readonly [lon: number, lat: number]) => { readonly x: number; readonly y: number };
}

const width = 640;
const tallest = 560;
const margin = 6;

/**
 * Shapes in the French conic conformal projection (parallels of Lambert-93), fitted to a 640-wide drawing. Points closer
 * than a pixel or so are dropped: neighbours are cut at the same places to the eye and the page stays light.
 */
export function drawOutlines(shapes: ReadonlyMap<string, Geometry>, codes: readonly string[]): Drawing {
	const features: Feature[] = codes.flatMap((code) => {
		const geometry = shapes.get(code);
		return geometry
			? [{ type: "Feature" as const, id: code, properties: {}, geometry: wound(geometry) }]
			: [];
	});
	const all: FeatureCollection = { type: "FeatureCollection", features };
	if (features.length === 0) return { width, height: 0, outlines: [] };
	const projection = geoConicConformal().parallels([44, 49]).rotate([-3, 0]).center([0, 46.5]).precision(0);
	projection.fitExtent(
		[
			[margin, margin],
			[width - margin, tallest - margin],
		],
		all,
	);
	const path = geoPath(projection).digits(1);
	const [[x0, y0], [x1, y1]] = path.bounds(all);
	const [tx, ty] = projection.translate();
	projection.translate([tx - x0 + margin, ty - y0 + margin]);
	return {
		width: Math.ceil(x1 - x0 + 2 * margin),
		height: Math.ceil(y1 - y0 + 2 * margin),
		outlines: features.map((feature) => ({
			code: String(feature.id),
			path: thinned(path(feature) ?? ""),
		})),
		at([lon, lat]) {
			const [x, y] = projection([lon, lat]) ?? [0, 0];
			return { x: Math.round(10 * x) / 10, y: Math.round(10 * y) / 10 };
		},
	};
}

/** Spherical geometry wants exterior rings clockwise; GeoJSON files have them the other way as often as not. */
function wound(geometry: Geometry): Geometry {
	if (geometry.type === "Polygon") return { ...geometry, coordinates: woundRings(geometry.coordinates) };
	if (geometry.type === "MultiPolygon")
		return { ...geometry, coordinates: geometry.coordinates.map(woundRings) };
	return geometry;
}

function woundRings(rings: readonly Position[][]): Position[][] {
	return rings.map((ring, index) => {
		const coversGlobe = geoArea({ type: "Polygon", coordinates: [ring] }) > 2 * Math.PI;
		const isHole = index > 0;
		return coversGlobe === isHole ? ring : [...ring].reverse();
	});
}

const nearest = 0.8;

function thinned(path: string): string {
	return path
		.split("Z")
		.filter((ring) => ring !== "")
		.map((ring) => {
			const kept: string[] = [];
			let last: readonly [number, number] | undefined;
			for (const point of ring.replace(/^M/, "").split("L")) {
				const [x = 0, y = 0] = point.split(",").map(Number);
				if (last && Math.hypot(x - last[0], y - last[1]) < nearest) continue;
				last = [x, y];
				kept.push(`${x},${y}`);
			}
			return kept.length < 3 ? "" : `M${kept.join("L")}Z`;
		})
		.join("");
}
