/** From one zoning to another through the communes that they share (methods §9.4). Pure. */

/** A unit of ground: its two zones, and its mass by each of the measures that may stand for the figure. */
export interface Ground {
	readonly from: string;
	readonly to: string;
	readonly masses: Readonly<Record<string, number>>;
}

/** A value, or the bounds of a hidden one. */
export interface Interval {
	readonly low: number;
	readonly high: number;
}

export interface ConvertedValue extends Interval {
	/** Null when the masses disagree too much, or when what is converted is itself an interval. */
	readonly value: number | null;
	/** Widest relative gap between the value and those of the other masses. */
	readonly spread: number;
	/** Share of the origin's own ground, by the chosen mass, that lies in known zones. */
	readonly match: number;
}

/** Gap between masses past which a conversion is not published. */
export const MOST_SPREAD = 0.1;

/** `w(z→z') = Σ mass of z∩z' ÷ Σ mass of z`: every origin is shared out whole among its destinations. */
export function sharesOf(
	ground: readonly Ground[],
	mass: string,
): ReadonlyMap<string, ReadonlyMap<string, number>> {
	const shares = new Map<string, ReadonlyMap<string, number>>();
	for (const [from, units] of Map.groupBy(ground, (unit) => unit.from)) {
		const parts = new Map<string, number>();
		for (const unit of units) parts.set(unit.to, (parts.get(unit.to) ?? 0) + (unit.masses[mass] ?? 0));
		const total = [...parts.values()].reduce((sum, part) => sum + part, 0);
		if (total > 0) shares.set(from, new Map([...parts].map(([to, part]) => [to, part / total])));
	}
	return shares;
}

/**
 * Values of the zones `from` as values of the zones `to`, by the mass closest in nature; the other masses measure the error.
 * Volume is kept: the results add up to what went in. A hidden input is an interval, and gives intervals only.
 */
export function convertedZones(
	ground: readonly Ground[],
	values: ReadonlyMap<string, Interval>,
	mass: string,
	others: readonly string[],
): ReadonlyMap<string, ConvertedValue> {
	const known = [...values].filter(([from]) => ground.some((unit) => unit.from === from));
	const by = (name: string): ReadonlyMap<string, Interval> => {
		const shares = sharesOf(ground, name);
		const found = new Map<string, { low: number; high: number }>();
		for (const [from, { low, high }] of known)
			for (const [to, share] of shares.get(from) ?? []) {
				const before = found.get(to) ?? { low: 0, high: 0 };
				found.set(to, { low: before.low + share * low, high: before.high + share * high });
			}
		return found;
	};
	const alternatives = others.map(by);
	const origins = Map.groupBy(ground, (unit) => unit.to);
	return new Map(
		[...by(mass)].map(([to, { low, high }]) => {
			const middle = (low + high) / 2;
			const gaps = alternatives.map((other) => {
				const own = other.get(to) ?? { low: 0, high: 0 };
				return middle === 0 ? 0 : Math.abs((own.low + own.high) / 2 - middle) / middle;
			});
			const spread = Math.max(0, ...gaps);
			const units = origins.get(to) ?? [];
			const total = units.reduce((sum, unit) => sum + (unit.masses[mass] ?? 0), 0);
			const given = units
				.filter((unit) => values.has(unit.from))
				.reduce((sum, unit) => sum + (unit.masses[mass] ?? 0), 0);
			const match = total === 0 ? 0 : given / total;
			const value = low === high && spread < MOST_SPREAD ? low : null;
			return [to, { value, low, high, spread, match }];
		}),
	);
}
