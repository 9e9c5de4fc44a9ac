import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, Figures } from "../../figures/model.ts";
import { formatPeriod } from "../../platform/french.ts";
import { doorsOf } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { Absent } from "../components/absent.tsx";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import { activitySections, indicatorById } from "../declared.ts";
import { inNameOf } from "../region-name.ts";
import { sectorPath } from "../sectors.ts";

/** Every section of the NAF with its establishments and their employees in the region, or why there is none. */
export async function sectorsTable(figures: Figures, region: Region): Promise<VNode> {
	const place = { type: "region", code: region.code } as const;
	const known = ["effectif-salarie", "etablissements-employeurs"].flatMap(
		(id) => indicatorById.get(id) ?? [],
	);
	const answers = await Promise.all(
		known.map(({ id }) =>
			figures.query({ indicator: id, territories: [place], about: { level: "naf2-21" } }),
		),
	);
	const cells = answers.flatMap((answer) => answer.cells);
	const period = cells
		.filter(({ about }) => about !== undefined)
		.map((cell) => cell.period)
		.sort()
		.at(-1);
	if (period === undefined || period === "")
		return (
			<Absent>
				Donnée non disponible (nd) {inNameOf(region)}.{" "}
				{[...new Set(cells.flatMap(({ reason }) => reason ?? []))].join(" ")}{" "}
				{known.map(({ id, label }, index) => (
					<span key={id}>
						{index > 0 ? ", " : "Voir : "}
						<a href={indicatorPath(id)}>{label}</a>
					</span>
				))}
				.
			</Absent>
		);
	const cellIn = (answer: FigureAnswer, code: string): FigureCell | undefined =>
		answer.cells.find((cell) => cell.about?.code === code && cell.period === period);
	const shown = activitySections.filter(({ code }) => answers.some((answer) => cellIn(answer, code)));
	const first = cells.find((cell) => cell.period === period && cell.value !== null);
	return (
		<FigureBlock
			id="secteurs-chiffres"
			title={`Établissements et salariés par secteur, ${region.name}`}
			subtitle={`${known.map(({ label }) => label).join(" ; ")}. ${known[0]?.universe ?? ""} ${region.name}, ${formatPeriod(period)}.`}
			table={
				<Table
					id="secteurs-chiffres-tableau"
					caption={`Établissements et salariés par secteur, ${region.name}, ${formatPeriod(period)}`}
					columns={[{ header: "Secteur" }, ...known.map(({ short }) => ({ header: short, number: true }))]}
					rows={shown.map((section) => ({
						key: section.code,
						header: <a href={sectorPath(section)}>{section.label}</a>,
						cells: answers.map((answer, index) => {
							const cell = cellIn(answer, section.code);
							return cell ? (
								<Value key={String(index)} indicator={answer.indicator} cell={cell} />
							) : (
								<NoValue key={String(index)} />
							);
						}),
					}))}
				/>
			}
			answers={answers}
			shown={cells.filter((cell) => cell.period === period && cell.about !== undefined)}
			extraStatuses={shown.some(({ code }) => answers.some((answer) => !cellIn(answer, code))) ? ["nd"] : []}
			notes={known.flatMap(({ notes }) => notes)}
			doors={
				await doorsOf(
					figures,
					answers.flatMap((answer) => answer.cells.map((cell) => ({ indicator: answer.indicator, cell }))),
				)
			}
			origin={first}
			release={figures.release}
		/>
	);
}
