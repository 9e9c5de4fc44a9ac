import type { VNode } from "preact";
import type { CodeRef, Indicator, Region } from "../../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, Figures } from "../../figures/model.ts";
import { formatPeriod } from "../../platform/french.ts";
import { titleAmount } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { FigureBlock } from "../components/figure-block.tsx";
import { Margin } from "../components/margin.tsx";
import { Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import { indicatorById } from "../declared.ts";
import type { routes } from "../quadrant.ts";

/** A code under which what became of the leavers is known, and by which route they were trained. */
export interface OutcomeSubject {
	readonly route: (typeof routes)[number];
	readonly about: CodeRef;
	readonly label: string;
}

const asked = [
	"jeunes-derniere-annee",
	"taux-emploi-6-mois",
	"taux-emploi-12-mois",
	"taux-emploi-18-mois",
	"taux-emploi-24-mois",
	"taux-poursuite-etudes",
	"part-en-emploi-6-mois",
	"taux-devenir-favorable",
];

/**
 * What became of those who left: one column for each route, each rate with its interval, at the latest period of each.
 * Undefined when no route has any row.
 */
export async function outcomesBlock(
	figures: Figures,
	region: Region,
	subjects: readonly OutcomeSubject[],
	name: string,
): Promise<VNode | undefined> {
	const indicators = asked.flatMap((id) => indicatorById.get(id) ?? []);
	const place = { type: "region", code: region.code } as const;
	const columns: { subject: OutcomeSubject; answers: FigureAnswer[] }[] = [];
	for (const subject of subjects) {
		const answers: FigureAnswer[] = [];
		for (const { id } of indicators)
			answers.push(
				await figures.query({
					indicator: id,
					territories: [place],
					about: subject.about,
					categories: { voie: subject.route.id },
				}),
			);
		if (answers.some(({ cells }) => cells.some((cell) => cell.period !== "")))
			columns.push({ subject, answers });
	}
	if (columns.length === 0) return undefined;
	const cellOf = (answers: readonly FigureAnswer[], indicator: Indicator): FigureCell | undefined => {
		const cell = answers.find((answer) => answer.indicator.id === indicator.id)?.cells[0];
		return cell?.period === "" ? undefined : cell;
	};
	const shown = columns.flatMap(({ answers }) =>
		indicators.flatMap((indicator) => cellOf(answers, indicator) ?? []),
	);
	const first = columns.flatMap(({ subject, answers }) => {
		const indicator = indicators.find(({ id }) => id === "taux-emploi-6-mois");
		const cell = indicator && cellOf(answers, indicator);
		return indicator && cell && cell.value !== null ? [{ subject, indicator, cell, value: cell.value }] : [];
	})[0];
	return (
		<FigureBlock
			id="devenir"
			title={
				first
					? `${first.indicator.short} : ${titleAmount(first.indicator, first.value)} ${first.subject.route.by}`
					: "Aucun taux d’emploi publiable : trop peu de sortants"
			}
			subtitle={`Devenir des jeunes de dernière année : ${name}, ${region.name}.`}
			table={
				<Table
					id="devenir-tableau"
					caption={`Que deviennent les jeunes : ${name}, ${region.name}`}
					detail="À côté de chaque taux, son intervalle de confiance à 95 %. Un taux n’est montré que si 20 jeunes au moins entrent dans son dénominateur."
					columns={[
						{ header: "Indicateur" },
						...columns.map(({ subject }) => ({
							header:
								columns.filter((other) => other.subject.route === subject.route).length > 1
									? `${subject.route.label} : ${subject.label}`
									: subject.route.label,
							number: true,
						})),
					]}
					rows={indicators.map((indicator) => ({
						key: indicator.id,
						header: <a href={indicatorPath(indicator.id)}>{indicator.label}</a>,
						cells: columns.map(({ subject, answers }) => {
							const cell = cellOf(answers, indicator);
							return cell ? (
								<span key={subject.about.code}>
									<Value indicator={indicator} cell={cell} unit />
									<Margin indicator={indicator} cell={cell} />
									<small class="muted"> {formatPeriod(cell.period)}</small>
								</span>
							) : (
								<NoValue key={subject.about.code} />
							);
						}),
					}))}
				/>
			}
			answers={columns.flatMap(({ answers }) => answers)}
			shown={shown}
			extraStatuses={
				columns.some(({ answers }) => indicators.some((indicator) => !cellOf(answers, indicator)))
					? ["nd"]
					: []
			}
			notes={[
				...shown.flatMap((cell) => (cell.value === null && cell.reason ? [cell.reason] : [])),
				...(indicatorById.get("taux-emploi-6-mois")?.notes ?? []),
			]}
			origin={first?.cell ?? shown[0]}
			release={figures.release}
		/>
	);
}
