/**
 * Where to put the circle of an outline: centre of gravity of its largest ring. Undefined for an empty path. Takes the paths of
 * `Outline`: absolute points, `M…L…Z` by ring.
 */
export function centerOf(path: string): { readonly x: number; readonly y: number } | undefined {
	let best: { readonly area: number; readonly x: number; readonly y: number } | undefined;
	for (const ring of path.split("Z")) {
		const points = ring
			.replace(/^M/, "")
			.split("L")
			.map((point) => point.split(",").map(Number));
		const found = gravityOf(points);
		if (found && (!best || found.area > best.area)) best = found;
	}
	return best && { x: tenth(best.x), y: tenth(best.y) };
}

const tenth = (value: number): number => Math.round(10 * value) / 10;

function gravityOf(
	points: readonly (readonly number[])[],
): { readonly area: number; readonly x: number; readonly y: number } | undefined {
	let twice = 0;
	let x = 0;
	let y = 0;
	for (const [index, [x0 = 0, y0 = 0]] of points.entries()) {
		const [x1 = 0, y1 = 0] = points[(index + 1) % points.length] ?? [];
		const cross = x0 * y1 - x1 * y0;
		twice += cross;
		x += (x0 + x1) * cross;
		y += (y0 + y1) * cross;
	}
	return twice === 0 ? undefined : { area: Math.abs(twice / 2), x: x / (3 * twice), y: y / (3 * twice) };
}
