import type { VNode } from "preact";
import type { Indicator, Region, TerritoryType } from "../../../catalogue/model.ts";
import type { Figures, OccupationCard } from "../../figures/model.ts";
import { isChange, type Subject, scatteredOver, subjectFor, subjectsOf } from "../../reading/index.ts";
import { breakdownBlock } from "../blocks/breakdown-block.tsx";
import { byTerritoryBlock } from "../blocks/by-territory-block.tsx";
import { latestBlock } from "../blocks/latest-block.tsx";
import { OccupationAnswerBlock } from "../blocks/occupation-answer-block.tsx";
import { seriesBlock } from "../blocks/series-block.tsx";
import { tensionBlock } from "../blocks/tension-block.tsx";
import { waysBlock } from "../blocks/ways-block.tsx";
import { chosenPlace, pathIn } from "../chosen-place.ts";
import { Absent } from "../components/absent.tsx";
import { OccupationMatches } from "../components/occupation-matches.tsx";
import { CloseOccupations, OccupationSkills } from "../components/occupation-skills.tsx";
import { PlaceLinks } from "../components/place-links.tsx";
import { Scattered } from "../components/scattered.tsx";
import { Through } from "../components/through.tsx";
import { levels } from "../declared.ts";
import { occupationAnswer } from "../occupation/answer.ts";
import { handoutPath } from "../occupation/handout-path.ts";
import { occupationAt } from "../occupation/occupation-at.ts";
import { type Place, placesAround } from "../occupation/places.ts";
import { type Outcome, type PageContext, page, redirect } from "../page.ts";
import { theNameOf, thePlace } from "../region-name.ts";
import { romesOf, waysTowards } from "../rome.ts";
import { causesOf, isCause, tensionLevels } from "../tension.ts";
import { commonIndicatorsOf, type ThemeEntry, themes } from "../themes.ts";

interface Reading {
	readonly figures: Figures;
	readonly region: Region;
	readonly card: OccupationCard;
	readonly subjects: readonly Subject[];
	/** The territory of the page, what holds it, the region, France: the first that has the figure is shown. */
	readonly places: readonly Place[];
}

/** `/metiers/{scheme}-{code}-{slug}` and `/metiers/{scheme}-{code}-{slug}/{type}/{code}-{slug}` */
export async function occupationPage({ figures, region, params, address }: PageContext): Promise<Outcome> {
	const card = occupationAt(figures, params.occupation ?? "");
	const chosen = chosenPlace(figures, params);
	const canonical = chosen ? pathIn(card.path, chosen) : card.path;
	if (decodeURIComponent(address.split("?", 1)[0] ?? "") !== canonical) return redirect(canonical);

	const places = placesAround(figures, region, chosen);
	const answer = await occupationAnswer(figures, region, card, chosen);
	const context: Reading = { figures, region, card, subjects: subjectsOf(card, figures), places };
	const parts: VNode[] = [];
	for (const theme of ordered) {
		const part = await themeOf(context, theme);
		if (part) parts.push(part);
	}
	const where = chosen ? `, ${chosen.label}` : "";
	const level = levels[card.level];
	const romes = romesOf(card);
	return page({
		title: `${card.label}${where} (${level.scheme} ${card.code})`,
		description: `${card.label}${where} : recrutement, tension et ses facteurs, emploi, conditions.`,
		section: "metiers",
		crumbs: [
			{ label: "Métiers", path: "/metiers" },
			...parentCrumb(figures, card),
			...(chosen
				? [{ label: card.label, path: card.path }, { label: chosen.label }]
				: [{ label: card.label }]),
		],
		body: (
			<>
				<header class="page-head">
					<p class="kind">
						{level.label} · code <span class="code">{card.code}</span>
					</p>
					<h1>
						{card.label}
						{where}
					</h1>
				</header>
				<OccupationAnswerBlock
					answer={answer}
					region={region}
					release={figures.release}
					handout={handoutPath(canonical)}
				/>
				<p class="muted">
					{chosen
						? `Les chiffres qui n’existent pas pour ${thePlace(chosen)} sont donnés pour ce qui l’entoure (bassin, département, région) ou pour la France, et le disent.`
						: `Les chiffres qui n’existent pas pour ${theNameOf(region)} sont donnés pour la France, et le disent.`}
				</p>
				{parts.length > 0 ? (
					<nav class="toc" aria-label="Dans cette page">
						<ul>
							{ordered
								.filter((theme) => parts.some((part) => part.key === theme.id))
								.map((theme) => (
									<li key={theme.id}>
										<a href={`#${theme.id}`}>{theme.title}</a>
									</li>
								))}
							{after.map(([id, title]) => (
								<li key={id}>
									<a href={`#${id}`}>{title}</a>
								</li>
							))}
						</ul>
					</nav>
				) : (
					<Absent>
						Aucune source de cette diffusion ne donne de chiffre sous ce code. Les codes correspondants,
						ci-dessous, en ont.
					</Absent>
				)}
				{parts}
				<section class="part" aria-labelledby="se-former">
					<h2 id="se-former">Se former</h2>
					{await waysBlock(figures, region, waysTowards(figures, romes), card.label)}
				</section>
				<OccupationSkills figures={figures} romes={romes} />
				<CloseOccupations figures={figures} romes={romes} />
				<OccupationMatches figures={figures} card={card} />
				<section class="part" aria-labelledby="ailleurs">
					<h2 id="ailleurs">Ce métier dans un territoire</h2>
					<PlaceLinks
						figures={figures}
						region={region}
						types={["departement", "bassin"]}
						subject={card.path}
					/>
				</section>
			</>
		),
	});
}

