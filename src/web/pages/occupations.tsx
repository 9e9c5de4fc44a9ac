import type { VNode } from "preact";
import type { LevelId } from "../../../catalogue/model.ts";
import type { Figures, OccupationCard } from "../../figures/model.ts";
import { compareFrench, counted, formatNumber } from "../../platform/french.ts";
import { withQuery } from "../address.ts";
import { SearchForm } from "../components/search-form.tsx";
import { levels } from "../declared.ts";
import { type Outcome, type PageContext, page } from "../page.ts";

/** Nomenclatures proposed on the index: the finest level that carries figures, grouped by the broadest. */
const proposed: readonly { readonly leaf: LevelId; readonly top: LevelId; readonly word: string }[] = [
	{
		leaf: "fap2021-228",
		top: "fap2021-22",
		word: "Les familles professionnelles regroupent des métiers proches ; ce sont elles qui portent la plupart des chiffres.",
	},
	{
		leaf: "fap2009-225",
		top: "fap2009-22",
		word: "L’ancienne version des familles professionnelles, que plusieurs sources utilisent encore.",
	},
];

/** Answers of all kinds that are asked for, to keep the occupations among them. */
const searchedAmong = 200;
const foundAtMost = 20;

/** `/metiers?q=…` */
export function occupationsPage({ figures, region, query }: PageContext): Outcome {
	const asked = (query.q ?? "").trim();
	if (asked !== "") return foundPage(figures, asked);
	const known = proposed
		.map((entry) => ({ ...entry, occupations: figures.occupations(entry.leaf) }))
		.filter((entry) => entry.occupations.length > 0);
	const [main, ...others] = known;
	return page({
		title: "Métiers",
		section: "metiers",
		crumbs: [{ label: "Métiers" }],
		description: `Recrutement, tension et conditions d’emploi par métier ${region.ofName}.`,
		body: (
			<>
				<header class="page-head">
					<h1>Métiers</h1>
					<p class="lead">
						Cherchez un métier par son nom ou par son code ROME ou FAP, ou parcourez les domaines
						professionnels.
					</p>
					<OccupationSearch />
					<p>
						<a href="/metiers/en-tension">Les métiers en tension</a> ·{" "}
						<a href="/competences">Les savoirs et compétences</a>
					</p>
				</header>
				{main ? <Domains figures={figures} entry={main} open /> : null}
				{others.map((entry) => (
					<Domains key={entry.leaf} figures={figures} entry={entry} />
				))}
				<Rome figures={figures} />
			</>
		),
	});
}

function OccupationSearch(props: { readonly asked?: string }): VNode {
	return (
		<SearchForm
			id="recherche-metier"
			large
			action="/metiers"
			searched={props.asked}
			label="Rechercher un métier, par son nom ou son code"
			placeholder="secrétaire médicale, soudeur, V0X60…"
		/>
	);
}

/** Occupations alone: who has a person in front of them looks for nothing else. */
function foundPage(figures: Figures, asked: string): Outcome {
	const typed = figures.search(asked, searchedAmong);
	const { suggestion } = typed;
	const answer = suggestion === undefined ? typed : figures.search(suggestion, searchedAmong);
	const found = answer.hits.filter(({ kind }) => kind === "metier");
	return page({
		title: `Métiers : ${asked}`,
		section: "metiers",
		crumbs: [{ label: "Métiers", path: "/metiers" }, { label: "Recherche" }],
		body: (
			<>
				<header class="page-head">
					<h1>Métiers pour « {asked} »</h1>
					<OccupationSearch asked={asked} />
				</header>
				{suggestion && found.length > 0 ? (
					<p role="status">
						Rien ne s’écrit « {asked} » : voici les métiers pour{" "}
						<a href={withQuery("/metiers", { q: suggestion })}>« {suggestion} »</a>.
					</p>
				) : null}
				{found.length === 0 ? (
					<p>
						Aucun métier pour « {asked} ». Essayez un autre mot, <a href="/metiers">parcourez les domaines</a>{" "}
						ou <a href={withQuery("/recherche", { q: asked })}>cherchez dans tout le site</a>.
					</p>
				) : (
					<ul class="links found">
						{found.slice(0, foundAtMost).map((hit) => (
							<li key={hit.path}>
								<a href={hit.path}>{hit.label}</a>{" "}
								<small>
									{hit.kindLabel} · code <span class="code">{hit.code}</span>
								</small>
							</li>
						))}
					</ul>
				)}
				{found.length > 0 ? (
					<p class="muted">
						{found.length > foundAtMost
							? `Les ${foundAtMost} plus proches sur ${formatNumber(found.length)}. `
							: ""}
						Un métier peut avoir plusieurs codes : chaque fiche va chercher les chiffres des autres et le dit.{" "}
						<a href={withQuery("/recherche", { q: asked })}>Chercher dans tout le site</a>
					</p>
				) : null}
			</>
		),
	});
}

function Domains(props: {
	readonly figures: Figures;
	readonly entry: (typeof proposed)[number] & { readonly occupations: readonly OccupationCard[] };
	readonly open?: boolean;
}): VNode {
	const { entry, figures } = props;
	const level = levels[entry.leaf];
	const labels = new Map(figures.occupations(entry.top).map((domain) => [domain.code, domain]));
	const groups = [...Map.groupBy(entry.occupations, (occupation) => occupation.code.charAt(0))].sort(
		([a], [b]) => compareFrench(labels.get(a)?.label ?? a, labels.get(b)?.label ?? b),
	);
	return (
		<section class="part" aria-labelledby={`nomenclature-${entry.leaf}`}>
			<h2 id={`nomenclature-${entry.leaf}`}>
				{level.scheme} : {counted(entry.occupations.length, "métier")}
			</h2>
			<p class="muted">{entry.word}</p>
			{groups.map(([code, occupations]) => {
				const domain = labels.get(code);
				return (
					<details key={code}>
						<summary>
							<strong>{domain?.label ?? code}</strong>{" "}
							<small class="muted">{counted(occupations.length, "métier")}</small>
						</summary>
						{domain ? (
							<p>
								<a href={domain.path}>Le domaine dans son ensemble : {domain.label}</a>
							</p>
						) : null}
						<ul class="links flow">
							{occupations.map((occupation) => (
								<li key={occupation.code}>
									<a href={occupation.path}>{occupation.label}</a>{" "}
									<small class="code">{occupation.code}</small>
								</li>
							))}
						</ul>
					</details>
				);
			})}
		</section>
	);
}

function Rome(props: { readonly figures: Figures }): VNode | null {
	const count = props.figures.occupations("rome4").length || props.figures.occupations("rome3").length;
	if (count === 0) return null;
	return (
		<section class="part" aria-labelledby="rome">
			<h2 id="rome">Fiches ROME</h2>
			<p>
				Les {counted(count, "fiche")} du répertoire des métiers de France Travail se trouvent par la
				recherche, par exemple <a href="/metiers?q=G1602">G1602</a>. Chacune renvoie à sa famille
				professionnelle.
			</p>
		</section>
	);
}
