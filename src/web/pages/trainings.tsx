import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import type { Figures, TrainingCard } from "../../figures/model.ts";
import { compareFrench, counted } from "../../platform/french.ts";
import { upperFirst } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { quadrantBlock } from "../blocks/quadrant-block.tsx";
import { Absent } from "../components/absent.tsx";
import { LeftOut, unmet } from "../components/left-out.tsx";
import { SearchForm } from "../components/search-form.tsx";
import { type Diploma, indicatorById } from "../declared.ts";
import { methodPath } from "../methods.ts";
import { type Outcome, type PageContext, page } from "../page.ts";
import { quadrantsOf, routes } from "../quadrant.ts";
import { inNameOf } from "../region-name.ts";
import { diplomaOfCard, yearsOf } from "../trainings.ts";

/** Courses with figures, by kind of diploma. */
interface Family {
	readonly diploma: Diploma;
	readonly cards: readonly TrainingCard[];
}

/** `/formations?niveau=…&voie=…` */
export async function trainingsPage({ figures, region, query }: PageContext): Promise<Outcome> {
	const families = familiesOf(figures);
	const chosen = families.find(({ diploma }) => diploma.id === query.niveau) ?? largest(families);
	const route = routes.find(({ id }) => id === query.voie) ?? routes[0];
	const asked = query.niveau !== undefined || query.voie !== undefined;
	const name = chosen && `${chosen.diploma.label}, ${route.label.toLowerCase()}`;
	return page({
		title: asked && name ? `Formations : ${name}` : "Formations",
		section: "formations",
		crumbs: [{ label: "Formations" }],
		description: `Les formations ${inNameOf(region)} : places, vœux, devenir des jeunes, métiers visés.`,
		body: (
			<>
				<header class="page-head">
					<h1>Formations</h1>
					<p class="lead">
						Qui forme, où, et pour quel devenir : places, vœux, emploi et poursuite d’études, métiers visés.
					</p>
					<SearchForm
						id="recherche-formation"
						large
						label="Rechercher une formation, par son nom ou son code"
					/>
				</header>
				<LeftOut
					unknown={unmet(
						[query.niveau, query.niveau === chosen?.diploma.id],
						[query.voie, query.voie === route?.id],
					)}
				/>
				<Families families={families} />
				<section class="part" aria-labelledby="comparer">
					<h2 id="comparer">Comparer les formations d’un même diplôme</h2>
					{chosen ? (
						<>
							<Choice families={families} chosen={chosen.diploma} route={route.id} />
							{await comparison(figures, region, chosen.diploma, route)}
						</>
					) : (
						<Absent>
							Aucune source de cette diffusion ne donne de chiffre par formation : donnée non disponible (nd).
							Voir <a href="/donnees">les jeux de données</a>.
						</Absent>
					)}
				</section>
				<OtherRoutes figures={figures} />
			</>
		),
	});
}

function familiesOf(figures: Figures): readonly Family[] {
	const cards = figures
		.trainings("cfd")
		.filter((card) => card.held || yearsOf(figures, card).some(({ held }) => held));
	const byDiploma = Map.groupBy(cards, (card) => diplomaOfCard(card)?.id ?? "");
	return [...byDiploma.values()]
		.flatMap((own) => {
			const diploma = own[0] && diplomaOfCard(own[0]);
			return diploma ? [{ diploma, cards: own }] : [];
		})
		.sort(
			(a, b) =>
				(a.diploma.level ?? 9) - (b.diploma.level ?? 9) || compareFrench(a.diploma.label, b.diploma.label),
		);
}

function largest(families: readonly Family[]): Family | undefined {
	return [...families].sort((a, b) => b.cards.length - a.cards.length)[0];
}

function Families(props: { readonly families: readonly Family[] }): VNode | null {
	if (props.families.length === 0) return null;
	return (
		<section class="part" aria-labelledby="diplomes">
			<h2 id="diplomes">Parcourir par diplôme</h2>
			{props.families.map(({ diploma, cards }) => (
				<details key={diploma.id}>
					<summary>
						<strong>{diploma.label}</strong>{" "}
						<small class="muted">
							{diploma.level === undefined ? "" : `niveau ${diploma.level} · `}
							{counted(cards.length, "formation")}
						</small>
					</summary>
					<ul class="links flow">
						{cards.map((card) => (
							<li key={card.code}>
								<a href={card.path}>{card.label}</a> <small class="code">{card.code}</small>
							</li>
						))}
					</ul>
				</details>
			))}
		</section>
	);
}

function Choice(props: {
	readonly families: readonly Family[];
	readonly chosen: Diploma;
	readonly route: string;
}): VNode {
	return (
		<form class="choice-form" action="/formations#comparer" method="get">
			<label for="niveau">Diplôme</label>
			<select id="niveau" name="niveau">
				{props.families.map(({ diploma, cards }) => (
					<option key={diploma.id} value={diploma.id} selected={diploma.id === props.chosen.id}>
						{diploma.label} ({counted(cards.length, "formation")})
					</option>
				))}
			</select>
			<label for="voie">Voie</label>
			<select id="voie" name="voie">
				{routes.map(({ id, label }) => (
					<option key={id} value={id} selected={id === props.route}>
						{label}
					</option>
				))}
			</select>
			<button type="submit" class="button" data-live>
				Comparer
			</button>
		</form>
	);
}

async function comparison(
	figures: Figures,
	region: Region,
	diploma: Diploma,
	route: (typeof routes)[number],
): Promise<VNode> {
	const quadrants = await quadrantsOf(figures, region, diploma, route);
	if (quadrants) return quadrantBlock(figures, region, quadrants);
	const other = routes.find(({ id }) => id !== route.id);
	return (
		<Absent>
			{upperFirst(diploma.plural)} {route.by} {inNameOf(region)} : non significatif (ns) ou non disponible
			(nd). Il faut 20 sortants au moins pour tracer les axes. <a href={methodPath("quadrant")}>La méthode</a>
			{other ? (
				<>
					{" "}
					· <a href={`/formations?niveau=${diploma.id}&voie=${other.id}#comparer`}>Voir {other.by}</a>
				</>
			) : null}
		</Absent>
	);
}

const elsewhere = [
	"stagiaires-entres",
	"taux-sorties-positives",
	"contrats-alternance",
	"cfa-taux-emploi-6-mois",
];

/** Routes that no source tells course by course: where they are told. */
function OtherRoutes(props: { readonly figures: Figures }): VNode {
	const groups = props.figures.trainings("nsf").filter(({ held }) => held);
	return (
		<section class="part" aria-labelledby="voies">
			<h2 id="voies">Toutes les voies</h2>
			<p>
				La voie scolaire et l’apprentissage se lisent formation par formation. Les formations financées par la
				Région et les autres financeurs ne sont comptées que par domaine de spécialité, et les contrats
				d’alternance que dans leur ensemble : aucune source reçue ne les donne par certification.
			</p>
			<ul class="links">
				{elsewhere
					.flatMap((id) => indicatorById.get(id) ?? [])
					.map(({ id, label, definition }) => (
						<li key={id}>
							<a href={indicatorPath(id)}>{label}</a>
							<br />
							<span class="small">{definition}</span>
						</li>
					))}
			</ul>
			{groups.length > 0 ? (
				<details>
					<summary>{counted(groups.length, "groupe de spécialités", "groupes de spécialités")} (NSF)</summary>
					<ul class="links flow">
						{groups.map((card) => (
							<li key={card.code}>
								<a href={card.path}>{card.label}</a> <small class="code">{card.code}</small>
							</li>
						))}
					</ul>
				</details>
			) : null}
		</section>
	);
}
