import type { ComponentChildren, VNode } from "preact";
import type { Figures } from "../../figures/model.ts";
import { formatNumber, formatPeriod } from "../../platform/french.ts";
import { type Comparison, changesText, impactOf, measureLabel } from "../../publication/index.ts";
import { indicatorPath } from "../address.ts";
import { Table } from "../components/table.tsx";
import { territoryKind } from "../declared.ts";

type Report = Comparison["report"];

/** What a release changes in the one before: indicators touched, then the largest moves, before → after. */
export function Changes(props: {
	readonly changes: Comparison["summary"];
	readonly report: Report | undefined;
	/** Names of territories and occupations. */
	readonly figures: Figures;
	/** Under which prefix the pages touched are read; empty for the public ones. */
	readonly base?: string;
}): VNode {
	const { changes, report, figures, base = "" } = props;
	return (
		<>
			<p>{changesText(changes)}</p>
			{report ? <Impacts report={report} base={base} /> : null}
			{report ? <Moves report={report} figures={figures} /> : null}
		</>
	);
}

function Impacts(props: { readonly report: Report; readonly base: string }): VNode | null {
	const impacts = impactOf(props.report);
	if (impacts.length === 0) return null;
	return (
		<Table
			id="impact"
			caption="Indicateurs touchés"
			detail="Cases des mesures dont chaque indicateur est fait"
			columns={[
				{ header: "Indicateur" },
				{ header: "Ajoutées", number: true },
				{ header: "Retirées", number: true },
				{ header: "Révisées", number: true },
				{ header: "Valeurs" },
			]}
			rows={impacts.map(({ indicator, sealed, added, removed, revised }) => ({
				key: indicator.id,
				header: <a href={`${props.base}${indicatorPath(indicator.id)}`}>{indicator.short}</a>,
				cells: [
					formatNumber(added),
					formatNumber(removed),
					formatNumber(revised),
					sealed ? "sous charte : à lire sur la page" : "ci-dessous",
				],
			}))}
		/>
	);
}

function Moves(props: { readonly report: Report; readonly figures: Figures }): VNode | null {
	const { report, figures } = props;
	if (report.moves.length === 0) return null;
	return (
		<Table
			id="mouvements"
			caption="Plus grands changements"
			detail="Relativement à la valeur d’avant ; les cases masquées avant ou après n’y sont pas"
			columns={[
				{ header: "Mesure" },
				{ header: "Territoire" },
				{ header: "Sur" },
				{ header: "Période" },
				{ header: "Avant", number: true },
				{ header: "Après", number: true },
			]}
			rows={report.moves.map((move, index) => ({
				key: String(index),
				header: measureLabel(move.cube, move.measure),
				cells: [
					placeName(figures, move),
					subject(figures, move),
					formatPeriod(move.period),
					formatNumber(move.before, { decimals: decimalsOf(move) }),
					formatNumber(move.after, { decimals: decimalsOf(move) }),
				],
			}))}
		/>
	);
}

type Move = Report["moves"][number];

function placeName(figures: Figures, { territory, territoryCode }: Move): ComponentChildren {
	const card = figures.territory(territory, territoryCode);
	return `${card?.label ?? territoryCode} (${territoryKind(territory).label.toLowerCase()})`;
}

function subject(figures: Figures, { about, aboutCode, categories }: Move): string {
	const found =
		about === "all"
			? []
			: [figures.occupations(about).find(({ code }) => code === aboutCode)?.label ?? aboutCode];
	return [...found, ...Object.values(categories).filter((value) => value !== "")].join(", ") || "ensemble";
}

/** Enough to see the difference, no more. */
function decimalsOf({ before, after }: Move): number {
	if (Number.isInteger(before) && Number.isInteger(after)) return 0;
	const gap = Math.abs(after - before);
	return gap >= 1 ? 1 : Math.min(6, Math.ceil(-Math.log10(gap)) + 1);
}