const after: readonly (readonly [string, string])[] = [
	["se-former", "Se former"],
	["savoirs", "Savoirs"],
	["proches", "Métiers proches"],
	["correspondances", "Correspondances"],
];

function parentCrumb(figures: Figures, card: OccupationCard): readonly { label: string; path: string }[] {
	const parent = card.parent && figures.occupation(card.scheme, card.parent.code);
	return parent && parent.label !== card.label ? [{ label: parent.label, path: parent.path }] : [];
}

/** An occupation is read from recruitment to training; a territory starts with unemployment. */
const reading: readonly ThemeEntry["id"][] = [
	"recrutement",
	"tension",
	"emploi",
	"marche-du-travail",
	"formation",
];
const ordered = [...themes].sort((a, b) => rankOf(a) - rankOf(b));

function rankOf(theme: ThemeEntry): number {
	const rank = reading.indexOf(theme.id);
	return rank < 0 ? reading.length : rank;
}

/** All figures of a theme for this occupation, grouped by the code under which they are known. */
async function themeOf(context: Reading, theme: ThemeEntry): Promise<VNode | undefined> {
	const { figures, subjects } = context;
	const bySubject = new Map<Subject, Indicator[]>();
	for (const indicator of commonIndicatorsOf(theme.id)) {
		const subject = subjectFor(figures, indicator, subjects);
		if (subject) bySubject.set(subject, [...(bySubject.get(subject) ?? []), indicator]);
	}
	const groups: VNode[] = [];
	for (const [subject, list] of bySubject) {
		const blocks = await subjectBlocks(context, theme, subject, list);
		if (blocks.length === 0) continue;
		groups.push(
			<div key={subject.code}>
				<Through figures={figures} subject={subject} />
				{blocks}
			</div>,
		);
	}
	const scattered = scatteredIndicators(context, theme);
	if (scattered.length > 0)
		groups.push(<Scattered key="disperses" figures={figures} card={context.card} indicators={scattered} />);
	return groups.length === 0 ? undefined : (
		<section key={theme.id} class="part" aria-labelledby={theme.id}>
			<h2 id={theme.id}>{theme.title}</h2>
			{groups}
		</section>
	);
}

/** Indicators published only under codes over which the occupation is scattered: none may stand for it. */
function scatteredIndicators({ figures, card, subjects }: Reading, theme: ThemeEntry): readonly Indicator[] {
	const scattered = scatteredOver(card);
	return commonIndicatorsOf(theme.id).filter(
		(indicator) =>
			subjectFor(figures, indicator, subjects) === undefined &&
			figures.coverage(indicator.id).about.some((level) => scattered.includes(level)),
	);
}

