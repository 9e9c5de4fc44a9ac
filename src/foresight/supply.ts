import type { CodeRef } from "../../catalogue/model.ts";
import { diplomaOf } from "../../catalogue/nomenclatures/index.ts";
import type { FigureAnswer, FigureCell, Figures } from "../figures/model.ts";
import { type Allocation, allocate } from "./allocation.ts";
import { ask } from "./ask.ts";
import { coursesOf, keyOf, weightsOf } from "./courses.ts";
import { SUPPLY_CV } from "./coverage.ts";
import type { Leading } from "./model.ts";
import { printed } from "./range.ts";

/** What training brings to each family in one year over the region, and the pupils of the last year in each département. */
export interface Supply {
	readonly period: string | undefined;
	readonly regional: Allocation;
	/** Coefficient of variation of what a family receives, its allocation included. */
	readonly cvOf: (family: string) => number;
	readonly leading: (family: string) => readonly Leading[];
	/** Trainings whose number or share is not printed. */
	readonly unknown: number;
	readonly local: ReadonlyMap<string, Local>;
	readonly pupilsPeriod: string | undefined;
	/** Places open at the entry of the trainings, in each département. */
	readonly places: Counted;
	readonly answers: readonly FigureAnswer[];
}

export interface Local {
	readonly allocation: Allocation;
	/** Families to which a training leads whose pupils are not printed here: more may come than is counted. */
	readonly open: ReadonlySet<string>;
}

/** One count of the school offer, by département, shared out between the families. */
interface Counted {
	readonly local: ReadonlyMap<string, Local>;
	readonly period: string | undefined;
	readonly answer?: FigureAnswer;
}

interface Kept {
	readonly edition: string;
	readonly made: Map<string, Promise<Supply>>;
}
/** Of one release as it is shown now: every page of the matrix asks for the same one. */
const keptOf = new WeakMap<Figures, Kept>();

export function supplyOf(figures: Figures, region: string): Promise<Supply> {
	const { edition } = figures;
	const before = keptOf.get(figures);
	const kept = before?.edition === edition ? before : { edition, made: new Map<string, Promise<Supply>>() };
	keptOf.set(figures, kept);
	const made = kept.made.get(region) ?? gather(figures, region);
	kept.made.set(region, made);
	// A failure is not kept: the next page asks again.
	made.catch(() => kept.made.delete(region));
	return made;
}

async function gather(figures: Figures, region: string): Promise<Supply> {
	const kindOf = ({ level, code }: CodeRef): string => {
		const card = figures.training(level, code);
		const [cfd] = card?.diplomas ?? [];
		return `${cfd === undefined ? "" : diplomaOf(cfd).level} ${card?.group ?? ""}`;
	};
	const { courses, unknown, answers } = await coursesOf(figures, region, kindOf);
	const quantities = new Map<string, number>();
	for (const { training, quantity } of courses)
		quantities.set(keyOf(training), (quantities.get(keyOf(training)) ?? 0) + quantity);
	const trainings = courses.map(({ training }) => training);
	const equal = weightsOf(figures, trainings);
	const regional = allocate(quantities, equal);
	// The allocation is replayed with other shares: what they make of a family tells how firm it is (methods §6.3).
	const replays = [regional];
	for (const indicator of ["offres-emploi", "demandeurs-emploi-rome"]) {
		const mass = await massOf(figures, region, indicator);
		if (mass.size > 0) replays.push(allocate(quantities, weightsOf(figures, trainings, mass)));
	}
	// Pupils of the last year alone will look for a job; places are those of the first one.
	const isLast = lastYears(figures.codes("mefstat11"));
	const pupils = await countedIn(figures, region, "eleves-voie-professionnelle", isLast);
	const places = await countedIn(figures, region, "capacite-accueil", () => true);
	return {
		period: answers[0]?.cells[0]?.period,
		regional,
		cvOf: (family) => Math.hypot(SUPPLY_CV, variation(replays.map(({ parts }) => parts.get(family) ?? 0))),
		leading: (family) =>
			courses
				.flatMap((course): Leading[] => {
					const share = equal.get(keyOf(course.training))?.get(family) ?? 0;
					return share > 0 ? [{ ...course, share }] : [];
				})
				.toSorted((a, b) => b.quantity * b.share - a.quantity * a.share),
		unknown,
		local: pupils.local,
		pupilsPeriod: pupils.period,
		places,
		answers: [...answers, ...(pupils.answer ? [pupils.answer] : [])],
	};
}

/** Standard deviation over mean. */
export function variation(values: readonly number[]): number {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	if (!(mean > 0)) return 0;
	return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) / mean;
}

/** Size of each ROME in the region, from what is printed of its bassins: only to share out, never shown. */
async function massOf(
	figures: Figures,
	region: string,
	indicator: string,
): Promise<ReadonlyMap<string, number>> {
	const answer = await ask(figures, {
		indicator,
		territories: { type: "bassin", region },
		about: { level: "rome3" },
	});
	const mass = new Map<string, number>();
	for (const cell of answer?.cells ?? []) {
		const [about, value] = [cell.about, printed(cell)];
		if (about && value !== null) mass.set(about.code, (mass.get(about.code) ?? 0) + value);
	}
	return mass;
}

/** Signs 1 to 3 of a MEF name its course, the fourth its year: the last year of a course is the greatest that the register has. */
function lastYears(codes: readonly { readonly code: string }[]): (code: string) => boolean {
	const last = new Map<string, string>();
	for (const { code } of codes) {
		const [course, year] = [code.slice(0, 3), code.charAt(3)];
		if (year > (last.get(course) ?? "")) last.set(course, year);
	}
	return (code) => code.charAt(3) === last.get(code.slice(0, 3));
}

/** The latest rentrée that has a number, for the years of a course that are `chosen`. */
async function countedIn(
	figures: Figures,
	region: string,
	indicator: string,
	chosen: (code: string) => boolean,
): Promise<Counted> {
	const all = await ask(figures, {
		indicator,
		territories: { type: "departement", region },
		about: { level: "mefstat11" },
		periods: "all",
	});
	const period = all?.cells
		.filter((cell) => printed(cell) !== null)
		.map((cell) => cell.period)
		.toSorted()
		.at(-1);
	if (!all || period === undefined) return { local: new Map(), period: undefined };
	const cells = all.cells.filter((cell) => cell.period === period && chosen(cell.about?.code ?? ""));
	const weights = weightsOf(
		figures,
		cells.flatMap(({ about }) => about ?? []),
	);
	const local = new Map(
		[...Map.groupBy(cells, ({ territory }) => territory.code)].map(([departement, own]): [string, Local] => [
			departement,
			{
				allocation: allocate(new Map(own.flatMap(countOf)), weights),
				open: new Set(
					own.flatMap((cell) =>
						cell.about && printed(cell) === null ? [...(weights.get(keyOf(cell.about))?.keys() ?? [])] : [],
					),
				),
			},
		]),
	);
	return { local, period, answer: { ...all, cells } };
}

function countOf(cell: FigureCell): [string, number][] {
	const [about, value] = [cell.about, printed(cell)];
	return about && value !== null ? [[keyOf(about), value]] : [];
}
