import type { Indicator, Region } from "../../../catalogue/model.ts";
import { bearsName } from "../../figures/index.ts";
import type {
	FigureAnswer,
	FigureCell,
	Figures,
	OccupationCard,
	TerritoryCard,
} from "../../figures/model.ts";
import { type Subject, subjectsOf } from "../../reading/index.ts";
import { indicatorById, levels } from "../declared.ts";
import { type Move, movesFrom, romesOf, waysTowards } from "../rome.ts";
import { tensionLevels } from "../tension.ts";
import { type NearWay, nearWays } from "./near-ways.ts";
import { type Place, placesAround } from "./places.ts";

const waysAtMost = 3;
const movesAtMost = 4;

/** One figure of the occupation, with the code and the place that it is published for. */
export interface Told {
	readonly indicator: Indicator;
	readonly cell: FigureCell;
	readonly answer: FigureAnswer;
	readonly subject: Subject;
	readonly where: Place;
}

/** What an interview needs at once: the page says it first, the sheet to hand out says nothing else. */
export interface OccupationAnswer {
	readonly card: OccupationCard;
	/** The territory asked for; the region otherwise. */
	readonly place: TerritoryCard | undefined;
	readonly tension: Told | undefined;
	/** Projects of employers and offers, those that are published somewhere. */
	readonly wanted: readonly Told[];
	/** Whose projects and offers may be read instead, when these have none. */
	readonly family: OccupationCard | undefined;
	/** The band of wages that holds the most people. */
	readonly pay: Told | undefined;
	readonly ways: readonly NearWay[];
	/** Trainings in all. */
	readonly waysCount: number;
	readonly close: readonly Move[];
}

const wantedIds = ["projets-recrutement", "offres-emploi"];
const payId = "structure-salaire";

export async function occupationAnswer(
	figures: Figures,
	region: Region,
	card: OccupationCard,
	place: TerritoryCard | undefined,
): Promise<OccupationAnswer> {
	const places = placesAround(figures, region, place);
	const subjects = subjectsOf(card, figures);
	const told = (indicators: readonly Indicator[]): Promise<Told | undefined> =>
		firstTold(figures, indicators, subjects, places);
	const romes = romesOf(card);
	const own = namesakes(figures, card, romes);
	const ways = waysTowards(figures, romes);
	const wanted = (await Promise.all(wantedIds.map((id) => told(known(id))))).filter(
		(one) => one !== undefined,
	);
	const [tension, pay] = [await told(tensionLevels), await told(known(payId))];
	return {
		card,
		place,
		tension,
		wanted,
		family: wanted.length > 0 ? undefined : recruitingFamily(figures, tension ?? pay),
		pay,
		ways: (await nearWays(figures, card.label, waysTowards(figures, own), places)).slice(0, waysAtMost),
		waysCount: ways.length,
		close: movesFrom(figures, "rome3-proche", own)
			.filter(({ shared }) => shared.length > 0)
			.slice(0, movesAtMost),
	};
}

/** The family that speaks for the occupation elsewhere on the page, under its name of today: the one that recruitment is published for. */
function recruitingFamily(figures: Figures, told: Told | undefined): OccupationCard | undefined {
	const scheme = told && levels[told.subject.level].urlScheme;
	const family = scheme ? figures.occupation(scheme, told.subject.code) : undefined;
	const today = family?.matches.find(({ level, weight }) => level === "fap2021-228" && weight >= 0.5);
	return (today && figures.occupation("fap2021", today.code)) ?? family;
}

/**
 * A family gathers sheets that have little to do with one another: those that bear its name, under one of their names of today, speak
 * for it when there are any. Nurses' aides are not keepers of animals.
 */
function namesakes(figures: Figures, card: OccupationCard, romes: readonly string[]): readonly string[] {
	const same = romes.filter((rome) =>
		figures
			.occupation("rome3", rome)
			?.matches.some(({ level, label }) => level === "rome4" && bearsName(label, card.label)),
	);
	return same.length > 0 ? same : romes;
}

const known = (id: string): readonly Indicator[] => [indicatorById.get(id) ?? []].flat();

/** The nearest place first, then the code that is nearest to the occupation. */
export async function firstTold(
	figures: Figures,
	indicators: readonly Indicator[],
	subjects: readonly Subject[],
	places: readonly Place[],
): Promise<Told | undefined> {
	for (const where of places)
		for (const indicator of indicators) {
			const { territories, about } = figures.coverage(indicator.id);
			if (!territories.includes(where.type)) continue;
			for (const subject of subjects.filter(({ level }) => about.some((one) => one === level))) {
				const answer = await figures.query({
					indicator: indicator.id,
					territories: [where],
					about: { level: subject.level, code: subject.code },
					...(indicator.breakdown === undefined ? {} : { categories: { [indicator.breakdown]: "*" } }),
				});
				const cell = highest(answer.cells);
				if (cell) return { indicator, cell, answer, subject, where };
			}
		}
	return undefined;
}

/** The cell itself, or the category that holds the most. */
function highest(cells: readonly FigureCell[]): FigureCell | undefined {
	return cells
		.filter(({ period, value }) => period !== "" && value !== null)
		.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
}
