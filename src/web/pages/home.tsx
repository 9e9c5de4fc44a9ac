import { Fragment, type VNode } from "preact";
import type { Region, TerritoryType } from "../../../catalogue/model.ts";
import type { Figures, TerritoryCard } from "../../figures/model.ts";
import { counted, formatDate, formatNumber } from "../../platform/french.ts";
import type { Announcement, Publication } from "../../publication/index.ts";
import { withQuery } from "../address.ts";
import { LinkMap } from "../charts/link-map.tsx";
import { drawingOf } from "../charts/zoning-drawing.ts";
import { KeyFigureCard } from "../components/key-figure.tsx";
import { NoFigures } from "../components/no-figures.tsx";
import { PublicationLinks } from "../components/publication-links.tsx";
import { SearchForm } from "../components/search-form.tsx";
import { indicators, territoryKind, territoryTypes } from "../declared.ts";
import { DiffusionBadge, diffusionPath, momentText } from "../diffusion-words.tsx";
import { essentialsOf } from "../essentials.ts";
import { type Outcome, type PageContext, page } from "../page.ts";
import { publicationsOf } from "../publications.ts";
import { inNameOf } from "../region-name.ts";
import { TerritoryLinks } from "./territories.tsx";

const shownPublications = 3;
const examples = ["chômage", "aide-soignant", "G1602", "tension"];

/** `/` */
export async function homePage(context: PageContext): Promise<Outcome> {
	const { figures, region, diffusions } = context;
	const { release } = figures;
	const written = publicationsOf(context)
		.filter(({ published }) => published !== undefined)
		.slice(0, shownPublications);
	const next = (await diffusions.upcoming()).find(({ at }) => at !== null);
	const essentials = await essentialsOf(figures, { type: "region", code: region.code }, region.code);
	const regionCard = figures.territory("region", region.code);
	return page({
		title: region.siteName,
		description: `Emploi, métiers, recrutement, formation et insertion ${inNameOf(region)} : des chiffres dont on peut suivre l’origine jusqu’à la ligne du fichier.`,
		crumbs: [],
		sample: essentials.some((figure) => figure.answer.sample),
		body: (
			<>
				<header class="page-head">
					<h1>Emploi, métiers et formation {inNameOf(region)}</h1>
					<p class="lead">
						Des chiffres par territoire et par métier. Chacun dit d’où il vient : la source, le fichier, la
						ligne.
					</p>
					<SearchForm id="recherche-accueil" large />
					<p class="muted">
						Par exemple :{" "}
						{examplesFor(figures, region).map((example, index) => (
							<span key={example}>
								{index > 0 ? ", " : ""}
								<a href={withQuery("/recherche", { q: example })}>{example}</a>
							</span>
						))}
						.
					</p>
				</header>
				<Entries figures={figures} region={region} regionCard={regionCard} />
				{essentials.length > 0 ? (
					<section class="part" aria-labelledby="region">
						<h2 id="region">{region.name} : les chiffres du moment</h2>
						<ul class="key-figures">
							{essentials.map((figure) => (
								<KeyFigureCard key={figure.indicator.id} figure={figure} region={region} release={release} />
							))}
						</ul>
						{regionCard ? (
							<p>
								<a href={regionCard.path}>Tous les chiffres {region.ofName}</a>
							</p>
						) : null}
					</section>
				) : (
					<NoFigures region={region} release={release} />
				)}
				<Places figures={figures} region={region} />
				{written.length > 0 ? (
					<section class="part" aria-labelledby="publications">
						<h2 id="publications">Dernières publications</h2>
						<PublicationLinks publications={written} />
						<p>
							<a href="/publications">Toutes les publications</a>
						</p>
					</section>
				) : null}
				<Latest published={release.published} history={diffusions.list()} next={next} />
			</>
		),
	});
}

/** Diffusions named on the first page. */
const latestAtMost = 5;

function Latest(props: {
	readonly published: string;
	readonly history: readonly Publication[];
	readonly next: Announcement | undefined;
}): VNode {
	const { published, history, next } = props;
	return (
		<section class="part" aria-labelledby="diffusions">
			<h2 id="diffusions">Dernières diffusions</h2>
			{history.length === 0 ? (
				<p>Chiffres publiés le {formatDate(published)}.</p>
			) : (
				<ul class="links">
					{history.slice(0, latestAtMost).map((one) => (
						<li key={one.n}>
							<a href={diffusionPath(one)}>{one.title}</a>{" "}
							<small>
								{one.version}, {formatDate(one.published)}
							</small>{" "}
							<DiffusionBadge one={one} history={history} />
						</li>
					))}
				</ul>
			)}
			<p>
				{next?.at ? (
					<>
						Prochaine diffusion annoncée : <strong>{momentText(next.at)}</strong>, {next.title}.{" "}
					</>
				) : (
					"Aucune date n’est annoncée pour l’instant. "
				)}
				<a href="/calendrier">Le calendrier des diffusions</a>
			</p>
		</section>
	);
}

