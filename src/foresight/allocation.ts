import { DefError } from "../platform/index.ts";

/** Of each thing, the share that goes to each target: shares of one thing add up to 1 (methods §6.1). */
export type Weights = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface Allocation {
	/** What each target receives. */
	readonly parts: ReadonlyMap<string, number>;
	/** What leads to no target known: kept apart, so that nothing is lost or counted twice. */
	readonly outside: number;
	readonly total: number;
}

const EXACT = 1e-9;

function refuse(cause: string): never {
	throw new DefError("table-de-passage", { from: "offre de formation", to: "métiers", cause });
}

/**
 * Shares quantities out. What has no row, or a row that holds only a part of it, goes outside for the rest; a row that would
 * give out more than it has is refused: a place is counted once, whatever the number of occupations it leads to. Throws
 * `table-de-passage`.
 */
export function allocate(quantities: ReadonlyMap<string, number>, weights: Weights): Allocation {
	const parts = new Map<string, number>();
	let outside = 0;
	let total = 0;
	for (const [thing, quantity] of quantities) {
		total += quantity;
		let given = 0;
		for (const [target, weight] of weights.get(thing) ?? []) {
			if (!(weight > 0)) refuse(`le poids de ${thing} vers ${target} est ${weight}`);
			given += weight;
			parts.set(target, (parts.get(target) ?? 0) + quantity * weight);
		}
		if (given > 1 + EXACT) refuse(`les poids de ${thing} font ${given}, plus que 1`);
		outside += quantity * Math.max(0, 1 - given);
	}
	const sum = [...parts.values()].reduce((all, part) => all + part, outside);
	if (Math.abs(sum - total) > EXACT * Math.max(1, total)) refuse(`${sum} attribués pour ${total}`);
	return { parts, outside, total };
}

/** `W = A·B`. What a middle code does not pass on is left over, and `allocate` puts it outside. */
export function chained(first: Weights, second: Weights): Weights {
	return new Map(
		[...first].map(([thing, steps]) => {
			const row = new Map<string, number>();
			for (const [middle, weight] of steps)
				for (const [target, share] of second.get(middle) ?? [])
					row.set(target, (row.get(target) ?? 0) + weight * share);
			return [thing, row];
		}),
	);
}

/** Equal shares, or shares by size when every target has one. */
export function sharesOf(
	targets: readonly string[],
	mass?: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
	const codes = [...new Set(targets)];
	const sizes = codes.map((code) => mass?.get(code) ?? 0);
	const sum = sizes.reduce((all, size) => all + size, 0);
	const sized = sizes.every((size) => size > 0);
	return new Map(codes.map((code, i) => [code, sized ? (sizes[i] ?? 0) / sum : 1 / codes.length]));
}
