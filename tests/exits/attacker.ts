import {
	audit,
	type Equation,
	type PrimaryRules,
	type Problem,
	primaryOf,
	protectionOf,
	type Quantity,
} from "../../src/secrecy/index.ts";
import { type Trainee, thresholds } from "./demonstration.ts";

/** A cell that left, whoever read it. Null: hidden. */
export interface Left {
	readonly measure: "stagiaires" | "femmes";
	/** Départements whose trainees it counts, sorted. */
	readonly of: string;
	readonly funder: string;
	readonly value: number | null;
}

const rules: PrimaryRules = Object.fromEntries(
	Object.entries(thresholds).map(([name, value]) => [name, { value, by: "essai" }]),
);
const whole = "Ensemble";

/** The cells as they are, counted from the file itself and from nothing that the product made. */
export interface Truth {
	readonly problem: Problem;
	/** Atoms (département and funder) of each quantity: what a sum or a difference of figures counts. */
	readonly atoms: ReadonlyMap<string, ReadonlySet<string>>;
	readonly values: ReadonlyMap<string, number>;
}

export const nameOf = (measure: string, of: string, funder: string): string => `${measure} ${of} ${funder}`;

export function truthOf(trainees: readonly Trainee[]): Truth {
	const departements = [...new Set(trainees.map((one) => one.departement))].sort();
	const funders = [...new Set(trainees.map((one) => one.funder))].sort();
	const region = departements.join("+");
	const places = [region, ...departements];
	const measures = {
		stagiaires: () => true,
		femmes: ({ sex }: Trainee) => sex === "F",
		hommes: ({ sex }: Trainee) => sex === "H",
	} as const;
	const quantities: Quantity[] = [];
	const equations: Equation[] = [];
	const atoms = new Map<string, ReadonlySet<string>>();
	for (const [measure, counts] of Object.entries(measures))
		for (const place of places)
			for (const funder of [whole, ...funders]) {
				const own = trainees.filter(
					(one) => place.split("+").includes(one.departement) && (funder === whole || one.funder === funder),
				);
				const name = nameOf(measure, place, funder);
				quantities.push(quantityOf(name, own.filter(counts), own));
				atoms.set(name, new Set(own.map((one) => `${measure} ${one.departement} ${one.funder}`)));
			}
	for (const measure of Object.keys(measures)) {
		for (const place of places)
			equations.push({
				total: nameOf(measure, place, whole),
				parts: funders.map((funder) => nameOf(measure, place, funder)),
			});
		for (const funder of [whole, ...funders])
			equations.push({
				total: nameOf(measure, region, funder),
				parts: departements.map((place) => nameOf(measure, place, funder)),
			});
	}
	for (const place of places)
		for (const funder of [whole, ...funders])
			equations.push({
				total: nameOf("stagiaires", place, funder),
				parts: ["femmes", "hommes"].map((measure) => nameOf(measure, place, funder)),
			});
	return {
		problem: { quantities, equations, whole: true },
		atoms,
		values: new Map(quantities.map(({ id, value }) => [id, value])),
	};
}

function quantityOf(id: string, counted: readonly Trainee[], all: readonly Trainee[]): Quantity {
	const bodies = [...Map.groupBy(counted, (one) => one.body).values()].map((group) => group.length);
	const [top1 = 0, top2 = 0] = bodies.toSorted((a, b) => b - a);
	const value = counted.length;
	const facts = { value, units: value, contributors: bodies.length, top1, top2 };
	const primary = primaryOf(facts, rules);
	const common = { id, value, printed: true, cost: 1 };
	const [sole, ...others] = [...new Set(all.map((one) => one.body))];
	const alone = sole !== undefined && others.length === 0 ? { sole: String(sole) } : {};
	if (!primary) return { ...common, ...alone, lower: 0, upper: 0 };
	const { lower, upper } = protectionOf(facts, rules, { count: true });
	// The largest contributor knows its own part: nobody believes that the whole is less.
	const reachable = bodies.length > 1 ? value - top1 : value;
	return { ...common, ...alone, primary: primary.rule, lower: Math.min(lower, reachable), upper };
}

/**
 * What an attacker who has read all these cells knows: those that somebody saw printed. What nobody saw, printed or hidden, is
 * in no table: it is still to be found.
 */
export async function attack(
	{ problem }: Truth,
	left: readonly Left[],
): Promise<{ readonly passes: boolean; readonly open: readonly string[] }> {
	const seen = new Set(
		left.flatMap(({ measure, of, funder, value }) => (value === null ? [] : [nameOf(measure, of, funder)])),
	);
	const blank = new Set(
		left.flatMap(({ measure, of, funder, value }) => (value === null ? [nameOf(measure, of, funder)] : [])),
	);
	const quantities = problem.quantities.map((one) => ({
		...one,
		printed: seen.has(one.id) || blank.has(one.id),
	}));
	const hidden = [...blank].filter((name) => !seen.has(name));
	const { passes, intervals } = await audit({ ...problem, quantities }, hidden);
	return { passes, open: intervals.flatMap(({ id, safe }) => (safe ? [] : [id])) };
}

/** Sums and differences of up to three printed cells that count exactly the people of a quantity that nobody printed. */
export function retold({ problem, atoms }: Truth, left: readonly Left[]): readonly string[] {
	const seen = [
		...new Set(
			left.flatMap(({ measure, of, funder, value }) => (value === null ? [] : [nameOf(measure, of, funder)])),
		),
	];
	const all = [...new Set([...atoms.values()].flatMap((set) => [...set]))].sort();
	const vector = (name: string): readonly number[] => all.map((atom) => (atoms.get(name)?.has(atom) ? 1 : 0));
	const secret = new Map(
		problem.quantities.flatMap(({ id, primary }) =>
			primary !== undefined ||
			left.some((one) => one.value === null && nameOf(one.measure, one.of, one.funder) === id)
				? [[vector(id).join(""), id] as const]
				: [],
		),
	);
	const vectors = seen.map(vector);
	const found = new Set<string>();
	const tell = (sum: readonly number[]): void => {
		const id = secret.get(sum.join(""));
		if (id !== undefined) found.add(id);
	};
	const add = (a: readonly number[], b: readonly number[], sign: number): readonly number[] =>
		a.map((x, i) => x + sign * (b[i] ?? 0));
	for (const [i, one] of vectors.entries()) {
		tell(one);
		for (const [j, two] of vectors.slice(i + 1).entries())
			for (const sign of [1, -1]) {
				const pair = add(one, two, sign);
				tell(pair);
				tell(pair.map((x) => -x));
				for (const three of vectors.slice(i + j + 2))
					for (const other of [1, -1]) {
						const triple = add(pair, three, other);
						tell(triple);
						tell(triple.map((x) => -x));
					}
			}
	}
	return [...found];
}
