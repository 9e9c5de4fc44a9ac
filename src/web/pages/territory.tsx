import { Fragment, type VNode } from "preact";
import type { Figures, TerritoryCard } from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import { counted, enumerate } from "../../platform/french.ts";
import { lowerFirst } from "../../reading/index.ts";
import { withQuery } from "../address.ts";
import { distinctiveBlock } from "../blocks/distinctive-block.tsx";
import { essentialsBlock } from "../blocks/essentials-block.tsx";
import { themePart } from "../blocks/theme-part.tsx";
import { LinkMap } from "../charts/link-map.tsx";
import { drawingOf } from "../charts/zoning-drawing.ts";
import { mostZones } from "../compare/model.ts";
import { PublicationLinks } from "../components/publication-links.tsx";
import { isTerritoryType, territoryKind, territoryTypes } from "../declared.ts";
import { Contact } from "../help/contact.tsx";
import { regionAround } from "../home-region.ts";
import { isMapped } from "../map/gather.ts";
import { neighboursOf } from "../neighbours.ts";
import { type Outcome, type PageContext, page, redirect } from "../page.ts";
import { placeAt } from "../place-address.ts";
import { hasPortrait, portraits } from "../portrait/address.ts";
import { publicationsAbout } from "../publications.ts";
import { ofPlace, thePlace } from "../region-name.ts";
import { shortPlace } from "../short-place.ts";
import { themes } from "../themes.ts";

/** `/territoires/{type}/{code}-{slug}` */
export async function territoryPage(context: PageContext): Promise<Outcome> {
	const { figures, region, params, address } = context;
	const { type = "", place = "" } = params;
	const card = placeAt(figures, type, place);
	if (!card || !isTerritoryType(type))
		throw new DefError("territoire-inconnu", { territory: `${type} ${place}` });
	if (decodeURIComponent(address.split("?", 1)[0] ?? "") !== card.path) return redirect(card.path);

	const around = regionAround(figures, region, card);
	const home = around.code;
	const essentials = await essentialsBlock(figures, around, card);
	const parts: VNode[] = [];
	const bare: VNode[] = [];
	const contents: { readonly id: string; readonly title: string }[] = [];
	for (const theme of themes) {
		const part = await themePart(figures, around, card, theme, `${card.path}/${theme.id}`);
		if (!part) continue;
		if (part.bare) bare.push(part.node);
		else {
			parts.push(part.node);
			contents.push(theme);
		}
	}
	if (bare.length > 0) contents.push({ id: "ailleurs", title: "Publié à une autre maille" });
	const distinctive = await distinctiveBlock(figures, around, card);
	const publications = publicationsAbout(context, card);
	const kind = territoryKind(card.type);
	return page({
		title: `${card.label} (${lowerFirst(kind.label)})`,
		description: `${card.label}, ${lowerFirst(kind.label)} : chômage, recrutement, tensions, formation. Chaque chiffre avec sa source.`,
		section: "territoires",
		sample: essentials.sample,
		crumbs: [
			{ label: "Territoires", path: "/territoires" },
			...(figures.territories(card.type, region.code).length > 0
				? [{ label: kind.plural, path: `/territoires/${card.type}` }]
				: []),
			{ label: card.label },
		],
		body: (
			<>
				<header class="page-head">
					<p class="kind">
						{kind.label} · code <span class="code">{card.code}</span> · {card.vintage}
					</p>
					<h1>{card.label}</h1>
					<p class="muted">
						{kind.definition}
						{card.communes > 1 ? ` ${counted(card.communes, "commune")}.` : ""}
					</p>
					<div id="emporter">
						<p class="actions">
							<a class="button plain" href={`/comparer?zones=${shortPlace(card)}`}>
								Comparer<span class="visually-hidden"> {thePlace(card)} à d’autres territoires</span>
							</a>{" "}
							{isMapped(figures, region, card.type) ? (
								<a class="button plain" href={`/carte?maille=${card.type}`}>
									Voir la carte<span class="visually-hidden"> des {lowerFirst(kind.plural)}</span>
								</a>
							) : null}{" "}
							{hasPortrait(card.type) ? (
								<a
									class="button plain"
									href={withQuery("/espace/kits", { territoire: `${card.type}:${card.code}` })}
									rel="nofollow"
								>
									Préparer un comité
									<span class="visually-hidden"> : kit {ofPlace(card)}, avec un compte</span>
								</a>
							) : null}
						</p>
						{hasPortrait(card.type) ? (
							<p class="sources">
								Emporter :{" "}
								{portraits.map(({ file, label }, index) => (
									<Fragment key={file}>
										{index > 0 ? ", " : ""}
										<a href={`${card.path}/${file}`} rel="nofollow" download>
											{label}
										</a>
									</Fragment>
								))}
								.
							</p>
						) : null}
					</div>
					{card.regions.length > 1 && card.type !== "france" ? (
						<Interregional figures={figures} card={card} />
					) : null}
				</header>
				{essentials.node}
				<nav class="toc" aria-label="Dans cette page">
					<ul>
						{distinctive ? (
							<li>
								<a href="#singularites">Ce qui le distingue</a>
							</li>
						) : null}
						{contents.map((theme) => (
							<li key={theme.id}>
								<a href={`#${theme.id}`}>{theme.title}</a>
							</li>
						))}
						{publications.length > 0 ? (
							<li>
								<a href="#publications">Publications</a>
							</li>
						) : null}
						<li>
							<a href="#autour">Autour de ce territoire</a>
						</li>
					</ul>
				</nav>
				{distinctive}
				{parts}
				{bare.length > 0 ? (
					<section class="part" aria-labelledby="ailleurs">
						<h2 id="ailleurs">Publié à une autre maille</h2>
						{bare}
					</section>
				) : null}
				{publications.length > 0 ? (
					<section class="part" aria-labelledby="publications">
						<h2 id="publications">Publications</h2>
						<PublicationLinks publications={publications} />
					</section>
				) : null}
				<Around figures={figures} card={card} region={home} />
				<p>
					Une question sur ces chiffres : <Contact region={region} />
				</p>
			</>
		),
	});
}

