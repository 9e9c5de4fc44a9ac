import type { VNode } from "preact";
import type { Indicator, TerritoryType } from "../../../catalogue/model.ts";
import { record } from "../../access/index.ts";
import { readerOf, type Use, uses } from "../../charters/index.ts";
import type { DataSetCard, FigureAnswer, FigureCell, Figures } from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import { compareFrench, formatPeriod } from "../../platform/french.ts";
import { amountText, cellText, columnHeader, lowerFirst } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { lotText, useNames } from "../charter.tsx";
import { Absent } from "../components/absent.tsx";
import { Sources } from "../components/sources.tsx";
import { StatusLegend } from "../components/status-legend.tsx";
import { Table } from "../components/table.tsx";
import { indicatorById, indicators, isTerritoryType, sourceById, territoryKind } from "../declared.ts";
import { page } from "../page.ts";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";

/**
 * Figures that a charter keeps for some recipients: read through the same door as the public ones, by the person signed in
 * and for a use that is named. Each opening is told in the audit trail, refused ones too.
 */
const path = "/espace/chiffres";

/** Public diffusion has its own pages; a clause of another use opens these. */
const restrictedUses: readonly Use[] = uses.filter((use) => use !== "diffusion");

const crumb = { label: "Chiffres sous charte", path } as const;
const home = { label: "Mon espace", path: "/espace" } as const;

interface Opened {
	readonly use: Use;
	readonly view: Figures;
	readonly set: DataSetCard;
	readonly clause: string;
}

/** Data sets under charter that this person may read, use by use. */
function openedTo({ figures, person }: SignedInContext): readonly Opened[] {
	return restrictedUses.flatMap((use) => {
		const view = figures().for(readerOf(person), use);
		return view.release.dataSets.flatMap((set) =>
			set.charter?.allowed ? [{ use, view, set, clause: set.charter.clause }] : [],
		);
	});
}

function indicatorsOf(source: string): readonly Indicator[] {
	const cubes = new Set(sourceById(source)?.facts?.map((mapping) => mapping.cube));
	return indicators.filter((indicator) => cubes.has(indicator.cube));
}

/** Levels of an indicator that this view may show, finest first. */
function levelsOf(view: Figures, indicator: Indicator): readonly TerritoryType[] {
	const { territories, withheld } = view.coverage(indicator.id);
	const kept = new Set(withheld.map((level) => level.territory));
	return territories.filter((type) => !kept.has(type));
}

const pluralOf = (level: TerritoryType): string =>
	level === "france" ? territoryKind(level).plural : lowerFirst(territoryKind(level).plural);

const addressOf = (indicator: Indicator, use: Use, level?: TerritoryType): string =>
	`${path}/${indicator.id}?usage=${use}${level === undefined ? "" : `&maille=${level}`}`;

async function listPage(context: SignedInContext): Promise<SpaceAnswer> {
	const opened = openedTo(context);
	return page({
		title: crumb.label,
		sample: opened.some(({ set }) => set.sample),
		crumbs: [home, { label: crumb.label }],
		body: (
			<>
				<SpaceMenu person={context.person} current={path} />
				<h1>Chiffres sous charte</h1>
				<p>
					Des partenaires partagent ces données sous charte, pour des usages et des destinataires qu’elle
					nomme. Chaque ouverture est inscrite au journal.
				</p>
				{opened.length === 0 ? (
					<Absent>Aucune charte en vigueur ne vous compte parmi ses destinataires.</Absent>
				) : (
					opened.map((one) => <OpenedSet key={`${one.set.source} ${one.use}`} {...one} />)
				)}
			</>
		),
	});
}

function OpenedSet({ use, view, set, clause }: Opened): VNode {
	const id = `${set.source}-${use}`;
	return (
		<section class="part" aria-labelledby={id}>
			<h2 id={id}>
				{sourceById(set.source)?.title ?? set.source} ({useNames[use]})
			</h2>
			<p>« {clause} »</p>
			{lotText(set) === undefined ? null : <p class="muted">{lotText(set)}</p>}
			<ul>
				{indicatorsOf(set.source).map((indicator) => (
					<li key={indicator.id}>
						{indicator.label} :{" "}
						{levelsOf(view, indicator).map((level, index) => (
							<span key={level}>
								{index > 0 ? ", " : ""}
								<a href={addressOf(indicator, use, level)}>{pluralOf(level)}</a>
							</span>
						))}
					</li>
				))}
			</ul>
		</section>
	);
}