/** A place of the region first, then words that always lead somewhere. */
function examplesFor(figures: Figures, region: Region): readonly string[] {
	const zones = figures.territories("zone-emploi", region.code);
	const place = zones.find((zone) => zone.code.startsWith(region.code)) ?? zones[0];
	return place ? [place.label.toLowerCase(), ...examples] : examples;
}

function Entries(props: {
	readonly figures: Figures;
	readonly region: Region;
	readonly regionCard: TerritoryCard | undefined;
}): VNode {
	const { figures, region, regionCard } = props;
	const occupations = figures.occupations("fap2021-228").length;
	const sets = figures.release.dataSets.length;
	return (
		<nav aria-label="Par où commencer">
			<ul class="entries">
				<li>
					<a href="/espace/kits#nouveau" rel="nofollow">
						<strong>J’ai un comité à préparer</strong>
					</a>
					<p>
						Un territoire et une date : le brouillon d’un kit, en PDF, diaporama et classeur. Il faut un
						compte ; sans compte, <a href={regionCard?.path ?? "/territoires"}>l’essentiel {region.ofName}</a>{" "}
						s’emporte en PDF et en diaporama.
					</p>
				</li>
				<li>
					<a href="/metiers">
						<strong>J’accompagne une personne</strong>
					</a>
					<p>
						{counted(occupations, "fiche métier", "fiches métiers")} : recrutement, tension et ses causes,
						conditions d’emploi.
					</p>
				</li>
				<li>
					<a href="/formations">
						<strong>J’achète ou je cherche une formation</strong>
					</a>
					<p>Places, vœux, devenir des jeunes, avec les marges de chaque taux, et métiers visés.</p>
				</li>
				<li>
					<a href="/indicateurs">
						<strong>Je cherche un chiffre</strong>
					</a>
					<p>{counted(indicators.length, "indicateur")}, leur définition, leur formule et leur couverture.</p>
				</li>
				<li>
					<a href="/glossaire">
						<strong>Je cherche à comprendre</strong>
					</a>
					<p>Les mots et les sigles en une phrase, et les méthodes en français courant.</p>
				</li>
				<li>
					<a href="/donnees">
						<strong>Je vérifie une source</strong>
					</a>
					<p>
						{counted(sets, "jeu de données", "jeux de données")} : fichier, empreinte, contrôles, limites.
					</p>
				</li>
			</ul>
			<p class="actions">
				{tools.map(({ path, label }, index) => (
					<Fragment key={path}>
						{index > 0 ? " " : null}
						<a class="button plain" href={path}>
							{label}
						</a>
					</Fragment>
				))}
			</p>
		</nav>
	);
}

/** What does something, rather than tells something. */
const tools = [
	{ path: "/comparer", label: "Comparer des territoires" },
	{ path: "/carte", label: "Voir une carte" },
	{ path: "/donnees/tableau", label: "Construire un tableau" },
	{ path: "/aide/visite", label: "Visite guidée" },
	{ path: "/aide", label: "Aide" },
] as const;

const mapped: readonly TerritoryType[] = ["zone-emploi", "departement"];

function Places(props: { readonly figures: Figures; readonly region: Region }): VNode {
	const { figures, region } = props;
	const type =
		mapped.find((candidate) => drawingOf(figures, candidate, region.code)) ??
		mapped.find((candidate) => figures.territories(candidate, region.code).length > 0) ??
		"departement";
	const territories = figures.territories(type, region.code);
	const drawing = drawingOf(figures, type, region.code);
	const kind = territoryKind(type);
	return (
		<section class="part" aria-labelledby="territoires">
			<h2 id="territoires">Choisir un territoire</h2>
			<div class="columns wide">
				{drawing ? (
					<div>
						<LinkMap drawing={drawing} places={new Map(territories.map((place) => [place.code, place]))} />
						<p class="small muted">{drawing.credit}</p>
					</div>
				) : null}
				<div>
					<h3>
						{kind.plural} – {kind.vintage}
					</h3>
					<TerritoryLinks territories={territories} />
				</div>
			</div>
			<h3>Autres découpages</h3>
			<ul class="links flow">
				{territoryTypes
					.filter((other) => other.id !== type && other.id !== "france")
					.map((other) => ({ other, count: figures.territories(other.id, region.code).length }))
					.filter(({ count }) => count > 0)
					.map(({ other, count }) => (
						<li key={other.id}>
							<a href={`/territoires/${other.id}`}>{count > 1 ? other.plural : other.label}</a>{" "}
							<small>{formatNumber(count)}</small>
						</li>
					))}
			</ul>
		</section>
	);
}
