import type { VNode } from "preact";
import { codeShape } from "../../figures/index.ts";
import type { ReleaseCard, SearchAnswer, SearchHit } from "../../figures/model.ts";
import { counted, formatDate, formatNumber } from "../../platform/french.ts";
import { withQuery } from "../address.ts";
import { SearchForm } from "../components/search-form.tsx";
import { type Outcome, type PageContext, page } from "../page.ts";
import { publicationsNamed } from "../publications.ts";

type Kind = SearchHit["kind"];

/** What a search may be narrowed to. */
const groups: readonly { readonly kind: Kind; readonly title: string }[] = [
	{ kind: "territoire", title: "Territoires" },
	{ kind: "metier", title: "Métiers" },
	{ kind: "competence", title: "Savoirs" },
	{ kind: "formation", title: "Formations" },
	{ kind: "secteur", title: "Secteurs" },
	{ kind: "branche", title: "Branches" },
	{ kind: "indicateur", title: "Indicateurs" },
	{ kind: "publication", title: "Publications" },
	{ kind: "methode", title: "Méthodes" },
	{ kind: "terme", title: "Glossaire" },
	{ kind: "page", title: "Pages du site" },
];

const limit = 200;
/** Hits of one kind shown beside the others. */
const shownAtFirst = 8;

/** `/recherche?q=…&type=…` */
export function searchPage(context: PageContext): Outcome {
	const { figures, query } = context;
	const asked = (query.q ?? "").trim();
	const answer = asked === "" ? undefined : withPublications(context, figures.search(asked, limit));
	const group = groups.find(({ kind }) => kind === query.type);
	const title = answer
		? `Recherche : ${asked}${group ? ` (${group.title.toLowerCase()})` : ""}`
		: "Rechercher";
	return page({
		title,
		crumbs: [{ label: "Recherche" }],
		searched: asked,
		body: (
			<>
				<h1>{answer ? <>Résultats pour « {asked} »</> : "Rechercher"}</h1>
				{answer ? <Results answer={answer} only={group?.kind} release={figures.release} /> : <Advice />}
			</>
		),
	});
}

/** Publications are no part of a release: they come after what bears the very code that was typed. */
function withPublications(context: PageContext, answer: SearchAnswer): SearchAnswer {
	const found = publicationsNamed(context, answer.query).map(
		({ path, title, kindLabel }): SearchHit => ({
			kind: "publication",
			label: title,
			kindLabel,
			code: path,
			path,
		}),
	);
	const { hits, exact } = answer;
	return { ...answer, hits: [...hits.slice(0, exact), ...found, ...hits.slice(exact)] };
}

function Results(props: {
	readonly answer: SearchAnswer;
	readonly only: Kind | undefined;
	readonly release: ReleaseCard;
}): VNode {
	const { answer, only } = props;
	const { hits, query, suggestion, exact, placed, unknownCode } = answer;
	if (hits.length === 0) return <Nothing query={query} suggestion={suggestion} />;
	const coded = only ? [] : hits.slice(0, exact);
	const others = hits.slice(coded.length);
	// The kind of the best answer first.
	const rankOf = (kind: Kind): number => hits.findIndex((hit) => hit.kind === kind);
	const present = groups
		.filter(({ kind }) => rankOf(kind) >= 0)
		.toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind));
	const shown = present.filter(({ kind }) => only === undefined || kind === only);
	return (
		<>
			{suggestion ? (
				<p>
					Vouliez-vous dire <a href={withQuery("/recherche", { q: suggestion })}>« {suggestion} »</a> ? Voici
					ce qui s’approche le plus de « {query} ».
				</p>
			) : (
				<p class="muted" role="status">
					{counted(hits.length, "résultat")}
					{hits.length >= limit ? " ou plus : précisez la recherche pour en voir d’autres" : ""}.
				</p>
			)}
			{present.length > 1 ? (
				<nav class="choices" aria-label="Filtrer les résultats" data-live>
					<ul>
						<li>
							<a href={withQuery("/recherche", { q: query })} aria-current={only ? undefined : "true"}>
								Tout
							</a>
						</li>
						{present.map(({ kind, title }) => (
							<li key={kind}>
								<a
									href={withQuery("/recherche", { q: query, type: kind })}
									aria-current={only === kind ? "true" : undefined}
								>
									{title} ({formatNumber(hits.filter((hit) => hit.kind === kind).length)})
								</a>
							</li>
						))}
					</ul>
				</nav>
			) : null}
			{placed.length > 0 && !only ? (
				<section aria-labelledby="sur-place">
					<h2 id="sur-place">Sur ce territoire</h2>
					<Hits hits={placed} />
				</section>
			) : null}
			{unknownCode ? <Shape code={unknownCode} /> : null}
			{coded.length > 0 ? (
				<section aria-labelledby="exact">
					<h2 id="exact">Code exact</h2>
					<Hits hits={coded} />
				</section>
			) : null}
			{shown.map(({ kind, title }) => {
				const found = others.filter((hit) => hit.kind === kind);
				const some = only ? found : found.slice(0, shownAtFirst);
				return found.length === 0 ? null : (
					<section key={kind} class="part" aria-labelledby={`groupe-${kind}`}>
						<h2 id={`groupe-${kind}`}>{title}</h2>
						<Hits hits={some} />
						{some.length < found.length ? (
							<p>
								<a href={withQuery("/recherche", { q: query, type: kind })}>
									Voir les {counted(found.length, "résultat")} : {title.toLowerCase()}
								</a>
							</p>
						) : null}
					</section>
				);
			})}
			{only && shown.length === 0 ? (
				<p>
					Aucun résultat de ce type.{" "}
					<a href={withQuery("/recherche", { q: query })}>Voir tous les résultats</a>
				</p>
			) : null}
			<p class="muted">
				Recherche dans les noms et les codes de la diffusion du {formatDate(props.release.published)}.
			</p>
		</>
	);
}