function Interregional(props: { readonly figures: Figures; readonly card: TerritoryCard }): VNode {
	const { figures, card } = props;
	return (
		<p class="notice">
			Ce territoire dépasse une région : ses chiffres portent sur l’ensemble,{" "}
			{enumerate(card.regions.map((code) => figures.territory("region", code)?.label ?? code))}.
		</p>
	);
}

/** A zoning of many small units says how many there are instead of listing them. */
const listedAtMost = 30;

function Around(props: {
	readonly figures: Figures;
	readonly card: TerritoryCard;
	readonly region: string;
}): VNode {
	const { figures, card } = props;
	const groups = Map.groupBy(figures.related(card), (other) => other.type);
	// Thousands of outlines would weigh more than the page.
	const drawing = card.type === "commune" ? undefined : drawingOf(figures, card.type, props.region);
	const neighbours = neighboursOf(figures, card);
	const siblings = new Map(figures.territories(card.type, props.region).map((other) => [other.code, other]));
	return (
		<section class="part" aria-labelledby="autour">
			<h2 id="autour">Autour de ce territoire</h2>
			<div class="columns">
				{drawing && siblings.size > 1 ? (
					<div>
						<LinkMap drawing={drawing} places={siblings} here={card.code} />
						<p class="small muted">
							{territoryKind(card.type).plural}. {drawing.credit}
						</p>
					</div>
				) : null}
				{neighbours.length > 0 ? (
					<div>
						<h3>Voisins</h3>
						<ul class="links">
							{neighbours.map((other) => (
								<li key={other.path}>
									<a href={other.path}>{other.label}</a>
								</li>
							))}
						</ul>
						<p>
							<a
								href={`/comparer?zones=${[card, ...neighbours].slice(0, mostZones).map(shortPlace).join(",")}`}
							>
								Comparer {thePlace(card)}{" "}
								{neighbours.length < mostZones ? "aux territoires voisins" : "à quatre voisins"}
							</a>
						</p>
					</div>
				) : null}
				{territoryTypes.map((kind) => {
					const related = groups.get(kind.id) ?? [];
					return related.length === 0 ? null : (
						<div key={kind.id}>
							<h3>{related.length > 1 ? kind.plural : kind.label}</h3>
							<ul class="links">
								{related.slice(0, listedAtMost).map((other) => (
									<li key={other.path}>
										<a href={other.path}>{other.label}</a>
									</li>
								))}
							</ul>
							{related.length > listedAtMost ? (
								<p class="muted">
									et {counted(related.length - listedAtMost, "autre")} : utilisez la recherche.
								</p>
							) : null}
						</div>
					);
				})}
			</div>
		</section>
	);
}
