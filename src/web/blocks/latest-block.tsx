import type { VNode } from "preact";
import type { Indicator, Region } from "../../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, Figures, TerritoryRef } from "../../figures/model.ts";
import { formatPeriod } from "../../platform/french.ts";
import {
	cellAt,
	doorsOf,
	france,
	latestCell,
	latestMessage,
	type Narrowing,
	narrowedTitle,
	openCategory,
	readAt,
	sameTerritory,
	scopeOf,
	withReferences,
} from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import { regionBeside } from "../region-name.ts";

interface Line {
	readonly indicator: Indicator;
	readonly answer: FigureAnswer;
	readonly cell: FigureCell;
	readonly others: readonly (FigureCell | undefined)[];
}

/**
 * Last value of several indicators for one territory (and one occupation), beside the region and France at the same
 * period. Indicators without any row for it are left to the caller to explain: `missing` of the answer.
 */
export async function latestBlock(options: {
	readonly figures: Figures;
	readonly region: Region;
	readonly id: string;
	/** Names the table among the others of the page. */
	readonly caption: string;
	readonly subtitle: string;
	readonly indicators: readonly Indicator[];
	readonly territory: TerritoryRef & { readonly label: string };
	readonly narrowing?: Narrowing;
}): Promise<{ readonly block: VNode | undefined; readonly missing: readonly Indicator[] }> {
	const { figures, region, territory, narrowing = {} } = options;
	const { about, category, period } = narrowing;
	const references = [{ type: "region", code: region.code } as const, france].filter(
		(ref) => !sameTerritory(ref, territory),
	);
	const missing: Indicator[] = [];
	const lines: Line[] = [];
	for (const indicator of options.indicators) {
		const whole = await withReferences(figures, indicator, territory, references, scopeOf(narrowing));
		const answer = readAt(whole, territory, period, false);
		const cell = answer && latestCell(answer, territory);
		const others = references.map((ref) => cell && cellAt(answer, ref, cell.period));
		const known = [cell, ...others].some((other) => other !== undefined && other.status !== "nd");
		if (!cell || !known || openCategory(answer) !== undefined) missing.push(indicator);
		else lines.push({ indicator, answer, cell, others });
	}
	if (lines.length === 0) return { block: undefined, missing };
	const kept = references.map((_, index) => lines.some((line) => line.others[index] !== undefined));
	const shown = lines.flatMap((line) => [line.cell, ...line.others.filter((cell) => cell !== undefined)]);
	const gaps = lines.some((line) => line.others.some((cell, index) => kept[index] && cell === undefined));
	const doors = await doorsOf(figures, lines);
	const block = (
		<FigureBlock
			key={options.id}
			id={options.id}
			title={narrowedTitle(latestMessage(lines), { category, period })}
			subtitle={options.subtitle}
			table={
				<Table
					id={`${options.id}-tableau`}
					caption={options.caption}
					detail={`${options.subtitle}. ${kept.some(Boolean) ? "Les autres colonnes sont à la même période." : ""}`}
					columns={[
						{ header: "Indicateur" },
						{ header: "Période" },
						{ header: territory.label, number: true },
						...references.flatMap((ref, index) =>
							kept[index]
								? [
										{
											header: ref.type === "france" ? "France" : regionBeside(region.name, territory),
											number: true,
										},
									]
								: [],
						),
					]}
					rows={lines.map((line) => ({
						key: line.indicator.id,
						header: <a href={indicatorPath(line.indicator.id)}>{line.indicator.label}</a>,
						cells: [
							formatPeriod(line.cell.period),
							<Value key="ici" indicator={line.indicator} cell={line.cell} unit />,
							...line.others.flatMap((cell, index) =>
								kept[index]
									? [
											cell ? (
												<Value key={String(index)} indicator={line.indicator} cell={cell} unit />
											) : (
												<NoValue key={String(index)} />
											),
										]
									: [],
							),
						],
					}))}
				/>
			}
			answers={lines.map((line) => line.answer)}
			shown={shown}
			extraStatuses={gaps ? ["nd"] : []}
			notes={shown.flatMap((cell) =>
				cell.value === null && cell.reason ? [`${cell.territory.label} : ${cell.reason}`] : [],
			)}
			doors={doors}
			kit={
				category || period
					? undefined
					: {
							shape: "latest",
							title: options.caption.slice(0, 120),
							indicators: lines.map(({ indicator }) => indicator.id).slice(0, 20),
							...(about ? { about } : {}),
						}
			}
			release={figures.release}
		/>
	);
	return { block, missing };
}