async function indicatorPage(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, origin, params, query, figures, region } = context;
	const indicator = indicatorById.get(params.indicator ?? "");
	if (!indicator) throw new DefError("indicateur-inconnu", { indicator: params.indicator ?? "" });
	const { sources } = figures().coverage(indicator.id);
	const governed = sources.some(({ source }) => sourceById(source)?.sharing === "charter");
	if (!governed) return goTo(indicatorPath(indicator.id));

	const reader = readerOf(person);
	const views = restrictedUses.map((use) => ({ use, view: figures().for(reader, use) }));
	const open = views.filter(({ view }) => levelsOf(view, indicator).length > 0);
	const chosen = views.find(({ use }) => use === query.usage) ?? open[0] ?? views[0];
	const levels = chosen ? levelsOf(chosen.view, indicator) : [];
	const asked = query.maille ?? "";
	const level = isTerritoryType(asked) ? asked : levels[0];
	const told = (outcome: "fait" | "refusé"): Promise<void> =>
		record(access.records.query, {
			person,
			action: "acces",
			outcome,
			object: `chiffres sous charte : ${indicator.id}, ${chosen?.use ?? "aucun usage"}, ${level ?? "aucune maille"}`,
			origin,
		});
	if (!chosen || level === undefined || !levels.includes(level)) {
		await told("refusé");
		const { withheld } = (chosen?.view ?? figures()).coverage(indicator.id);
		const why = withheld.find((kept) => kept.territory === level) ?? withheld[0];
		return refusedReading(context, indicator, why?.reason);
	}
	await told("fait");
	const answer = await chosen.view.query({
		indicator: indicator.id,
		territories: level === "france" ? [{ type: level, code: "FR" }] : { type: level, region: region.code },
	});
	return page({
		title: `${indicator.label} : ${pluralOf(level)}`,
		sample: answer.sample,
		crumbs: [home, crumb, { label: indicator.short }],
		body: (
			<>
				<SpaceMenu person={person} current={path} />
				<h1>{indicator.label}</h1>
				<p>{indicator.definition}</p>
				<ClauseOf view={chosen.view} answer={answer} />
				<nav class="space-menu second" aria-label="Mailles ouvertes par la charte">
					<ul>
						{levels.map((type) => (
							<li key={type}>
								<a
									href={addressOf(indicator, chosen.use, type)}
									aria-current={type === level ? "page" : undefined}
								>
									{territoryKind(type).plural}
								</a>
							</li>
						))}
					</ul>
				</nav>
				<Cells indicator={indicator} answer={answer} level={level} use={chosen.use} />
				<Sources sources={answer.sources} release={chosen.view.release} />
			</>
		),
	});
}

function refusedReading(
	{ person }: SignedInContext,
	indicator: Indicator,
	reason: string | undefined,
): SpaceAnswer {
	return page({
		status: 403,
		title: "Chiffres non ouverts",
		crumbs: [home, crumb, { label: indicator.short }],
		body: (
			<>
				<SpaceMenu person={person} current={path} />
				<h1>Ces chiffres ne vous sont pas ouverts</h1>
				<Absent>{reason ?? "Aucune charte en vigueur ne vous compte parmi ses destinataires."}</Absent>
				<p>
					<a href={path}>Voir ce qui vous est ouvert</a>
				</p>
			</>
		),
	});
}

function ClauseOf(props: { readonly view: Figures; readonly answer: FigureAnswer }): VNode {
	const named = new Set(props.answer.sources.map((line) => line.source));
	const clauses = props.view.release.dataSets.flatMap(({ source, charter }) =>
		named.has(source) && charter?.allowed ? [charter.clause] : [],
	);
	return (
		<>
			{clauses.map((clause) => (
				<p key={clause}>« {clause} »</p>
			))}
		</>
	);
}

function Cells(props: {
	readonly indicator: Indicator;
	readonly answer: FigureAnswer;
	readonly level: TerritoryType;
	readonly use: Use;
}): VNode {
	const { indicator, level, use } = props;
	const cells = props.answer.cells.toSorted((a, b) => compareFrench(a.territory.label, b.territory.label));
	const reasons = new Set(cells.flatMap((cell) => (cell.reason === undefined ? [] : [cell.reason])));
	return (
		<>
			<Table
				id="chiffres"
				caption={`${indicator.label}, ${pluralOf(level)}`}
				detail={`Usage : ${useNames[use]}. Ne pas diffuser hors des destinataires de la charte.`}
				columns={[
					{ header: territoryKind(level).label, long: true },
					{ header: "Période" },
					{ header: columnHeader(indicator), number: true },
				]}
				rows={cells.map((cell) => ({
					key: `${cell.territory.code}-${cell.period}`,
					header: cell.territory.label,
					cells: [cell.period === "" ? "nd" : formatPeriod(cell.period), shownValue(indicator, cell)],
				}))}
			/>
			<StatusLegend statuses={cells.map((cell) => cell.status)} />
			{[...reasons].map((reason) => (
				<p key={reason} class="muted small">
					{reason}
				</p>
			))}
		</>
	);
}

function shownValue(indicator: Indicator, cell: FigureCell): string {
	return cell.value === null ? cellText(indicator, cell) : amountText(indicator, cell.value);
}

const action = "figures.restricted";

export const restrictedRoutes: readonly SpaceRoute[] = [
	{ method: "GET", pattern: path, action, handle: listPage },
	{ method: "GET", pattern: `${path}/:indicator`, action, handle: indicatorPage },
];
