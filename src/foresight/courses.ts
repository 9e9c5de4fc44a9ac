import type { CodeRef } from "../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, Figures } from "../figures/model.ts";
import { chained, sharesOf, type Weights } from "./allocation.ts";
import { type Asked, ask, lookup } from "./ask.ts";
import { printed } from "./range.ts";

/** A training with the young people that it brings in one year. */
export interface Course {
	readonly training: CodeRef & { readonly label: string };
	readonly route: "scolaire" | "apprentissage";
	/** In a job six months after their last year, in one year. */
	readonly quantity: number;
	readonly estimated: boolean;
}

/** Occupations (ROME) that a register says a training aims at: its own diploma's, or else its certification's. */
export function aims(figures: Figures, { level, code }: CodeRef): readonly string[] {
	const card = figures.training(level, code);
	if (!card) return [];
	const romes = (matches: typeof card.matches): readonly string[] =>
		matches.flatMap((match) => (match.level === "rome3" ? [match.code] : []));
	const diplomas = card.diplomas.flatMap((diploma) => figures.training("cfd", diploma) ?? []);
	const direct = [card, ...diplomas].flatMap(({ matches }) => romes(matches));
	if (direct.length > 0) return [...new Set(direct)];
	const certifications = [card, ...diplomas]
		.flatMap(({ matches }) => matches)
		.flatMap((match) => (match.level === "rncp" ? (figures.training("rncp", match.code) ?? []) : []));
	return [...new Set(certifications.flatMap(({ matches }) => romes(matches)))];
}

export const keyOf = ({ level, code }: CodeRef): string => `${level}:${code}`;

/** Training → ROME → family, equal shares between the occupations aimed at or shares by their size in the region. */
export function weightsOf(
	figures: Figures,
	trainings: readonly CodeRef[],
	mass?: ReadonlyMap<string, number>,
): Weights {
	const first = new Map<string, ReadonlyMap<string, number>>();
	const second = new Map<string, ReadonlyMap<string, number>>();
	for (const training of trainings) {
		const romes = aims(figures, training);
		if (romes.length === 0) continue;
		first.set(keyOf(training), sharesOf(romes, mass));
		for (const rome of romes) {
			if (second.has(rome)) continue;
			const matches = figures.occupation("rome3", rome)?.matches ?? [];
			const families = matches.filter(({ level }) => level === "fap2009-225");
			second.set(rome, new Map(families.map(({ code, weight }) => [code, weight])));
		}
	}
	return chained(first, second);
}

const routes = [
	{ route: "scolaire", level: "mefstat11" },
	{ route: "apprentissage", level: "cfd" },
] as const;

/** Two cohorts are printed together: a year is half of them. */
const COHORTS = 2;

export interface Courses {
	readonly courses: readonly Course[];
	/** Trainings whose number is not printed: they are in no sum. */
	readonly unknown: number;
	readonly answers: readonly FigureAnswer[];
}

/**
 * Effective supply of each training (methods §6.2): young people in their last year × share of all of them who are in a job six
 * months later, which holds those who go on studying and those who leave without a job. A share that is not printed is the mean
 * of its kind, weighted by numbers.
 */
export async function coursesOf(
	figures: Figures,
	region: string,
	kindOf: (training: CodeRef) => string,
): Promise<Courses> {
	const made: Course[] = [];
	const answers: FigureAnswer[] = [];
	let unknown = 0;
	for (const { route, level } of routes) {
		const period = figures.coverage("jeunes-derniere-annee").periods.at(-1);
		const asked = (indicator: string): Asked => ({
			indicator,
			territories: [{ type: "region", code: region }],
			about: { level },
			categories: { voie: route },
			...(period === undefined ? {} : { periods: [period] }),
		});
		const young = await ask(figures, asked("jeunes-derniere-annee"));
		const inJob = await ask(figures, asked("part-en-emploi-6-mois"));
		if (!young || !inJob) continue;
		answers.push(young, inJob);
		const shares = lookup(inJob);
		const known = young.cells.flatMap((cell) => {
			if (!cell.about || cell.period === "") return [];
			const number = printed(cell);
			if (number !== null)
				return [{ cell, about: cell.about, number, share: shares?.at(cell.territory, cell.about.code) }];
			unknown += 1;
			return [];
		});
		const means = meansOf(known, kindOf);
		for (const { about, number, share } of known) {
			const own = printed(share) ?? undefined;
			const rate = own ?? means(kindOf(about));
			if (rate === undefined) {
				unknown += 1;
				continue;
			}
			made.push({
				training: about,
				route,
				quantity: ((number / COHORTS) * rate) / 100,
				estimated: own === undefined,
			});
		}
	}
	return { courses: made, unknown, answers };
}

/** Mean of the shares of one kind, then of all kinds. */
function meansOf(
	known: readonly {
		readonly about: CodeRef;
		readonly number: number;
		readonly share: FigureCell | undefined;
	}[],
	kindOf: (training: CodeRef) => string,
): (kind: string) => number | undefined {
	const sums = new Map<string, { number: number; weighted: number }>();
	for (const { about, number, share } of known) {
		const rate = printed(share);
		if (rate === null) continue;
		for (const kind of [kindOf(about), ""]) {
			const sum = sums.get(kind) ?? { number: 0, weighted: 0 };
			sums.set(kind, { number: sum.number + number, weighted: sum.weighted + number * rate });
		}
	}
	return (kind) => {
		const sum = sums.get(kind) ?? sums.get("");
		return sum === undefined || sum.number === 0 ? undefined : sum.weighted / sum.number;
	};
}
