import type { VNode } from "preact";
import type { Indicator, Region } from "../../../catalogue/model.ts";
import type { FigureCell, Figures } from "../../figures/model.ts";
import { compareFrench, counted, formatPeriod } from "../../platform/french.ts";
import { amountWithUnit } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { QuadrantChart } from "../charts/quadrant-chart.tsx";
import { FigureBlock } from "../components/figure-block.tsx";
import { Margin } from "../components/margin.tsx";
import { type Row, Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import { methodPath } from "../methods.ts";
import { type PlacedCourse, placeWords, type Quadrants } from "../quadrant.ts";

/** Courses of one diploma by one route: the drawing, how to read it, and the table that says each place in words. */
export function quadrantBlock(figures: Figures, region: Region, quadrants: Quadrants): VNode {
	const { diploma, route, period, axes, courses, indicators } = quadrants;
	const placed = courses.filter(({ place }) => place !== "hors-quadrant");
	const sure = placed.filter(({ place }) => place !== "incertain");
	const where = `${diploma.label}, ${route.label.toLowerCase()}, ${region.name}`;
	const sorted = [...courses].sort(
		(a, b) =>
			Number(a.place === "hors-quadrant") - Number(b.place === "hors-quadrant") ||
			compareFrench(a.label, b.label),
	);
	const employment = axes.employment.value ?? 0;
	const study = axes.study.value ?? 0;
	return (
		<FigureBlock
			id="quadrant"
			title={`${counted(sure.length, "formation a une place sûre", "formations ont une place sûre")} sur ${counted(placed.length, "comparée")}`}
			subtitle={
				<>
					<a href={indicatorPath(indicators.employment.id)}>{indicators.employment.label}</a> et{" "}
					<a href={indicatorPath(indicators.study.id)}>{indicators.study.label.toLowerCase()}</a>, en %.{" "}
					{where}, {formatPeriod(period, "long")}.
				</>
			}
			open
			drawing={
				<>
					<p>
						Comment lire : chaque point est une formation. À droite du trait vertical, ses sortants sont plus
						souvent en emploi que l’ensemble de la région ({amountWithUnit(indicators.employment, employment)}
						). Au-dessus du trait horizontal, ses élèves poursuivent plus souvent leurs études (
						{amountWithUnit(indicators.study, study)}). Un point creux est trop près d’un trait pour
						l’effectif qu’il représente : on ne peut pas trancher.{" "}
						<a href={methodPath("quadrant")}>La méthode</a>
					</p>
					{placed.length > 0 ? (
						<QuadrantChart
							id="quadrant"
							title={`Emploi et poursuite d’études : ${where}. Les valeurs sont dans le tableau qui suit.`}
							axes={{ employment, study }}
							points={placed.flatMap((course) =>
								typeof course.employment?.value === "number" && typeof course.study?.value === "number"
									? [
											{
												label: course.label,
												mark: course.code,
												employment: course.employment.value,
												study: course.study.value,
												sure: course.place !== "incertain",
											},
										]
									: [],
							)}
						/>
					) : null}
				</>
			}
			table={
				<Table
					id="quadrant-tableau"
					caption={`Place de chaque formation : ${where}, ${formatPeriod(period)}`}
					detail="À côté de chaque taux, son intervalle de confiance à 95 %. On ne compare que des formations du même diplôme et de la même voie."
					columns={[
						{ header: "Formation" },
						{ header: "Emploi à 6 mois (%)", number: true },
						{ header: "Poursuite d’études (%)", number: true },
						{ header: "Place", long: true },
					]}
					rows={[
						{
							key: "axes",
							header: "Ensemble de la région (axes)",
							reference: true,
							cells: [
								<Value key="emploi" indicator={indicators.employment} cell={axes.employment} />,
								<Value key="poursuite" indicator={indicators.study} cell={axes.study} />,
								"Les deux traits du dessin",
							],
						},
						...sorted.map((course) => rowOf(figures, quadrants, course)),
					]}
				/>
			}
			answers={quadrants.answers}
			shown={[
				...courses.flatMap((course) =>
					[course.employment, course.study].filter((cell) => cell !== undefined),
				),
			]}
			extraStatuses={courses.some((course) => !course.employment || !course.study) ? ["nd"] : []}
			notes={indicators.employment.notes}
			origin={axes.employment}
			release={figures.release}
		/>
	);
}

function rowOf(figures: Figures, { route, indicators }: Quadrants, course: PlacedCourse): Row {
	const card = figures.training(route.level, course.code);
	return {
		key: course.code,
		mark: course.code,
		// Two courses may bear the same name: their codes tell them apart.
		header: (
			<>
				{card ? <a href={card.path}>{card.label}</a> : course.label} <small class="code">{course.code}</small>
			</>
		),
		cells: [
			<Rate key="emploi" indicator={indicators.employment} cell={course.employment} />,
			<Rate key="poursuite" indicator={indicators.study} cell={course.study} />,
			placeWords[course.place],
		],
	};
}

function Rate(props: { readonly indicator: Indicator; readonly cell: FigureCell | undefined }): VNode {
	if (!props.cell) return <NoValue />;
	return (
		<>
			<Value indicator={props.indicator} cell={props.cell} />
			<Margin indicator={props.indicator} cell={props.cell} />
		</>
	);
}
