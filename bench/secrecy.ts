import { audit, type Equation, type Problem, type Quantity, suppress } from "../src/secrecy/index.ts";

/** Places in one grouping, and sizes crossed with them. */
const GROUP = 8;
const SIZES = 4;
const THRESHOLD = 5;

/** Suppression, then proof (exact intervals of the attacker), of linked tables of about each size. Prints, judges nothing. */
export async function benchSecrecy(sizes: readonly number[], say: (line: string) => void): Promise<void> {
	say(
		"Secret statistique : deux zonages non emboîtés × tranches, marges communes, effectifs entiers (seuil 5)",
	);
	for (const size of sizes) {
		const problem = linkedTables(size);
		const secrets = problem.quantities.filter((q) => q.primary !== undefined).length;
		const start = performance.now();
		const { pattern } = await suppress(problem);
		const chosen = performance.now();
		const proof = await audit(problem, pattern.hidden, { exact: true });
		const end = performance.now();
		const seconds = (ms: number): string => `${(ms / 1000).toFixed(1).replace(".", ",").padStart(6)} s`;
		say(
			[
				`${String(problem.quantities.length).padStart(6)} cellules`,
				`${String(problem.equations.length).padStart(5)} équations`,
				`${String(secrets).padStart(4)} secrets`,
				`${String(pattern.secondary.length).padStart(4)} ajoutés`,
				pattern.method.padEnd(9),
				`masquage ${seconds(chosen - start)}`,
				`preuve ${seconds(end - chosen)} (${proof.programmes} programmes, ${proof.passes ? "tout tient" : "ÉCHEC"})`,
				`pic ${Math.round(process.resourceUsage().maxRSS / 1024)} Mo`,
			].join("   "),
		);
	}
}

/**
 * Places counted by size class; two groupings of the same places, one cutting across the other, both printed with every margin.
 * Made up, the same for the same size.
 */
export function linkedTables(size: number): Problem {
	const perPlace = SIZES + 1;
	const places = Math.max(GROUP, Math.round(size / (perPlace * (1 + 2 / GROUP))));
	let state = 42;
	const next = (max: number): number => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * max);
	};
	const values = new Map<string, number>();
	const equations: Equation[] = [];
	const total = (id: string, parts: readonly string[]): void => {
		values.set(
			id,
			parts.reduce((sum, part) => sum + (values.get(part) ?? 0), 0),
		);
		equations.push({ total: id, parts });
	};
	const classes = [...Array(SIZES).keys()];
	const names = [...Array(places).keys()];
	for (const p of names)
		for (const c of classes) values.set(`lieu ${p}/${c}`, next(10) === 0 ? 1 + next(4) : 5 + next(200));
	for (const grouping of ["bassin", "zone"]) {
		const groups = new Map<number, string[]>();
		for (const p of names) {
			// The second grouping is the first one shifted by half: each of its groups cuts two of the first.
			const g = Math.floor((p + (grouping === "zone" ? GROUP / 2 : 0)) / GROUP);
			groups.set(g, [...(groups.get(g) ?? []), `lieu ${p}`]);
		}
		for (const [g, members] of groups)
			for (const c of classes)
				total(
					`${grouping} ${g}/${c}`,
					members.map((m) => `${m}/${c}`),
				);
		for (const c of classes) {
			const parts = [...groups.keys()].map((g) => `${grouping} ${g}/${c}`);
			if (grouping === "bassin") total(`région/${c}`, parts);
			else equations.push({ total: `région/${c}`, parts });
		}
		for (const g of groups.keys())
			total(
				`${grouping} ${g}`,
				classes.map((c) => `${grouping} ${g}/${c}`),
			);
	}
	for (const p of names)
		total(
			`lieu ${p}`,
			classes.map((c) => `lieu ${p}/${c}`),
		);
	total(
		"région",
		classes.map((c) => `région/${c}`),
	);
	const quantities = [...values].map(([id, value]): Quantity => {
		const secret = value > 0 && value < THRESHOLD;
		return {
			id,
			value,
			printed: true,
			...(secret ? { primary: "units" as const } : {}),
			lower: secret ? value : 0,
			upper: secret ? THRESHOLD - value : 0,
			cost: id.startsWith("région") ? Number.POSITIVE_INFINITY : value,
		};
	});
	return { quantities, equations, whole: true };
}
