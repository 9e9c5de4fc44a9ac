import { DefError } from "../platform/index.ts";

/** How the figures of a cube are protected: hidden, blurred or rounded. */
export type Way = "suppression" | "cell-key" | "rounding";

/**
 * The only way of a cube. Two ways on one cube undo each other: what suppression hides would be printed blurred, and the exact cells
 * that remain would take the noise off. Throws `secret-deux-methodes`.
 */
export function onlyWay(cube: string, asked: Iterable<Way>): Way | undefined {
	const [first, ...others] = new Set(asked);
	if (first !== undefined && others.length > 0) {
		const names = [first, ...others].map((way) => french[way]).sort();
		throw new DefError("secret-deux-methodes", { cube, ways: names.join(" et ") });
	}
	return first;
}

const french: Readonly<Record<Way, string>> = {
	suppression: "masquage",
	"cell-key": "perturbation",
	rounding: "arrondi",
};
