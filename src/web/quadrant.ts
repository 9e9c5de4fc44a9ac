import type { CodeRef, Indicator, Region } from "../../catalogue/model.ts";
import { affirmedQuadrant } from "../figures/index.ts";
import type { FigureAnswer, FigureCell, Figures, PeriodCode } from "../figures/model.ts";
import { type Diploma, diplomaOf, indicatorById } from "./declared.ts";

/** School or apprenticeship: InserJeunes describes the first by year of course, the second by diploma. */
export const routes = [
	{ id: "scolaire", label: "Voie scolaire", by: "par la voie scolaire", level: "mefstat11" },
	{ id: "apprentissage", label: "Apprentissage", by: "par l’apprentissage", level: "cfd" },
] as const satisfies readonly { readonly level: CodeRef["level"]; readonly [key: string]: string }[];

export type Place = ReturnType<typeof affirmedQuadrant>;

/** The place in words: never a letter alone, never a colour. */
export const placeWords: Readonly<Record<Place, string>> = {
	Q1: "Emploi et poursuite au-dessus de la région",
	Q2: "Emploi au-dessus, poursuite en dessous",
	Q3: "Emploi en dessous, poursuite au-dessus",
	Q4: "Emploi et poursuite en dessous de la région",
	incertain: "On ne peut pas trancher",
	"hors-quadrant": "Hors quadrant : un taux n’est pas publié",
};

export interface PlacedCourse {
	readonly code: string;
	readonly label: string;
	readonly employment: FigureCell | undefined;
	readonly study: FigureCell | undefined;
	readonly place: Place;
}

export interface Quadrants {
	readonly diploma: Diploma;
	readonly route: (typeof routes)[number];
	readonly period: PeriodCode;
	readonly axes: { readonly employment: FigureCell; readonly study: FigureCell };
	readonly courses: readonly PlacedCourse[];
	readonly indicators: { readonly employment: Indicator; readonly study: Indicator };
	readonly answers: readonly FigureAnswer[];
}

/** Diploma of a code of the route's level; nothing for a code that no nomenclature describes. */
export function diplomaOfCode(figures: Figures, level: CodeRef["level"], code: string): Diploma | undefined {
	const [cfd] = figures.training(level, code)?.diplomas ?? [];
	return cfd === undefined ? undefined : diplomaOf(cfd);
}

/** Of one release as it is shown now: every page of a diploma asks for the same ones. */
interface Kept {
	readonly edition: string;
	readonly made: Map<string, Promise<Quadrants | undefined>>;
}
const keptOf = new WeakMap<Figures, Kept>();

/**
 * Courses of one diploma and one route in the region, placed against the rates of them all together: the axes are added up by
 * the figures room, from the same counts. Undefined where the region has no such course, or no axis may be published.
 */
export function quadrantsOf(
	figures: Figures,
	region: Region,
	diploma: Diploma,
	route: (typeof routes)[number],
): Promise<Quadrants | undefined> {
	const { edition } = figures;
	const known = keptOf.get(figures);
	const kept = known?.edition === edition ? known : { edition, made: new Map() };
	keptOf.set(figures, kept);
	const key = `${region.code} ${diploma.id} ${route.id}`;
	const made = kept.made.get(key) ?? placed(figures, region, diploma, route);
	kept.made.set(key, made);
	// A failure is not kept: the next page asks again.
	made.catch(() => kept.made.delete(key));
	return made;
}

async function placed(
	figures: Figures,
	region: Region,
	diploma: Diploma,
	route: (typeof routes)[number],
): Promise<Quadrants | undefined> {
	const employment = indicatorById.get("taux-emploi-6-mois");
	const study = indicatorById.get("taux-poursuite-etudes");
	if (!employment || !study || !figures.coverage(study.id).about.includes(route.level)) return undefined;
	const base = {
		territories: [{ type: "region", code: region.code }],
		categories: { voie: route.id },
	} as const;
	const known = await figures.query({
		...base,
		indicator: study.id,
		about: { level: route.level },
		periods: "all",
	});
	const own = known.cells.filter(
		({ about }) => about && diplomaOfCode(figures, route.level, about.code)?.id === diploma.id,
	);
	const period = own
		.map((cell) => cell.period)
		.sort()
		.at(-1);
	if (period === undefined || period === "") return undefined;
	const studied = own.filter((cell) => cell.period === period);
	const codes = studied.flatMap(({ about }) => (about ? [{ level: about.level, code: about.code }] : []));
	const at = { ...base, periods: [period] } as const;
	const employed = await figures.query({ ...at, indicator: employment.id, about: { level: route.level } });
	const together = { ...at, about: { codes }, together: ["about"] };
	const pooledEmployment = await figures.query({ ...together, indicator: employment.id });
	const pooledStudy = await figures.query({ ...together, indicator: study.id });
	const [employmentAxis] = pooledEmployment.cells;
	const [studyAxis] = pooledStudy.cells;
	if (!employmentAxis || !studyAxis || employmentAxis.value === null || studyAxis.value === null)
		return undefined;
	const axes = { employment: employmentAxis.value, study: studyAxis.value };
	const courses = studied.map((cell): PlacedCourse => {
		const work = employed.cells.find(({ about }) => about?.code === cell.about?.code);
		return {
			code: cell.about?.code ?? "",
			label: cell.about?.label ?? "",
			employment: work,
			study: cell,
			place: affirmedQuadrant(
				{
					employment: work?.value ?? null,
					study: cell.value,
					employmentMargin: work?.margin,
					studyMargin: cell.margin,
				},
				axes,
			),
		};
	});
	return {
		diploma,
		route,
		period,
		axes: { employment: employmentAxis, study: studyAxis },
		courses,
		indicators: { employment, study },
		answers: [{ ...known, cells: studied }, employed, pooledEmployment, pooledStudy],
	};
}
