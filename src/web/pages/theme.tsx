import { Fragment, type VNode } from "preact";
import type { Figures, TerritoryCard } from "../../figures/index.ts";
import { readingSentence } from "../../figures/index.ts";
import { DefError } from "../../platform/errors.ts";
import { lowerFirst, yearChange, zoningsOf } from "../../reading/index.ts";
import { withQuery } from "../address.ts";
import { StandingsBlock } from "../blocks/standings-block.tsx";
import { themePart } from "../blocks/theme-part.tsx";
import { Absent } from "../components/absent.tsx";
import { LeftOut, unmet } from "../components/left-out.tsx";
import { isTerritoryType, territoryKind } from "../declared.ts";
import { regionAround } from "../home-region.ts";
import { readNarrowing } from "../narrowing/address.ts";
import { NarrowingForm, NarrowingNotes, narrowingWords } from "../narrowing/form.tsx";
import { offerFor } from "../narrowing/offer.ts";
import { type Outcome, type PageContext, page, redirect } from "../page.ts";
import { placeAt } from "../place-address.ts";
import { shortPlace } from "../short-place.ts";
import { type Standing, standingsOf } from "../standings.ts";
import { commonIndicatorsOf, type ThemeEntry, themes } from "../themes.ts";

/** `/territoires/{type}/{code}-{slug}/{theme}?famille=…&modalite=…&per=…`: one theme of a territory in detail, with its ranks and its definitions. */
export async function themePage({ figures, region, params, query, address }: PageContext): Promise<Outcome> {
	const { type = "", place = "" } = params;
	const card = placeAt(figures, type, place);
	const theme = themes.find(({ id }) => id === params.theme);
	if (!card || !isTerritoryType(type) || !theme)
		throw new DefError("territoire-inconnu", { territory: `${type} ${place} ${params.theme ?? ""}`.trim() });
	const own = `${card.path}/${theme.id}`;
	if (decodeURIComponent(address.split("?", 1)[0] ?? "") !== own) return redirect(withQuery(own, query));
	const indicators = commonIndicatorsOf(theme.id);
	const offer = await offerFor(figures, card, indicators);
	const narrowing = readNarrowing(query, offer);
	const around = regionAround(figures, region, card);
	// Places are not ranked by a category of an indicator.
	const standings = narrowing.category ? [] : await standingsOf(figures, around, card, indicators, narrowing);
	const part = await themePart(figures, around, card, theme, undefined, narrowing);
	const narrowed = { figures, path: own, offer, narrowing };
	const words = narrowingWords(narrowed);
	const kind = territoryKind(card.type);
	return page({
		title: `${theme.title} : ${card.label}${words || ` (${lowerFirst(kind.label)})`}`,
		description: `${theme.title}, ${card.label} : séries, détail, rang parmi les ${lowerFirst(kind.plural)}, définitions.`,
		section: "territoires",
		sample: standings.some(({ answer }) => answer.sample),
		crumbs: [
			{ label: "Territoires", path: "/territoires" },
			{ label: card.label, path: card.path },
			{ label: theme.title },
		],
		body: (
			<>
				<header class="page-head">
					<p class="kind">
						<a href={card.path}>{card.label}</a> · {lowerFirst(kind.label)}
					</p>
					<h1>
						{theme.title} : {card.label}
						{words}
					</h1>
					<Message sentence={await messageOf(figures, standings)} />
					<p class="actions">
						<a class="button plain" href={compareOf(card, standings)}>
							Comparer<span class="visually-hidden"> {card.label} à d’autres territoires</span>
						</a>
					</p>
				</header>
				<LeftOut
					unknown={unmet(
						[query.famille, narrowing.about],
						[query.modalite, narrowing.category],
						[query.per, narrowing.period],
					)}
				/>
				<OtherThemes figures={figures} card={card} theme={theme} />
				<NarrowingForm {...narrowed} />
				<NarrowingNotes {...narrowed} told={part?.told ?? new Set()} />
				{part?.node ?? (words === "" ? <Absent>Aucun indicateur de ce thème n’est déclaré.</Absent> : null)}
				{standings.length > 0 ? (
					<section class="part" aria-labelledby="les-rangs">
						<h2 id="les-rangs">Les rangs</h2>
						<StandingsBlock figures={figures} card={card} standings={standings} />
					</section>
				) : null}
				<Definitions figures={figures} card={card} theme={theme} />
			</>
		),
	});
}

function Message({ sentence }: { readonly sentence: string | undefined }): VNode | null {
	return sentence === undefined ? null : <p class="lead">{sentence}</p>;
}

/** The figure of the theme that stands first, in one sentence. */
async function messageOf(figures: Figures, standings: readonly Standing[]): Promise<string | undefined> {
	const [first] = standings;
	if (!first) return undefined;
	const change = await yearChange(figures, first.indicator, first.cell);
	return readingSentence({
		indicator: first.indicator,
		cell: first.cell,
		rank: first.rank,
		...(change ? { change } : {}),
	});
}

/** As many of the theme's indicators as a comparison may hold. */
function compareOf(card: TerritoryCard, standings: readonly Standing[]): string {
	const chosen = standings.slice(0, 12).map(({ indicator }) => indicator.id);
	return `/comparer?${chosen.length > 0 ? `ind=${chosen.join(",")}&` : ""}zones=${shortPlace(card)}`;
}

function OtherThemes(props: {
	readonly figures: Figures;
	readonly card: TerritoryCard;
	readonly theme: ThemeEntry;
}): VNode {
	const { card, theme } = props;
	return (
		<nav class="toc" aria-label="Thèmes">
			<ul>
				{themes.map(({ id, title }) => (
					<li key={id}>
						<a href={`${card.path}/${id}`} aria-current={id === theme.id ? "page" : undefined}>
							{title}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

/** What each figure of the theme measures, for those that exist here. */
function Definitions(props: {
	readonly figures: Figures;
	readonly card: TerritoryCard;
	readonly theme: ThemeEntry;
}): VNode | null {
	const { figures, card, theme } = props;
	const here = commonIndicatorsOf(theme.id).filter((indicator) =>
		zoningsOf(figures, indicator).has(card.type),
	);
	if (here.length === 0) return null;
	return (
		<section class="part" aria-labelledby="definitions">
			<h2 id="definitions">Définitions</h2>
			<dl class="facts">
				{here.map(({ id, label, definition }) => (
					<Fragment key={id}>
						<dt>
							<a href={`/indicateurs/${id}`}>{label}</a>
						</dt>
						<dd>{definition}</dd>
					</Fragment>
				))}
			</dl>
		</section>
	);
}
