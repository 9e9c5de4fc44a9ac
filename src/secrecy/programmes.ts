/** A proof as linear programmes that another solver can read: `glpsol --lp file` (CPLEX LP format). Confidential like the proof. Pure. */
import type { Proof, ProvenQuantity } from "./proof.ts";

export interface ProgrammeFile {
	readonly name: string;
	readonly text: string;
	/** In the order of the solver's columns. The optimum must give each column this value. */
	readonly questions: readonly Question[];
}

export interface Question {
	readonly id: string;
	readonly side: "low" | "high";
	readonly expected: number;
}

/**
 * One file for each group of unknowns that equations bind together, or several when it has many questions. Each question (the lowest, the
 * highest that a quantity may be) works on its own copy of the unknowns, so that one optimum answers them all. What nothing bounds is not
 * asked. Written from the equations and the intervals only, without a line of the code that found them.
 */
export function programmesOf(proof: Proof): readonly ProgrammeFile[] {
	const unknown = new Map(
		proof.quantities
			.filter((q) => (!q.printed || q.status !== "V") && q.high !== q.low)
			.map((q) => [q.id, q]),
	);
	const intervals = new Map(proof.intervals.map((i) => [i.id, i]));
	const files: ProgrammeFile[] = [];
	for (const [c, { ids, rows }] of components(proof, unknown).entries()) {
		const questions = ids.flatMap((id): Question[] => {
			const interval = intervals.get(id);
			if (!interval) return [];
			const low: Question = { id, side: "low", expected: interval.low };
			return interval.high === null ? [low] : [low, { id, side: "high", expected: interval.high }];
		});
		const each = Math.max(1, Math.floor(largest / ids.length));
		const copies = Array.from({ length: Math.min(each, questions.length) }, (_, copy) =>
			copyOf(ids, rows, copy, unknown),
		);
		for (let from = 0; from < questions.length; from += each) {
			const some = questions.slice(from, from + each);
			const part = questions.length > each ? `-${pad(from / each + 1)}` : "";
			files.push({
				name: `preuve-${pad(c + 1)}${part}.lp`,
				text: textOf(ids, copies.slice(0, some.length), some),
				questions: some,
			});
		}
	}
	return files;
}

/** Unknowns of one file, all copies together: past some thousands, two files are solved many times faster than one. */
const largest = 2_000;

/** Σ ± unknown = right. */
interface Row {
	readonly terms: readonly (readonly [sign: 1 | -1, id: string])[];
	readonly right: number;
}

interface Component {
	readonly ids: readonly string[];
	readonly rows: readonly Row[];
}

function components(proof: Proof, unknown: ReadonlyMap<string, ProvenQuantity>): readonly Component[] {
	const group = new Map<string, { ids: string[]; rows: Row[] }>();
	for (const id of unknown.keys()) group.set(id, { ids: [id], rows: [] });
	for (const { total, parts } of proof.equations) {
		const terms = [[1, total] as const, ...parts.map((p) => [-1, p] as const)].filter(([, id]) =>
			unknown.has(id),
		);
		const [first, ...others] = terms.map(([, id]) => id);
		const into = first === undefined ? undefined : group.get(first);
		if (!into) continue;
		for (const id of others) {
			const from = group.get(id);
			if (!from || from === into) continue;
			into.ids.push(...from.ids);
			into.rows.push(...from.rows);
			for (const moved of from.ids) group.set(moved, into);
		}
		// From the hidden values rather than from the printed ones: same figure, and the rounding of a total opens no gap.
		const right = terms.reduce((sum, [sign, id]) => sum + sign * (unknown.get(id)?.value ?? 0), 0);
		into.rows.push({ terms, right });
	}
	return [...new Set(group.values())];
}

/** The unknowns of a group as one question works on them, written once for all the files that ask it. */
interface Copy {
	readonly constraints: string;
	readonly bounds: string;
}

const nameIn = (copy: number, n: number): string => `x${n}q${copy + 1}`;

function copyOf(
	ids: readonly string[],
	rows: readonly Row[],
	copy: number,
	unknown: ReadonlyMap<string, ProvenQuantity>,
): Copy {
	const names = new Map(ids.map((id, i) => [id, nameIn(copy, i + 1)]));
	const constraints = rows.map(({ terms, right }, r) => {
		const sum = terms.map(([sign, id]) => `  ${sign === 1 ? "+" : "-"} ${names.get(id)}`);
		return [` e${r + 1}q${copy + 1}:`, ...sum, `  = ${right}`].join("\n");
	});
	const bounds = ids.map((id) => {
		const { low, high } = unknown.get(id) ?? { low: 0, high: null };
		return ` ${low} <= ${names.get(id)}${high === null ? "" : ` <= ${high}`}`;
	});
	return { constraints: constraints.join("\n"), bounds: bounds.join("\n") };
}

function textOf(ids: readonly string[], copies: readonly Copy[], questions: readonly Question[]): string {
	const number = new Map(ids.map((id, i) => [id, i + 1]));
	const asked = questions.map((q) => number.get(q.id) ?? 0);
	return [
		"\\ Confidentiel : ce fichier contient ce que la diffusion cache.",
		"\\ x<grandeur>q<question> ; attendu : la valeur que l'optimum doit donner.",
		...ids.map((id, i) => `\\ x${i + 1} : ${id.replaceAll("\n", " ")}`),
		...questions.map(
			(q, k) => `\\ q${k + 1} : x${asked[k]} ${q.side === "low" ? "min" : "max"}, attendu ${q.expected}`,
		),
		"Maximize",
		" but:",
		...questions.map((q, k) => `  ${q.side === "low" ? "-" : "+"} ${nameIn(k, asked[k] ?? 0)}`),
		"Subject To",
		...copies.flatMap(({ constraints }) => (constraints === "" ? [] : [constraints])),
		"Bounds",
		...copies.map(({ bounds }) => bounds),
		"End",
		"",
	].join("\n");
}

function pad(n: number): string {
	return String(n).padStart(3, "0");
}
