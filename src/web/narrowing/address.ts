import type { Narrowing } from "../../reading/index.ts";
import { withQuery } from "../address.ts";
import type { Offer } from "./offer.ts";

/** Families of occupations, one category, one period: what a page of a theme may be narrowed to. */
export const narrowingKeys = ["famille", "modalite", "per"] as const;

/** What the release does not have for this place and this theme is left out: the page shows what it kept. */
export function readNarrowing(state: Readonly<Record<string, string>>, offer: Offer): Narrowing {
	const { famille, modalite, per } = state;
	const about = offer.families
		.flatMap(({ level, codes }) => codes.map(({ code }) => ({ level, code })))
		.find((ref) => familyText(ref) === famille);
	const category = offer.axes
		.flatMap(({ id, values }) => values.map((value) => ({ axis: id, value })))
		.find((one) => categoryText(one) === modalite);
	const period = offer.years
		.flatMap(({ year, periods }) => [year, ...periods])
		.find((period) => period === per);
	return { about, category, period };
}

export function narrowedPath(path: string, { about, category, period }: Narrowing): string {
	return withQuery(path, {
		famille: about && familyText(about),
		modalite: category && categoryText(category),
		per: period,
	});
}

/** `fap2021-22:R` */
export const familyText = ({ level, code }: NonNullable<Narrowing["about"]>): string => `${level}:${code}`;

/** `voie:apprentissage` */
export const categoryText = ({ axis, value }: NonNullable<Narrowing["category"]>): string =>
	`${axis}:${value}`;