/** What was typed leads nowhere: another spelling, what the code may be, where to look. */
function Nothing(props: { readonly query: string; readonly suggestion: string | undefined }): VNode {
	const { query, suggestion } = props;
	return (
		<>
			<p>
				Aucun résultat pour « {query} ».
				{suggestion ? (
					<>
						{" "}
						Vouliez-vous dire <a href={withQuery("/recherche", { q: suggestion })}>« {suggestion} »</a> ?
					</>
				) : null}
			</p>
			<Shape code={query} />
			<Advice />
		</>
	);
}

/** What a code that nothing bears may be, and what to do. */
function Shape({ code }: { readonly code: string }): VNode | null {
	const shape = codeShape(code);
	return shape ? (
		<p class="notice">
			« {code} » a la forme d’{shape.name}. {shape.advice} <a href={shape.path}>{shape.link}</a>
		</p>
	) : null;
}

function Hits(props: { readonly hits: readonly SearchHit[] }): VNode {
	return (
		<ul class="links">
			{props.hits.map((hit) => (
				<li key={`${hit.path} ${hit.code}`}>
					<a href={hit.path}>{hit.label}</a>{" "}
					<small>
						{hit.kindLabel}
						{named.has(hit.kind) ? null : (
							<>
								{" "}
								· code <span class="code">{hit.code}</span>
							</>
						)}
					</small>
				</li>
			))}
		</ul>
	);
}

/** Kinds whose code is only their address. */
const named: ReadonlySet<Kind> = new Set<Kind>(["indicateur", "methode", "terme", "publication", "page"]);

function Advice(): VNode {
	return (
		<>
			<SearchForm id="recherche-page" large />
			<p>Vous pouvez écrire :</p>
			<ul>
				<li>un territoire, par son nom, son code ou son code postal ;</li>
				<li>un métier, par son nom, avec ou sans accents, ou par son code FAP ou ROME ;</li>
				<li>une formation, par son nom ou son code (diplôme, RNCP, NSF) ;</li>
				<li>un savoir, par son nom ;</li>
				<li>un secteur, par son nom ou son code NAF ;</li>
				<li>une branche ou un OPCO, par son nom ou son numéro (IDCC) ;</li>
				<li>une publication, par son titre ou son sujet ;</li>
				<li>le nom d’un indicateur, par exemple chômage, tension ou rotation ;</li>
				<li>un sigle ou un mot que vous voulez comprendre ;</li>
				<li>un métier ou un indicateur suivi d’un territoire.</li>
			</ul>
			<p>
				Ou parcourez les <a href="/territoires">territoires</a>, les <a href="/metiers">métiers</a>, les{" "}
				<a href="/formations">formations</a>, les <a href="/competences">savoirs</a>, les{" "}
				<a href="/secteurs">secteurs</a>, les <a href="/branches">branches</a>, les{" "}
				<a href="/indicateurs">indicateurs</a>, les <a href="/publications">publications</a> et{" "}
				<a href="/glossaire">le glossaire</a> ; tout est dans <a href="/plan-du-site">le plan du site</a>, et
				les gestes dans <a href="/aide">l’aide</a>.
			</p>
		</>
	);
}
