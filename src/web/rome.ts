import type { Figures, OccupationCard, TrainingCard } from "../figures/model.ts";

/** ROME 3 codes that an occupation is, or is made of: the register of knowledge, of moves and of certifications speaks in them. */
export function romesOf(card: OccupationCard): readonly string[] {
	if (card.level === "rome3") return [card.code];
	return [...new Set(card.matches.flatMap(({ level, code }) => (level === "rome3" ? [code] : [])))];
}

export interface Skill {
	readonly code: string;
	readonly label: string;
	/** How many of the codes mention it. */
	readonly mentions: number;
}

/** Knowledge that the codes mention, the most shared among them first, then by code. */
export function skillsOf(figures: Figures, romes: readonly string[]): readonly Skill[] {
	const ties = figures.ties("rome3");
	const counts = new Map<string, number>();
	for (const rome of romes) for (const code of ties.of(rome)) counts.set(code, (counts.get(code) ?? 0) + 1);
	return [...counts]
		.map(([code, mentions]) => ({ code, mentions, label: figures.label("savoir", code) ?? code }))
		.sort((a, b) => b.mentions - a.mentions || (a.code < b.code ? -1 : 1));
}

/** An occupation to which one may move, from which of the codes, with the knowledge that both mention. */
export interface Move {
	readonly card: OccupationCard;
	readonly from: readonly string[];
	readonly shared: readonly Skill[];
}

/** Moves that the register gives from these codes to others, the most knowledge in common first. */
export function movesFrom(
	figures: Figures,
	kind: "rome3-proche" | "rome3-evolution",
	romes: readonly string[],
): readonly Move[] {
	const moves = figures.ties(kind);
	const own = skillsOf(figures, romes);
	const targets = new Set(romes.flatMap((rome) => moves.of(rome)).filter((code) => !romes.includes(code)));
	return [...targets]
		.flatMap((code): Move[] => {
			const card = figures.occupation("rome3", code);
			const theirs = new Set(figures.ties("rome3").of(code));
			const from = romes.filter((rome) => moves.of(rome).includes(code));
			return card ? [{ card, from, shared: own.filter((skill) => theirs.has(skill.code)) }] : [];
		})
		.sort((a, b) => b.shared.length - a.shared.length || (a.card.code < b.card.code ? -1 : 1));
}

/** A training that a register says aims at some of the codes. */
export interface Way {
	readonly card: TrainingCard;
	readonly towards: readonly string[];
}

/**
 * Open trainings that aim at any of the codes: diplomas with figures first, then those that aim at most of them. A certification is
 * left out when the diploma that it is stands in the list.
 */
export function waysTowards(figures: Figures, romes: readonly string[]): readonly Way[] {
	const found = new Map<string, { card: TrainingCard; towards: string[] }>();
	for (const rome of romes)
		for (const { level, code } of figures.occupation("rome3", rome)?.matches ?? []) {
			const card = level === "cfd" || level === "rncp" ? figures.training(level, code) : undefined;
			// A certification of which the register lost the name tells nobody anything.
			if (!card || card.closed !== undefined || card.official === card.code) continue;
			const way = found.get(card.path) ?? { card, towards: [] };
			if (!way.towards.includes(rome)) way.towards.push(rome);
			found.set(card.path, way);
		}
	const diplomas = new Set(
		[...found.values()].filter(({ card }) => card.level === "cfd").map(({ card }) => card.code),
	);
	const twice = ({ level, matches }: TrainingCard): boolean =>
		level === "rncp" && matches.some((match) => match.level === "cfd" && diplomas.has(match.code));
	return [...found.values()]
		.filter(({ card }) => !twice(card))
		.sort(
			(a, b) =>
				Number(hasFigures(figures, b.card)) - Number(hasFigures(figures, a.card)) ||
				b.towards.length - a.towards.length ||
				(a.card.label < b.card.label ? -1 : 1),
		);
}

/** Printed under its own code, or under that of one of its years at school. */
export function hasFigures(figures: Figures, card: TrainingCard): boolean {
	return (
		card.held ||
		card.matches.some(({ level, code }) => level === "mefstat11" && figures.training(level, code)?.held)
	);
}

/** « Soins d'hygiène, de confort du patient ; Assistanat médico-technique »: which of the sheets of an occupation is meant. */
export function romeLabels(figures: Figures, romes: readonly string[]): string {
	return romes.map((code) => figures.label("rome3", code) ?? code).join(" ; ");
}
