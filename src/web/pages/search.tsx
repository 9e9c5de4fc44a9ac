import type { VNode } from "preact";
import type { SearchAnswer, SearchHit } from "../../figures/model.ts";
import { counted } from "../../platform/french.ts";
import { withQuery } from "../address.ts";
import { SearchForm } from "../components/search-form.tsx";
import { type Outcome, type PageContext, page } from "../page.ts";

const groups: readonly { readonly kind: SearchHit["kind"]; readonly title: string }[] = [
	{ kind: "territoire", title: "Territoires" },
	{ kind: "metier", title: "Métiers" },
	{ kind: "indicateur", title: "Indicateurs" },
];

const limit = 60;

export function searchPage({ figures, query }: PageContext): Outcome {
	const asked = (query.q ?? "").trim();
	const answer = asked === "" ? undefined : figures.search(asked, limit);
	const title = answer ? `Recherche : ${asked}` : "Rechercher";
	return page({
		title,
		crumbs: [{ label: "Recherche" }],
		searched: asked,
		body: (
			<>
				<h1>{answer ? <>Résultats pour « {asked} »</> : "Rechercher"}</h1>
				{answer ? <Results answer={answer} /> : <Advice />}
			</>
		),
	});
}

function Results(props: { readonly answer: SearchAnswer }): VNode {
	const { hits, query, suggestion } = props.answer;
	if (hits.length === 0) {
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
				<Advice />
			</>
		);
	}
	const [first] = hits;
	const exact = first && first.code.toLowerCase() === query.toLowerCase() ? first : undefined;
	const others = exact ? hits.slice(1) : hits;
	return (
		<>
			{suggestion ? (
				<p>
					Vouliez-vous dire <a href={withQuery("/recherche", { q: suggestion })}>« {suggestion} »</a> ? Voici
					ce qui s’approche le plus de « {query} ».
				</p>
			) : (
				<p class="muted">
					{counted(hits.length, "résultat")}
					{hits.length >= limit ? " ou plus : précisez la recherche pour en voir d’autres" : ""}.
				</p>
			)}
			{exact ? (
				<section aria-labelledby="exact">
					<h2 id="exact">Code exact</h2>
					<Hits hits={[exact]} />
				</section>
			) : null}
			{groups.map(({ kind, title }) => {
				const found = others.filter((hit) => hit.kind === kind);
				return found.length === 0 ? null : (
					<section key={kind} class="part" aria-labelledby={`groupe-${kind}`}>
						<h2 id={`groupe-${kind}`}>{title}</h2>
						<Hits hits={found} />
					</section>
				);
			})}
		</>
	);
}

function Hits(props: { readonly hits: readonly SearchHit[] }): VNode {
	return (
		<ul class="links">
			{props.hits.map((hit) => (
				<li key={hit.path}>
					<a href={hit.path}>{hit.label}</a>{" "}
					<small>
						{hit.kindLabel}
						{hit.kind === "indicateur" ? null : (
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

function Advice(): VNode {
	return (
		<>
			<SearchForm id="recherche-page" large />
			<p>Vous pouvez écrire :</p>
			<ul>
				<li>un territoire, par son nom ou son code ;</li>
				<li>un métier, par son nom, avec ou sans accents, ou par son code FAP ou ROME ;</li>
				<li>le nom d’un indicateur, par exemple chômage, tension ou rotation.</li>
			</ul>
			<p>
				Ou parcourez les <a href="/territoires">territoires</a>, les <a href="/metiers">métiers</a> et les{" "}
				<a href="/indicateurs">indicateurs</a>.
			</p>
		</>
	);
}
