import type { Interval } from "./wilson.ts";

/** Place of a course among those of its region and level (methods §5.2, Orion): employment × further study. */
export type Quadrant = "Q1" | "Q2" | "Q3" | "Q4" | "hors-quadrant";

export interface Rates {
	/** In %; null when the group is under the threshold. */
	readonly employment: number | null;
	readonly study: number | null;
}

/** `axes` are the pooled regional rates of the diploma level. Ties go up; a missing rate puts the course aside. */
export function quadrant(course: Rates, axes: Rates): Quadrant {
	if (course.employment === null || course.study === null || axes.employment === null || axes.study === null)
		return "hors-quadrant";
	const employed = course.employment >= axes.employment;
	const studying = course.study >= axes.study;
	if (employed) return studying ? "Q1" : "Q2";
	return studying ? "Q3" : "Q4";
}

/** Rates with their intervals of confidence. */
export interface SampledRates extends Rates {
	readonly employmentMargin?: Interval | undefined;
	readonly studyMargin?: Interval | undefined;
}

/**
 * The quadrant that the size of the course allows to affirm: `incertain` when an axis lies within the interval of its rate, or
 * when no interval is known. An axis that only touches a bound decides nothing.
 */
export function affirmedQuadrant(course: SampledRates, axes: Rates): Quadrant | "incertain" {
	const place = quadrant(course, axes);
	if (place === "hors-quadrant") return place;
	const sure = clear(course.employmentMargin, axes.employment) && clear(course.studyMargin, axes.study);
	return sure ? place : "incertain";
}

function clear(margin: Interval | undefined, axis: number | null): boolean {
	return margin !== undefined && axis !== null && (axis < margin.low || axis > margin.high);
}
