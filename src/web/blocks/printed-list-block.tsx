import type { VNode } from "preact";
import type { CodeRef } from "../../../catalogue/model.ts";
import type { FigureCell, Figures, TerritoryRef } from "../../figures/model.ts";
import { counted, formatPeriod } from "../../platform/french.ts";
import { LevelSteps } from "../charts/level-steps.tsx";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import {
	concordanceOf,
	indicatorById,
	levels,
	type Matching,
	type PrintedList,
	type PrintedOccupation,
} from "../declared.ts";

const words: Readonly<Record<Matching, string>> = {
	exact: "mêmes mots",
	near: "autres mots, même métier",
	several: "plusieurs codes",
};

/**
 * The list as the document printed it, beside the level of tension of the codes that its labels were led to. What is said of the
 * two halves of the list comes from their codes.
 */
export async function printedListBlock(
	figures: Figures,
	list: PrintedList,
	territory: TerritoryRef & { readonly label: string },
): Promise<VNode | undefined> {
	const indicator = indicatorById.get("niveau-tension");
	if (!indicator) return undefined;
	const codes = [
		...new Map(
			[...list.regional, ...list.national]
				.flatMap((entry) => entry.codes)
				.filter(({ level, code }) => figures.label(level, code) !== undefined)
				.map((ref) => [ref.code, ref]),
		).values(),
	];
	const known = figures.coverage(indicator.id);
	const answer =
		codes.length > 0 && known.territories.includes(territory.type)
			? await figures.query({ indicator: indicator.id, territories: [territory], about: { codes } })
			: undefined;
	const cellOf = ({ code }: CodeRef): FigureCell | undefined =>
		answer?.cells.find(({ about, period }) => about?.code === code && period !== "");
	const concordance = concordanceOf(list);
	const matched = concordance.filter(({ regional }) => regional.length > 0);
	const alone = concordance.filter(({ regional }) => regional.length === 0);
	const same = matched.filter(({ sameWords }) => sameWords).length;
	const national = new Map(
		matched.flatMap((one) => one.regional.map((regional) => [regional.label, one.national] as const)),
	);
	const shown = codes.flatMap((ref) => cellOf(ref) ?? []);
	const low = shown.filter(({ value }) => value !== null && value <= 2).length;
	const row = (entry: PrintedOccupation, other: string, key: string) => ({
		key,
		header: entry.label,
		cells: [
			<Codes key="codes" figures={figures} entry={entry} />,
			words[entry.matching],
			other,
			<Levels key="niveau" entry={entry} cellOf={cellOf} />,
		],
	});
	return (
		<FigureBlock
			id="liste-imprimee"
			title={`${matched.length} des ${list.national.length} métiers nationaux sont dans la liste régionale`}
			subtitle={`Liste de ${list.year} : ${list.document}, « ${list.place} ». Source imprimée : ${list.source}.`}
			sentence={[
				`Rapprochés par leurs codes : ${same} sous les mêmes mots, ${matched.length - same} sous d’autres mots.`,
				...(alone.length > 0
					? [`Sans équivalent régional : ${alone.map((one) => one.national.label).join(" ; ")}.`]
					: []),
				...(low > 0
					? [
							`Selon la Dares, ${counted(low, "de ces métiers a", "de ces métiers ont")} une tension rare ou faible.`,
						]
					: []),
			].join(" ")}
			table={
				<Table
					id="liste-imprimee-tableau"
					caption={`Métiers en tension imprimés pour ${list.year}, et leur niveau de tension, ${territory.label}`}
					detail={`${counted(list.regional.length, "intitulé")} de la région, puis ceux de la liste nationale qui n’y ont pas d’équivalent. Le document ne donne aucun code.`}
					columns={[
						{ header: "Intitulé imprimé" },
						{ header: "Code rapproché", long: true },
						{ header: "Rapprochement" },
						{ header: "Dans la liste nationale", long: true },
						{
							header: shown[0] ? `Niveau de tension, ${formatPeriod(shown[0].period)}` : "Niveau de tension",
						},
					]}
					rows={[
						...list.regional.map((entry) =>
							row(entry, national.get(entry.label)?.label ?? "non", `r ${entry.label}`),
						),
						...alone.map((one) => row(one.national, "seulement là", `n ${one.national.label}`)),
					]}
				/>
			}
			answers={answer ? [answer] : []}
			shown={shown}
			extraStatuses={codes.some((ref) => cellOf(ref) === undefined) ? ["nd"] : []}
			notes={[
				"Le document ne dit pas comment la liste est faite : le niveau de tension de la Dares est une autre mesure.",
				...[...list.regional, ...list.national].flatMap(({ label, evidence }) =>
					evidence === undefined ? [] : [`${label} : le code réunit ${evidence}.`],
				),
			]}
			origin={shown[0]}
			release={figures.release}
		/>
	);
}

function Codes(props: { readonly figures: Figures; readonly entry: PrintedOccupation }): VNode {
	return (
		<>
			{props.entry.codes.map(({ level, code }) => {
				const scheme = levels[level].urlScheme;
				const card = scheme ? props.figures.occupation(scheme, code) : undefined;
				return (
					<span key={code}>
						{card ? <a href={card.path}>{card.label}</a> : null} <small class="code">{code}</small>{" "}
						<small class="muted">{levels[level].scheme}</small>
					</span>
				);
			})}
		</>
	);
}

function Levels(props: {
	readonly entry: PrintedOccupation;
	readonly cellOf: (ref: CodeRef) => FigureCell | undefined;
}): VNode {
	const indicator = indicatorById.get("niveau-tension");
	return (
		<>
			{props.entry.codes.map((ref) => {
				const cell = props.cellOf(ref);
				if (!cell || !indicator) return <NoValue key={ref.code} />;
				return (
					<span key={ref.code}>
						{cell.value === null ? null : <LevelSteps level={Math.round(cell.value)} />}{" "}
						<Value indicator={indicator} cell={cell} />
					</span>
				);
			})}
		</>
	);
}
