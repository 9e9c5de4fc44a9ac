import type { VNode } from "preact";
import type { Indicator } from "../../../catalogue/model.ts";
import { statuses } from "../../exports/index.ts";
import { readingSentence } from "../../figures/index.ts";
import type { FigureAnswer, FigureCell, Figures, TerritoryRef } from "../../figures/model.ts";
import { formatPeriod } from "../../platform/french.ts";
import { amountText, cellText, classWord, latestCell, type Subject } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { LevelBars, type LevelItem } from "../charts/level-bars.tsx";
import { LevelSteps } from "../charts/level-steps.tsx";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import { levels } from "../declared.ts";
import { HIGH } from "../tension.ts";

interface Known {
	readonly indicator: Indicator;
	readonly answer: FigureAnswer;
	readonly cell: FigureCell;
}

/**
 * Level of tension of an occupation, as a scale of five steps with its word, and its possible causes in words. The first
 * of `territories` for which the producer gives a level is shown; wider ones come next.
 */
export async function tensionBlock(options: {
	readonly figures: Figures;
	readonly level: Indicator;
	readonly causes: readonly Indicator[];
	readonly subject: Subject;
	readonly territories: readonly (TerritoryRef & { readonly label: string })[];
}): Promise<VNode | undefined> {
	const { figures, subject } = options;
	const ask = async (indicator: Indicator, territory: TerritoryRef): Promise<Known | undefined> => {
		const answer = await figures.query({
			indicator: indicator.id,
			territories: [territory],
			about: { level: subject.level, code: subject.code },
		});
		const cell = latestCell(answer, territory);
		return cell && cell.period !== "" ? { indicator, answer, cell } : undefined;
	};
	for (const territory of options.territories) {
		const main = await ask(options.level, territory);
		if (!main) continue;
		const last = territory === options.territories.at(-1);
		if (main.cell.value === null && !last) continue;
		const asked = await Promise.all(options.causes.map((cause) => ask(cause, territory)));
		const missing = options.causes.filter((_, index) => asked[index] === undefined);
		const causes = asked.filter((cause) => cause !== undefined);
		return (
			<TensionFigure {...options} main={main} causes={causes} missing={missing} where={territory.label} />
		);
	}
	return undefined;
}

function TensionFigure(props: {
	readonly figures: Figures;
	readonly subject: Subject;
	readonly main: Known;
	readonly causes: readonly Known[];
	/** Causes of which the source has no row here. */
	readonly missing: readonly Indicator[];
	readonly where: string;
}): VNode {
	const { main, causes, missing, subject, where } = props;
	const { cell, indicator } = main;
	const word = cell.value === null ? undefined : classWord(indicator, cell.value);
	const id = `tension-${indicator.id}`;
	const sorted = [...causes].sort((a, b) => (b.cell.value ?? 0) - (a.cell.value ?? 0));
	const strongest = sorted
		.filter((cause) => (cause.cell.value ?? 0) >= HIGH)
		.map((cause) => cause.indicator.label.toLowerCase());
	return (
		<FigureBlock
			key={id}
			id={id}
			title={
				word
					? `Tension ${word.toLowerCase()} ${whereText(where)}`
					: `Niveau de tension non publié ${whereText(where)}`
			}
			subtitle={
				<>
					<a href={indicatorPath(indicator.id)}>{indicator.label}</a>, échelle de 1 à 5. {subject.label} (
					{levels[subject.level].scheme}), {formatPeriod(cell.period)}.
				</>
			}
			drawing={
				cell.value === null ? undefined : (
					<LevelBars
						title={`Niveau de tension et facteurs, de 1 à 5, ${where}. Les valeurs sont dans le tableau.`}
						items={[
							{ ...itemOf(main), main: true },
							...sorted.map(itemOf),
							...missing.map(({ id: mark, label }) => ({
								label,
								level: null,
								text: statuses.nd.name,
								mark,
							})),
						]}
					/>
				)
			}
			sentence={
				strongest.length > 0
					? `Facteurs qui accroissent la tension : ${strongest.join(" ; ")}.`
					: causes.some((cause) => cause.cell.value !== null)
						? "Aucun des six facteurs n’est signalé comme accroissant la tension."
						: undefined
			}
			table={
				<Table
					id={`${id}-tableau`}
					caption={`Niveau de tension et facteurs, ${where}`}
					detail="De 1, qui réduit nettement la tension, à 5, qui l’accroît nettement."
					columns={[
						{ header: "Indicateur" },
						{ header: "Niveau, de 1 à 5" },
						{ header: "Lecture", long: true },
					]}
					rows={[
						...[main, ...sorted].map((known) => ({
							key: known.indicator.id,
							mark: known.indicator.id,
							header: <a href={indicatorPath(known.indicator.id)}>{known.indicator.label}</a>,
							cells: [
								<>
									{known.cell.value === null ? null : <LevelSteps level={Math.round(known.cell.value)} />}{" "}
									<Value indicator={known.indicator} cell={known.cell} />
								</>,
								known === main ? mainReading(known) : causeReading(known),
							],
						})),
						...missing.map((cause) => ({
							key: cause.id,
							mark: cause.id,
							header: <a href={indicatorPath(cause.id)}>{cause.label}</a>,
							cells: [
								<NoValue key="niveau" />,
								"Non disponible : la source n’a aucune ligne pour ce métier ici.",
							],
						})),
						{
							key: "attractivite-salariale",
							header: "Non-attractivité salariale",
							cells: [<NoValue key="niveau" />, lateCause],
						},
					]}
				/>
			}
			answers={[main.answer, ...causes.map((cause) => cause.answer)]}
			shown={[main, ...causes].map((known) => known.cell)}
			extraStatuses={["nd"]}
			notes={[...indicator.notes, ...(cell.reason ? [cell.reason] : [])]}
			origin={cell}
			release={props.figures.release}
		/>
	);
}

/** A seventh cause came with the edition on 2023, of which no file was received. */
const lateCause =
	"Non disponible : ce facteur n’existe que depuis l’édition sur 2023, absente des fichiers reçus.";

function mainReading({ indicator, cell }: Known): string {
	return readingSentence({ indicator, cell }) ?? cell.reason ?? "Non disponible.";
}

/** What the level of a cause means for the tension, then why the cause counts. */
function causeReading({ indicator, cell }: Known): string {
	if (cell.value === null) return cell.reason ?? "Non disponible.";
	const level = Math.round(cell.value);
	const effect =
		level >= HIGH
			? "Accroît la tension."
			: level <= 2
				? "Réduit la tension."
				: "Ne joue ni dans un sens ni dans l’autre.";
	// The second note of a cause says what it measures; the first one, the scale.
	return [effect, indicator.notes[1]].filter((text) => text !== undefined).join(" ");
}

function itemOf({ indicator, cell }: Known): LevelItem {
	const word = cell.value === null ? undefined : classWord(indicator, cell.value);
	return {
		label: indicator.label,
		level: cell.value === null ? null : Math.round(cell.value),
		text: word ? `${amountText(indicator, cell.value ?? 0)} – ${word}` : cellText(indicator, cell),
		mark: indicator.id,
	};
}

function whereText(label: string): string {
	return `: ${label}`;
}
