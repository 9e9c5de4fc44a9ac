import type { VNode } from "preact";
import type { CodeRef, Indicator } from "../../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, Figures, TerritoryRef } from "../../figures/model.ts";
import { compareFrench, counted, formatPeriod } from "../../platform/french.ts";
import { lowerFirst } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { LevelSteps } from "../charts/level-steps.tsx";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import { indicatorById, levels } from "../declared.ts";
import { HIGH } from "../tension.ts";

/** What the list is narrowed to. */
export interface Narrowing {
	/** First letter of the codes. */
	readonly domain: string | undefined;
	readonly least: number;
	readonly cause: Indicator | undefined;
	/** Levels of the trainings that lead to it, one of which is enough; `unknown`: no register gives one. None chosen: all. */
	readonly trainings: readonly TrainingLevel[];
}

export type TrainingLevel = number | "unknown";

interface Line {
	readonly code: string;
	readonly label: string;
	readonly cell: FigureCell;
	readonly reference: FigureCell | undefined;
	readonly size: FigureCell | undefined;
	readonly causes: readonly { readonly indicator: Indicator; readonly cell: FigureCell }[];
}

/**
 * Occupations of a territory by their level of tension, with what adds to it in words and how many people they employ: the level
 * alone says nothing of their weight. Sorted by level, then by employment, then in French order.
 */
