import type { CodeRef, Indicator, LevelId } from "../../catalogue/model.ts";
import type { Figures, OccupationCard } from "../figures/model.ts";

/** A code under which an occupation has figures: its own, or one reached by a crosswalk. */
export interface Subject extends CodeRef {
	readonly label: string;
	/** Absent for the occupation's own code. */
	readonly via?: { readonly weight: number; readonly method: string };
	/** Other codes of the same level, lighter, that the crosswalk also gives. */
	readonly others: readonly (CodeRef & { readonly label: string; readonly weight: number })[];
}

/** Share of the occupation that a match must hold before its figures may stand for the occupation. */
const enough = 0.5;

/**
 * The occupation's own code, then for each other level the heaviest match if it holds most of the occupation. A ROME 4.0 sheet is tied
 * to one ROME 3 sheet only: what that one leads to comes after, for whoever brings `figures`.
 */
export function subjectsOf(card: OccupationCard, figures?: Pick<Figures, "occupation">): readonly Subject[] {
	const own: Subject = { level: card.level, code: card.code, label: card.label, others: [] };
	const direct = [own, ...matchedOf(card)];
	const sheet = card.level === "rome4" ? direct.find(({ level }) => level === "rome3") : undefined;
	const before = sheet && figures?.occupation("rome3", sheet.code);
	if (!before) return direct;
	const known = new Set(direct.map(({ level }) => level));
	return [...direct, ...matchedOf(before).filter(({ level }) => !known.has(level))];
}

function matchedOf(card: OccupationCard): readonly Subject[] {
	return matchesByLevel(card).flatMap(([level, [first, ...others]]): Subject[] =>
		first && first.weight >= enough
			? [
					{
						level,
						code: first.code,
						label: first.label,
						via: { weight: first.weight, method: first.method },
						others,
					},
				]
			: [],
	);
}

/** Levels where the occupation is scattered over several codes: none of them may speak for it. */
export function scatteredOver(card: OccupationCard): readonly LevelId[] {
	return matchesByLevel(card).flatMap(([level, [first]]) => (first && first.weight < enough ? [level] : []));
}

function matchesByLevel(card: OccupationCard): readonly (readonly [LevelId, OccupationCard["matches"]])[] {
	const byLevel = Map.groupBy(
		card.matches.filter((match) => match.level !== card.level),
		(match) => match.level,
	);
	return [...byLevel].map(([level, matches]) => [level, [...matches].sort((a, b) => b.weight - a.weight)]);
}

/** The subject under which an indicator knows the occupation; its own code first. */
export function subjectFor(
	figures: Figures,
	indicator: Indicator,
	subjects: readonly Subject[],
): Subject | undefined {
	const levels: readonly LevelId[] = figures.coverage(indicator.id).about;
	return subjects.find((subject) => levels.includes(subject.level));
}
