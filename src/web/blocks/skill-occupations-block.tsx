import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import type { FigureCell, Figures, OccupationCard } from "../../figures/model.ts";
import { compareFrench, counted } from "../../platform/french.ts";
import { type Subject, subjectFor, subjectsOf } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { LevelSteps } from "../charts/level-steps.tsx";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import { indicatorById, levels } from "../declared.ts";

/** Beyond, the table opens closed. */
const openAtMost = 60;

interface Line {
	readonly card: OccupationCard;
	readonly subject: Subject | undefined;
	readonly cell: FigureCell | undefined;
}

/**
 * Occupations that mention a knowledge, with the level of tension of the family that holds most of each: the most wanted first.
 * Undefined where the release has no such level for the region.
 */
export async function skillOccupationsBlock(
	figures: Figures,
	region: Region,
	occupations: readonly OccupationCard[],
	label: string,
): Promise<VNode | undefined> {
	const indicator = indicatorById.get("niveau-tension");
	if (!indicator || !figures.coverage(indicator.id).territories.includes("region")) return undefined;
	const subjects = occupations.map((card) => ({
		card,
		subject: subjectFor(figures, indicator, subjectsOf(card, figures)),
	}));
	const codes = [
		...new Map(
			subjects.flatMap(({ subject }) => (subject ? [[`${subject.level} ${subject.code}`, subject]] : [])),
		).values(),
	].map(({ level, code }) => ({ level, code }));
	const [first] = codes;
	if (!first) return undefined;
	const answer = await figures.query({
		indicator: indicator.id,
		territories: [{ type: "region", code: region.code }],
		about: { codes: codes.filter(({ level }) => level === first.level) },
	});
	const lines: readonly Line[] = subjects
		.map(({ card, subject }) => ({
			card,
			subject,
			cell: answer.cells.find(
				({ about, period }) =>
					period !== "" && about?.code === subject?.code && about?.level === subject?.level,
			),
		}))
		.sort((a, b) => (b.cell?.value ?? 0) - (a.cell?.value ?? 0) || compareFrench(a.card.label, b.card.label));
	const shown = lines.flatMap(({ cell }) => cell ?? []);
	if (shown.length === 0) return undefined;
	return (
		<FigureBlock
			id="metiers-du-savoir"
			title={`${counted(lines.length, "métier demande", "métiers demandent")} ce savoir`}
			subtitle={
				<>
					<a href={indicatorPath(indicator.id)}>{indicator.label}</a>, de la famille (
					{levels[first.level].scheme}) qui réunit l’essentiel de chaque métier. {region.name}.
				</>
			}
			folded={lines.length > openAtMost}
			table={
				<Table
					id="metiers-du-savoir-tableau"
					caption={`Métiers qui demandent : ${label}`}
					columns={[
						{ header: "Métier (ROME 3)" },
						{ header: `Tension, ${region.name}` },
						{ header: "Famille", long: true },
					]}
					rows={lines.map(({ card, subject, cell }) => ({
						key: card.code,
						header: (
							<>
								<a href={card.path}>{card.label}</a> <small class="code">{card.code}</small>
							</>
						),
						cells: [
							cell ? (
								<span key="niveau">
									{cell.value === null ? null : <LevelSteps level={Math.round(cell.value)} />}{" "}
									<Value indicator={indicator} cell={cell} />
								</span>
							) : (
								<NoValue key="niveau" />
							),
							subject?.label ?? "réparti sur plusieurs familles",
						],
					}))}
				/>
			}
			answers={[answer]}
			shown={shown}
			extraStatuses={lines.some(({ cell }) => cell === undefined) ? ["nd"] : []}
			notes={indicator.notes}
			origin={shown[0]}
			release={figures.release}
		/>
	);
}
