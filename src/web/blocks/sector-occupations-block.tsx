import type { VNode } from "preact";
import type { CodeRef, Indicator, Region } from "../../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, Figures, OccupationCard, TerritoryRef } from "../../figures/model.ts";
import { compareFrench, counted, formatPeriod } from "../../platform/french.ts";
import { cellText, france, subjectFor, subjectsOf } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import { indicatorById, levels } from "../declared.ts";

const level: CodeRef["level"] = "fap2009-225";
const breakdown = "secteur";
const topCount = 10;
/** Bands of age added up in one figure. */
const oldest = { age: ["50-54 ans", "55-59 ans", "60 ans ou plus"] };

export interface SectorOccupations {
	readonly block: VNode;
	readonly cards: readonly OccupationCard[];
}

/**
 * The ten occupations of which the largest share works for these sectors of employers: how many of them are near the end of their
 * working life, whether they are hard to recruit and how many are wanted in the region, and who else employs them. Undefined when none
 * is printed.
 */
export async function sectorOccupationsBlock(
	figures: Figures,
	region: Region,
	sectors: readonly string[],
	section: string,
): Promise<SectorOccupations | undefined> {
	const indicator = indicatorById.get("secteurs-employeurs");
	if (!indicator || sectors.length === 0 || !figures.coverage(indicator.id).about.includes(level))
		return undefined;
	const answer = await figures.query({
		indicator: indicator.id,
		territories: [france],
		about: { level },
		categories: { [breakdown]: "*" },
	});
	const printed = answer.cells
		.filter(({ about, period, value }) => about !== undefined && period !== "" && value !== null)
		.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0) || compareFrench(labelOf(a), labelOf(b)));
	const inside = printed.filter((cell) => sectors.includes(sectorOf(cell)));
	const shown = inside.slice(0, topCount);
	const [first] = shown;
	if (!first) return undefined;
	const codes = [...new Set(shown.map(codeOf))];
	/** The largest other employer of an occupation. */
	const elsewhere = (cell: FigureCell): FigureCell | undefined =>
		printed.find((other) => codeOf(other) === codeOf(cell) && !sectors.includes(sectorOf(other)));
	const here = { type: "region", code: region.code } as const;
	const columns = [
		await besideOf(figures, "structure-age", france, codes, "50 ans ou plus (%), France", oldest),
		await besideOf(figures, "niveau-tension", here, codes, `Tension, ${region.name}`),
		await besideOf(figures, "projets-recrutement", here, codes, `Projets, ${region.name}`),
	].filter((one) => one !== undefined);
	const others = shown.flatMap((cell) => elsewhere(cell) ?? []);
	const block = (
		<FigureBlock
			key="metiers-du-secteur"
			id="metiers-du-secteur"
			title={`${labelOf(first)} : ${cellText(indicator, first)} travaillent dans ce secteur`}
			subtitle={
				<>
					<a href={indicatorPath(indicator.id)}>{indicator.label}</a>, en %. {indicator.universe} France,{" "}
					{formatPeriod(first.period)}.
				</>
			}
			table={
				<Table
					id="metiers-du-secteur-tableau"
					caption={`Métiers où ce secteur pèse le plus : ${section}`}
					detail={`${counted(shown.length, "métier")} sur ${counted(new Set(inside.map(codeOf)).size, "métier publié", "métiers publiés")}. Part des personnes du métier dont l’employeur est de ce secteur ; un métier transverse a un autre grand employeur.`}
					columns={[
						{ header: "Métier" },
						{ header: "Dans ce secteur (%)", number: true },
						...columns.map(({ header }) => ({ header, number: true })),
						{ header: "Premier autre employeur (%)", long: true },
					]}
					rows={shown.map((cell) => {
						const other = elsewhere(cell);
						return {
							key: `${codeOf(cell)} ${sectorOf(cell)}`,
							header: <Occupation figures={figures} cell={cell} />,
							cells: [
								<Value key="part" indicator={indicator} cell={cell} />,
								...columns.map(({ indicator: of, cellOf }) => (
									<OneValue key={of.id} indicator={of} cell={cellOf(codeOf(cell))} />
								)),
								other ? (
									<>
										{sectorOf(other)} : <Value indicator={indicator} cell={other} />
									</>
								) : (
									<NoValue />
								),
							],
						};
					})}
				/>
			}
			answers={[answer, ...columns.map((one) => one.answer)]}
			shown={[...shown, ...others, ...columns.flatMap(({ answer: own }) => own.cells)]}
			extraStatuses={["nd"]}
			notes={[indicator, ...columns.map((one) => one.indicator)].flatMap(({ notes }) => notes)}
			origin={first}
			release={figures.release}
		/>
	);
	return { block, cards: codes.flatMap((code) => cardOf(figures, code) ?? []) };
}

/** A column of another indicator: the same occupations, under the code by which it knows each. */
interface Beside {
	readonly header: string;
	readonly indicator: Indicator;
	readonly answer: FigureAnswer;
	readonly cellOf: (code: string) => FigureCell | undefined;
}

/** Undefined where the release has no such figure. `together`: categories added up. */
async function besideOf(
	figures: Figures,
	id: string,
	place: TerritoryRef,
	codes: readonly string[],
	header: string,
	together?: Readonly<Record<string, readonly string[]>>,
): Promise<Beside | undefined> {
	const indicator = indicatorById.get(id);
	if (!indicator || !figures.coverage(id).territories.includes(place.type)) return undefined;
	const subjects = new Map(
		codes.flatMap((code) => {
			const card = cardOf(figures, code);
			const subject = card && subjectFor(figures, indicator, subjectsOf(card));
			return subject ? [[code, { level: subject.level, code: subject.code }] as const] : [];
		}),
	);
	if (subjects.size === 0) return undefined;
	const answer = await figures.query({
		indicator: id,
		territories: [place],
		about: { codes: [...subjects.values()] },
		...(together ? { categories: together, together: Object.keys(together) } : {}),
	});
	const period = answer.cells.find((cell) => cell.period !== "")?.period;
	return {
		header: period === undefined ? header : `${header}, ${formatPeriod(period)}`,
		indicator,
		answer,
		cellOf: (code) =>
			answer.cells.find(({ about, period }) => period !== "" && about?.code === subjects.get(code)?.code),
	};
}

function OneValue(props: { readonly indicator: Indicator; readonly cell: FigureCell | undefined }): VNode {
	return props.cell ? <Value indicator={props.indicator} cell={props.cell} /> : <NoValue />;
}

const cardOf = (figures: Figures, code: string): OccupationCard | undefined =>
	figures.occupation(levels[level].urlScheme ?? "", code);
const labelOf = (cell: FigureCell): string => cell.about?.label ?? "";
const codeOf = (cell: FigureCell): string => cell.about?.code ?? "";
const sectorOf = (cell: FigureCell): string => cell.categories[breakdown] ?? "";

function Occupation(props: { readonly figures: Figures; readonly cell: FigureCell }): VNode {
	const { figures, cell } = props;
	const card = cardOf(figures, codeOf(cell));
	return card ? <a href={card.path}>{card.label}</a> : <span>{labelOf(cell)}</span>;
}
