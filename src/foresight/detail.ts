import type { FigureAnswer, FigureCell, Figures, OccupationCard, TerritoryCard } from "../figures/model.ts";
import { ask, lookup } from "./ask.ts";
import { causesOf } from "./causes.ts";
import { departementsOf, matrixOf } from "./matrix.ts";
import type { Cause, Evidence, Leading, Matrix, MatrixCell, Objection, Row } from "./model.ts";
import { objectionsOf } from "./objections.ts";
import { rangeOf } from "./range.ts";
import { type Served, sharedOut } from "./sharing.ts";
import { supplyOf } from "./supply.ts";

/** Everything that is told of one occupation in one place. */
export interface Detail {
	readonly row: Row;
	readonly cell: MatrixCell;
	/** Other published figures of the need here: share judged difficult, share seasonal. */
	readonly beside: readonly Evidence[];
	readonly causes: readonly Cause[];
	readonly objections: readonly Objection[];
	readonly leading: readonly Leading[];
	/** Pupils of the last year, by département. */
	readonly pupils: readonly { readonly departement: TerritoryCard; readonly pupils: number | null }[];
	/** Part of them for this place. */
	readonly share: { readonly pupils: number } | { readonly reason: string };
	readonly pupilsPeriod: string | undefined;
	readonly attached: Matrix["attached"];
	/** Trainings of the region whose number is not printed. */
	readonly unknown: number;
	readonly answers: readonly FigureAnswer[];
}

/** Undefined for an occupation or a place that the matrix does not hold. */
export async function detailOf(
	figures: Figures,
	region: string,
	occupation: OccupationCard,
	place: TerritoryCard,
): Promise<Detail | undefined> {
	const matrix = await matrixOf(figures, region, { occupations: [occupation], places: [place] });
	const [row] = matrix.rows;
	const [cell] = row?.cells ?? [];
	if (!row || !cell) return undefined;
	const departements = departementsOf(figures, place);
	const here = { territories: [{ type: place.type, code: place.code }] } as const;
	const about = { level: occupation.level, code: occupation.code } as const;
	const others = await Promise.all(
		["part-projets-difficiles", "part-projets-saisonniers"].map((indicator) =>
			ask(figures, { indicator, ...here, about }),
		),
	);
	const beside = others.flatMap((answer): Evidence[] => {
		const [first] = answer?.cells.filter(({ period }) => period !== "") ?? [];
		return answer && first ? [{ indicator: answer.indicator, cell: first }] : [];
	});
	const causes = await causesOf(figures, row.match, [...departements, { type: "region", code: region }]);
	const supply = await supplyOf(figures, region);
	const family = row.match?.code;
	const pupils = departements.map((departement) => {
		const local = supply.local.get(departement.code);
		const known = local !== undefined && family !== undefined && !local.open.has(family);
		return { departement, pupils: known ? (local.allocation.parts.get(family) ?? 0) : null };
	});
	const { known, total } = matrix.attached;
	return {
		row,
		cell,
		beside,
		causes,
		objections: objectionsOf({
			row,
			cell,
			causes,
			seasonal: beside.find(({ indicator }) => indicator.id === "part-projets-saisonniers")?.cell,
			outside: total > 0 ? 1 - known / total : 0,
		}),
		leading: family === undefined ? [] : supply.leading(family),
		pupils,
		share: await shareOf(figures, region, occupation, place, pupils),
		pupilsPeriod: supply.pupilsPeriod,
		attached: matrix.attached,
		unknown: supply.unknown,
		answers: [...matrix.answers, ...others.filter((answer) => answer !== undefined)],
	};
}

/** Pupils of the départements shared out between the bassins that they serve, by the projects of each. */
async function shareOf(
	figures: Figures,
	region: string,
	occupation: OccupationCard,
	place: TerritoryCard,
	pupils: Detail["pupils"],
): Promise<Detail["share"]> {
	if (pupils.length === 0 || pupils.some((one) => one.pupils === null))
		return { reason: "les élèves ne sont pas connus dans chacun des départements du bassin" };
	const bassins = figures.territories(place.type, region);
	const projects = lookup(
		await ask(figures, {
			indicator: "projets-recrutement",
			territories: bassins.map(({ type, code }) => ({ type, code })),
			about: { level: occupation.level, code: occupation.code },
		}),
	);
	const needOf = (bassin: TerritoryCard): FigureCell | undefined => projects?.at(bassin, occupation.code);
	const served = pupils.map(
		({ departement, pupils: count }): Served => ({
			departement: departement.code,
			pupils: count ?? 0,
			needs: bassins
				.filter((bassin) => departementsOf(figures, bassin).some(({ code }) => code === departement.code))
				.map((bassin) => ({ place: bassin.code, label: bassin.label, need: rangeOf(needOf(bassin)) })),
		}),
	);
	const parts = sharedOut(served);
	return "reason" in parts ? { reason: String(parts.reason) } : { pupils: parts.get(place.code) ?? 0 };
}
