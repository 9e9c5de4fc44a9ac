/** Codes of one dimension of a table and who contains whom. Pure. */
import { DefError } from "../platform/index.ts";

/** Code → code that contains it, up to the total, which is nobody's child. */
export type Tree = ReadonlyMap<string, string>;

export interface Dimension {
	readonly id: string;
	/** Code of the whole. */
	readonly total: string;
	/** Several ones when zonings cross: each goes from its own codes up to the total. */
	readonly trees: readonly Tree[];
	/** What hiding costs more at each level above the finest (methods §8.3: 10 for territories). Default 1. */
	readonly levelFactor?: number;
}

/**
 * Tree from a table of correspondence, one line per finest code, coarsest column first. A code written again at the next level is one
 * code. Throws `secret-tableau-invalide` when a code has two parents.
 */
export function treeOf(lines: Iterable<readonly string[]>, total: string): Tree {
	const tree = new Map<string, string>();
	for (const line of lines) {
		let parent = total;
		for (const code of line) {
			if (code === parent) continue;
			const known = tree.get(code);
			if (known !== undefined && known !== parent) {
				throw invalid(`le code « ${code} » est à la fois sous « ${known} » et sous « ${parent} »`);
			}
			tree.set(code, parent);
			parent = code;
		}
	}
	return tree;
}

/** Parents of a tree with their children, finest parents first, so that a parent comes after those it contains. */
export function families(dimension: Dimension): readonly (readonly [string, readonly string[]])[] {
	return dimension.trees.flatMap((tree) => {
		const children = new Map<string, string[]>();
		for (const [child, parent] of tree) children.set(parent, [...(children.get(parent) ?? []), child]);
		return [...children].sort(([a], [b]) => height(children, a) - height(children, b));
	});
}

/** Levels between a code and the finest one under it, over all the trees of the dimension. */
export function heights(dimension: Dimension): ReadonlyMap<string, number> {
	const found = new Map<string, number>();
	for (const tree of dimension.trees) {
		for (const code of tree.keys()) {
			let up: string | undefined = code;
			for (let h = 0; up !== undefined; h++) {
				if (h > tree.size) throw invalid(`la hiérarchie « ${dimension.id} » tourne en rond (${code})`);
				found.set(up, Math.max(found.get(up) ?? 0, h));
				up = up === dimension.total ? undefined : tree.get(up);
			}
		}
	}
	return found;
}

export function invalid(cause: string): DefError {
	return new DefError("secret-tableau-invalide", { cause });
}

function height(children: ReadonlyMap<string, readonly string[]>, code: string): number {
	return 1 + Math.max(-1, ...(children.get(code) ?? []).map((c) => height(children, c)));
}
