import type { CodeRef, LevelId } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import { subjectsOf } from "../../reading/index.ts";

/** Families of occupations of one vintage → occupations of the same → families of the vintage before. */
const own: LevelId = "fap2021-86";
const members = { level: "fap2021-228", scheme: "fap2021" } as const;
const before: LevelId = "fap2009-87";

/**
 * The family of FAP 2009 that stands for a family of FAP 2021: the one that most of its occupations come from, if they are half of them
 * or more. Undefined when they are scattered. Its code is the head of those of its occupations (FAP, Dares).
 */
export function familyBefore(
	figures: Figures,
	about: CodeRef,
):
	| { readonly code: CodeRef; readonly label: string; readonly found: number; readonly of: number }
	| undefined {
	if (about.level !== own) return undefined;
	const occupations = figures.codes(members.level).filter(({ code }) => code.startsWith(about.code));
	const families = occupations.flatMap(({ code }) => {
		const card = figures.occupation(members.scheme, code);
		const match = card && subjectsOf(card).find(({ level }) => level === "fap2009-225");
		return match ? [match.code.slice(0, 3)] : [];
	});
	const [most] = [...Map.groupBy(families, (family) => family)].sort(([, a], [, b]) => b.length - a.length);
	const label = most && figures.label(before, most[0]);
	if (!most || label === undefined || most[1].length * 2 < occupations.length) return undefined;
	return { code: { level: before, code: most[0] }, label, found: most[1].length, of: occupations.length };
}
