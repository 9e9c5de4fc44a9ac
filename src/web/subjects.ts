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

/** The occupation's own code, its parents', then for each other level the heaviest match. */
export function subjectsOf(card: OccupationCard): readonly Subject[] {
	const own: Subject = { level: card.level, code: card.code, label: card.label, others: [] };
	const byLevel = Map.groupBy(card.matches, (match) => match.level);
	const matched = [...byLevel].flatMap(([level, matches]): Subject[] => {
		if (level === card.level) return [];
		const [first, ...others] = [...matches].sort((a, b) => b.weight - a.weight);
		return first
			? [
					{
						level,
						code: first.code,
						label: first.label,
						via: { weight: first.weight, method: first.method },
						others,
					},
				]
			: [];
	});
	return [own, ...matched];
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
