import type { VNode } from "preact";
import type { CodeRef } from "../../../catalogue/model.ts";
import type { FigureCell, Figures } from "../../figures/model.ts";
import { compareFrench, counted, formatPeriod } from "../../platform/french.ts";
import { cellText, france } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { Value } from "../components/value.tsx";
import { indicatorById, levels } from "../declared.ts";

const level: CodeRef["level"] = "fap2009-225";
const breakdown = "secteur";
const topCount = 15;

/** Occupations of which the largest share works for these sectors of employers. Undefined when none is printed. */
export async function sectorOccupationsBlock(
	figures: Figures,
	sectors: readonly string[],
	section: string,
): Promise<VNode | undefined> {
	const indicator = indicatorById.get("secteurs-employeurs");
	if (!indicator || sectors.length === 0 || !figures.coverage(indicator.id).about.includes(level))
		return undefined;
	const answer = await figures.query({
		indicator: indicator.id,
		territories: [france],
		about: { level },
		categories: { [breakdown]: sectors },
	});
	const cells = answer.cells.filter((cell) => cell.about !== undefined && cell.period !== "");
	const printed = cells
		.filter((cell) => cell.value !== null)
		.sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || compareFrench(labelOf(a), labelOf(b)));
	const shown = printed.slice(0, topCount);
	const [first] = shown;
	if (!first) return undefined;
	const several = sectors.length > 1;
	return (
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
					caption={`Métiers où ce secteur pèse le plus : ${section}, France`}
					detail={`${counted(shown.length, "métier")} sur ${counted(printed.length, "métier publié", "métiers publiés")}. Part des personnes du métier dont l’employeur est de ce secteur.`}
					columns={[
						{ header: "Métier" },
						...(several ? [{ header: "Secteur de l’employeur", long: true }] : []),
						{ header: "Part (%)", number: true },
					]}
					rows={shown.map((cell) => ({
						key: `${cell.about?.code} ${cell.categories[breakdown]}`,
						header: <Occupation figures={figures} cell={cell} />,
						cells: [
							...(several ? [cell.categories[breakdown] ?? ""] : []),
							<Value key="part" indicator={indicator} cell={cell} />,
						],
					}))}
				/>
			}
			answers={[answer]}
			shown={shown}
			notes={indicator.notes}
			origin={first}
			release={figures.release}
		/>
	);
}

const labelOf = (cell: FigureCell): string => cell.about?.label ?? "";

function Occupation(props: { readonly figures: Figures; readonly cell: FigureCell }): VNode {
	const { figures, cell } = props;
	const scheme = levels[level].urlScheme;
	const card = cell.about && scheme ? figures.occupation(scheme, cell.about.code) : undefined;
	return card ? <a href={card.path}>{card.label}</a> : <span>{labelOf(cell)}</span>;
}