export async function tensionListBlock(options: {
	readonly figures: Figures;
	readonly level: Indicator;
	readonly causes: readonly Indicator[];
	readonly about: CodeRef["level"];
	readonly territory: TerritoryRef & { readonly label: string };
	/** The region, beside a narrower place. */
	readonly reference: (TerritoryRef & { readonly label: string }) | undefined;
	readonly narrowing: Narrowing;
	/** Levels of the trainings that lead to each occupation. */
	readonly levelsOf: ReadonlyMap<string, ReadonlySet<number>>;
}): Promise<VNode | undefined> {
	const { figures, level, about, territory, reference, narrowing } = options;
	const ask = (indicator: Indicator, place: TerritoryRef): Promise<FigureAnswer> =>
		figures.query({ indicator: indicator.id, territories: [place], about: { level: about } });
	const main = await ask(level, territory);
	const causes = await Promise.all(options.causes.map((cause) => ask(cause, territory)));
	const weight = indicatorById.get("emploi-territoire");
	const sizes =
		weight && weight.cube === level.cube && figures.coverage(weight.id).about.includes(about)
			? await ask(weight, territory)
			: undefined;
	const beside = reference && (await ask(level, reference));
	const known = main.cells.filter(({ value, about: code }) => value !== null && code !== undefined);
	if (known.length === 0) return undefined;
	const sizeOf = byCode(sizes);
	const besideOf = byCode(beside);
	const causesOf = causes.map(byCode);
	const all = known
		.map((cell): Line => {
			const code = cell.about?.code ?? "";
			return {
				code,
				label: cell.about?.label ?? "",
				cell,
				reference: besideOf.get(code),
				size: sizeOf.get(code),
				causes: causes
					.flatMap(({ indicator }, index) => {
						const own = causesOf[index]?.get(code);
						return own && (own.value ?? 0) >= HIGH ? [{ indicator, cell: own }] : [];
					})
					.toSorted((a, b) => (b.cell.value ?? 0) - (a.cell.value ?? 0)),
			};
		})
		.sort(
			(a, b) =>
				(b.cell.value ?? 0) - (a.cell.value ?? 0) ||
				(b.size?.value ?? 0) - (a.size?.value ?? 0) ||
				compareFrench(a.label, b.label),
		);
	const ofLevel = (code: string): boolean => {
		const own = options.levelsOf.get(code);
		return narrowing.trainings.some((one) => (one === "unknown" ? own === undefined : own?.has(one)));
	};
	const lines = all.filter(
		({ code, cell, causes: own }) =>
			(cell.value ?? 0) >= narrowing.least &&
			(narrowing.trainings.length === 0 || ofLevel(code)) &&
			(narrowing.domain === undefined || code.startsWith(narrowing.domain)) &&
			(narrowing.cause === undefined || own.some(({ indicator }) => indicator === narrowing.cause)),
	);
	const [first] = known;
	const highest = lines.filter(({ cell }) => cell.value === 5).length;
	return (
		<FigureBlock
			id="liste"
			title={
				lines.length === 0
					? "Aucun métier ne répond à ces choix"
					: `${counted(lines.length, "métier")} sur ${all.length}, dont ${highest} en tension très forte`
			}
			subtitle={
				<>
					<a href={indicatorPath(level.id)}>{level.label}</a>, échelle de 1 à 5. {territory.label},{" "}
					{formatPeriod(first?.period ?? "")}, {levels[about].scheme}.
				</>
			}
			table={
				lines.length === 0 ? (
					<p class="absent">Retirez un filtre, ou choisissez un niveau moins élevé.</p>
				) : (
					<Table
						id="liste-tableau"
						caption={`Métiers selon leur tension, ${territory.label}`}
						detail="Par niveau, puis par emploi. Un facteur est nommé quand il accroît la tension (niveau 4 ou 5)."
						columns={[
							{ header: "Métier" },
							{ header: "Tension" },
							...(reference ? [{ header: reference.label }] : []),
							...(sizes ? [{ header: weight?.short ?? "", number: true }] : []),
							{ header: "Facteurs qui l’accroissent", long: true },
						]}
						rows={lines.map((line) => ({
							key: line.code,
							header: <Occupation figures={figures} about={about} line={line} />,
							cells: [
								<span key="niveau">
									<LevelSteps level={Math.round(line.cell.value ?? 0)} />{" "}
									<Value indicator={level} cell={line.cell} />
								</span>,
								...(reference ? [<OneValue key="region" indicator={level} cell={line.reference} />] : []),
								...(sizes && weight ? [<OneValue key="emploi" indicator={weight} cell={line.size} />] : []),
								line.causes.length === 0
									? "aucun"
									: line.causes.map(({ indicator }) => lowerFirst(causeWord(indicator))).join(" ; "),
							],
						}))}
					/>
				)
			}
			answers={[main, ...(beside ? [beside] : []), ...(sizes ? [sizes] : []), ...causes]}
			shown={lines.flatMap(({ cell, reference: other, size, causes: own }) => [
				cell,
				...(other ? [other] : []),
				...(size ? [size] : []),
				...own.map((cause) => cause.cell),
			])}
			notes={[...level.notes, ...options.causes.flatMap(({ notes }) => notes.slice(0, 1))]}
			origin={lines[0]?.cell ?? first}
			kit={{
				shape: "occupations",
				indicator: level.id,
				beside: sizes && weight ? [weight.id] : [],
				level: about,
			}}
			release={figures.release}
		/>
	);
}

/** « Manque de main-d'œuvre disponible », whatever the territory. */
export function causeWord({ label }: Indicator): string {
	return label.replace(/, dans le bassin$/, "");
}

const byCode = (answer: FigureAnswer | undefined): ReadonlyMap<string, FigureCell> =>
	new Map(answer?.cells.map((cell) => [cell.about?.code ?? "", cell]));

function OneValue(props: { readonly indicator: Indicator; readonly cell: FigureCell | undefined }): VNode {
	return props.cell && props.cell.period !== "" ? (
		<Value indicator={props.indicator} cell={props.cell} />
	) : (
		<NoValue />
	);
}

function Occupation(props: {
	readonly figures: Figures;
	readonly about: CodeRef["level"];
	readonly line: Line;
}): VNode {
	const { figures, about, line } = props;
	const scheme = levels[about].urlScheme;
	const card = scheme ? figures.occupation(scheme, line.code) : undefined;
	return (
		<>
			{card ? <a href={card.path}>{line.label}</a> : line.label} <small class="code">{line.code}</small>
		</>
	);
}
