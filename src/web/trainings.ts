import type { CodeRef } from "../../catalogue/model.ts";
import type { Figures, OccupationCard, TrainingCard } from "../figures/model.ts";
import type { OutcomeSubject } from "./blocks/outcomes-block.tsx";
import { type Diploma, diplomaOf, levels } from "./declared.ts";
import { routes } from "./quadrant.ts";

/** Years at school of a diploma, or the one that the card is. */
export function yearsOf(figures: Figures, card: TrainingCard): readonly TrainingCard[] {
	if (card.level === "mefstat11") return [card];
	return card.matches.flatMap(({ level, code }) =>
		level === "mefstat11" ? (figures.training(level, code) ?? []) : [],
	);
}

export function diplomaOfCard(card: TrainingCard): Diploma | undefined {
	const [cfd] = card.diplomas;
	return card.level === "rncp" || card.level === "nsf" || cfd === undefined ? undefined : diplomaOf(cfd);
}

/** Codes under which what became of the young is counted: years at school, then the diploma or the group for apprentices. */
export function outcomeSubjects(figures: Figures, card: TrainingCard): readonly OutcomeSubject[] {
	const [school, apprenticeship] = routes;
	const years = yearsOf(figures, card).filter(({ held }) => held);
	const own = (level: CodeRef["level"]): OutcomeSubject => ({
		route: apprenticeship,
		about: { level, code: card.code },
		label: card.label,
	});
	return [
		...years.map((year) => ({
			route: school,
			about: { level: year.level, code: year.code },
			label: year.label,
		})),
		...(card.held && (card.level === "cfd" || card.level === "nsf") ? [own(card.level)] : []),
	];
}

/** Cards of other schemes that lead to the same thing: its diploma, its certification, its years. */
export function relatives(figures: Figures, card: TrainingCard): readonly TrainingCard[] {
	return card.matches.flatMap(({ level, code }) => {
		const scheme = levels[level].urlScheme;
		return (scheme && figures.training(scheme, code)) || [];
	});
}

/** Occupations that a register says the training aims at: its own, then those of its certifications. */
export function aimedAt(figures: Figures, card: TrainingCard): readonly OccupationCard[] {
	const direct = card.matches;
	const through = relatives(figures, card).flatMap(({ matches }) => matches);
	const codes = [...direct, ...through].filter(({ level }) => level === "rome3");
	const found = codes.flatMap(({ code }) => figures.occupation("rome3", code) ?? []);
	return [...new Map(found.map((occupation) => [occupation.path, occupation])).values()];
}
