import type { VNode } from "preact";
import type { Figures } from "../../figures/model.ts";
import { formatPeriod } from "../../platform/french.ts";
import { amountWithUnit } from "../../reading/index.ts";
import type { Branch } from "../branches.ts";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import { activitiesOf, cellOfActivity, type OverCount } from "../over-count.ts";

/** Activity by activity: what the NAF key takes, what belongs to the branch, and the rest. */
export function BranchKeysBlock(props: {
	readonly figures: Figures;
	readonly branch: Branch;
	readonly over: OverCount;
}): VNode {
	const { figures, branch, over } = props;
	const [naf, idcc, gap] = [over["salaries-cle-naf"], over["salaries-cle-idcc"], over["surcompte-naf"]];
	const columns = [naf, idcc, gap];
	const activities = activitiesOf(over);
	return (
		<FigureBlock
			id="cles"
			title={`Clé NAF : ${amountWithUnit(naf.indicator, naf.whole.value ?? 0)} ; clé IDCC : ${amountWithUnit(idcc.indicator, idcc.whole.value ?? 0)}`}
			subtitle={`${naf.indicator.universe} France, ${formatPeriod(naf.whole.period)}.`}
			sentence={`Sur 100 salariés que compte la clé NAF, ${Math.round(gap.whole.value ?? 0)} ne relèvent pas de la branche.`}
			table={
				<Table
					id="cles-tableau"
					caption={`Salariés selon la clé : ${branch.name}, France`}
					detail="Activités que la table reçue donne à la branche : 1 % des salariés au moins. La plus nombreuse d’abord."
					columns={[
						{ header: "Activité (NAF rév. 2)" },
						{ header: "Clé NAF", number: true },
						{ header: "Clé IDCC", number: true },
						{ header: "Hors de la branche (%)", number: true },
					]}
					rows={[
						...activities.map((activity) => ({
							key: activity,
							header: (
								<>
									{figures.label("naf2", activity) ?? activity} <small class="code">{activity}</small>
								</>
							),
							cells: columns.map((column) => {
								const cell = cellOfActivity(column, activity);
								return cell ? (
									<Value key={column.indicator.id} indicator={column.indicator} cell={cell} />
								) : (
									<NoValue key={column.indicator.id} />
								);
							}),
						})),
						{
							key: "ensemble",
							header: "Ensemble",
							reference: true,
							cells: columns.map(({ indicator, whole }) => (
								<Value key={indicator.id} indicator={indicator} cell={whole} />
							)),
						},
					]}
				/>
			}
			answers={columns.flatMap(({ answer, byActivity }) => [answer, byActivity])}
			notes={columns.flatMap(({ indicator }) => indicator.notes)}
			origin={gap.whole}
			release={figures.release}
		/>
	);
}