async function subjectBlocks(
	context: Reading,
	theme: ThemeEntry,
	subject: Subject,
	list: readonly Indicator[],
): Promise<readonly VNode[]> {
	const { figures, region, places } = context;
	const about = { level: subject.level, code: subject.code };
	const leading: VNode[] = [];
	const blocks: VNode[] = [];
	for (const level of tensionLevels) {
		if (!list.includes(level)) continue;
		const block = await tensionBlock({
			figures,
			level,
			causes: causesOf(level),
			subject,
			territories: places,
		});
		if (block) leading.push(block);
	}
	const rest = list.filter(
		(indicator) =>
			!isCause(indicator) && indicator.classes === undefined && indicator.formula.kind !== "weighted-mean",
	);
	const drawn = async (indicator: Indicator, place: Place): Promise<VNode | undefined> =>
		isChange(indicator) ? undefined : seriesBlock(figures, region, indicator, place, { about });
	const plain: { readonly indicator: Indicator; readonly place: Place }[] = [];
	for (const indicator of rest) {
		const place = await placeWithFigure(context, indicator, subject);
		if (!place) continue;
		const block =
			indicator.breakdown === undefined
				? await drawn(indicator, place)
				: await breakdownBlock({
						figures,
						indicator,
						territory: place,
						narrowing: { about },
						subject: `${subject.label}, ${place.label}`,
					});
		if (block) blocks.push(block);
		else plain.push({ indicator, place });
	}
	const byPlace = Map.groupBy(plain, ({ place }) => place);
	const tables: VNode[] = [];
	for (const [place, entries] of byPlace) {
		const { block } = await latestBlock({
			figures,
			region,
			id: `derniers-${theme.id}-${subject.level}-${place.type}`,
			caption: `${theme.title}, ${place.label} : derniers chiffres connus (${levels[subject.level].scheme})`,
			subtitle: `${subject.label}, ${place.label}`,
			indicators: entries.map((entry) => entry.indicator),
			territory: place,
			narrowing: { about },
		});
		if (block) tables.push(block);
	}
	const map = await spreadBlock(context, subject, rest);
	return [...leading, ...tables, ...(map ? [map] : []), ...blocks];
}

/** First of the page's territories for which the indicator has a row for this code. */
async function placeWithFigure(
	{ figures, places }: Reading,
	indicator: Indicator,
	subject: Subject,
): Promise<Place | undefined> {
	const covered = figures.coverage(indicator.id).territories;
	for (const place of places) {
		if (!covered.includes(place.type)) continue;
		const answer = await figures.query({
			indicator: indicator.id,
			territories: [place],
			about: { level: subject.level, code: subject.code },
			...(indicator.breakdown === undefined ? {} : { categories: { [indicator.breakdown]: "*" } }),
		});
		if (answer.cells.some((cell) => cell.period !== "" && cell.value !== null)) return place;
	}
	// Nobody has a value: the narrowest territory with a row says why.
	for (const place of places) {
		if (covered.includes(place.type) && indicator.breakdown === undefined) return place;
	}
	return undefined;
}

const spreadTypes: readonly TerritoryType[] = ["bassin", "zone-emploi", "departement"];

/** Where in the region: the count that leads the theme, over the finest zoning of the source. */
async function spreadBlock(
	{ figures, region }: Reading,
	subject: Subject,
	list: readonly Indicator[],
): Promise<VNode | undefined> {
	const lead = list.find(
		(indicator) =>
			indicator.formula.kind === "sum" &&
			indicator.breakdown === undefined &&
			spreadTypes.some((type) => figures.coverage(indicator.id).territories.includes(type)),
	);
	const type =
		lead && spreadTypes.find((candidate) => figures.coverage(lead.id).territories.includes(candidate));
	if (!lead || !type) return undefined;
	return byTerritoryBlock({
		figures,
		region,
		indicator: lead,
		beside: list.filter((indicator) => indicator !== lead && indicator.cube === lead.cube).slice(0, 3),
		type,
		about: { level: subject.level, code: subject.code },
		subject: subject.label,
		id: `ou-${lead.id}`,
	});
}
