import type { VNode } from "preact";
import { counted } from "../../platform/french.ts";
import { lowerFirst } from "../../reading/index.ts";
import { PublicationLinks } from "../components/publication-links.tsx";
import { isTerritoryType, territoryKind } from "../declared.ts";
import { type Outcome, type PageContext, page } from "../page.ts";
import { type Listed, publicationsOf } from "../publications.ts";
import { themes } from "../themes.ts";

/** The filters of the list, by their keys: what each says of a publication. */
const filters = [
	{ key: "theme", label: "Thème", all: "Tous", of: ({ theme }: Listed) => (theme ? [theme] : []) },
	{ key: "territoire", label: "Territoire", all: "Tous", of: ({ territories }: Listed) => territories },
	{ key: "annee", label: "Année", all: "Toutes", of: ({ year }: Listed) => [year] },
	{ key: "type", label: "Type", all: "Tous", of: ({ kind }: Listed) => [kind] },
] as const;

export const publicationKeys = filters.map(({ key }) => key).toSorted();

/** `/publications?annee=…&territoire=…&theme=…&type=…` */
export function publicationsPage(context: PageContext): Outcome {
	const { query, region } = context;
	const all = publicationsOf(context);
	const shown = all.filter((one) =>
		filters.every(({ key, of }) => !query[key] || of(one).some((value) => value === query[key])),
	);
	const written = all.some(({ published }) => published !== undefined);
	return page({
		title: "Publications",
		section: "publications",
		description: `Études, notes, bilans et monographies ${region.ofName}, avec leur méthode, leurs limites et leurs chiffres à télécharger.`,
		crumbs: [{ label: "Publications" }],
		body: (
			<>
				<header class="page-head">
					<h1>Publications</h1>
					<p class="lead">
						Ce qu’il faut retenir d’abord, puis les figures, la méthode et les limites. Ce qui est publié ne
						change plus : une correction est une nouvelle édition.
					</p>
				</header>
				{written ? null : (
					<p class="absent">
						Aucune étude n’est encore publiée.{" "}
						{all.length > 0
							? "En attendant, les monographies de la région sont ci-dessous ; les études paraîtront ici."
							: "Les études paraîtront ici."}
					</p>
				)}
				{all.length > 1 ? <Filters context={context} all={all} /> : null}
				{all.length > 0 ? <Found shown={shown} /> : null}
				<ul class="links">
					<li>
						<a href="/publications.xml">S’abonner au flux des publications (Atom)</a>
					</li>
					<li>
						<a href="/calendrier">Calendrier des diffusions de chiffres</a>
					</li>
				</ul>
			</>
		),
	});
}

function Found({ shown }: { readonly shown: readonly Listed[] }): VNode {
	if (shown.length === 0)
		return (
			<p class="absent" id="resultats">
				Aucune publication pour ces filtres. <a href="/publications">Réinitialiser les filtres</a>
			</p>
		);
	return (
		<section class="part" id="resultats" aria-label="Liste des publications">
			<p role="status">{counted(shown.length, "publication")}</p>
			{[...Map.groupBy(shown, ({ year }) => year)].map(([year, some]) => (
				<section key={year} aria-labelledby={`annee-${year}`}>
					<h2 id={`annee-${year}`}>{year}</h2>
					<PublicationLinks publications={some} />
				</section>
			))}
		</section>
	);
}

function Filters(props: { readonly context: PageContext; readonly all: readonly Listed[] }): VNode {
	const { context, all } = props;
	return (
		<search aria-label="Filtrer les publications">
			<form class="filter-form" method="get" action="/publications">
				{filters.map(({ key, label, all: none, of }) => (
					<div key={key} class="field">
						<label for={key}>{label}</label>
						<select id={key} name={key}>
							<option value="">{none}</option>
							{optionsOf(
								context,
								key,
								all.flatMap((one) => of(one).map((value) => [value, one] as const)),
							).map(([value, text]) => (
								<option key={value} value={value} selected={value === context.query[key]}>
									{text}
								</option>
							))}
						</select>
					</div>
				))}
				<button class="button" type="submit">
					Filtrer
				</button>{" "}
				<a href="/publications">Réinitialiser les filtres</a>
			</form>
		</search>
	);
}

/** Only what some publication has. */
function optionsOf(
	{ figures }: PageContext,
	key: (typeof filters)[number]["key"],
	values: readonly (readonly [string, Listed])[],
): readonly (readonly [string, string])[] {
	const named = new Map(
		values.map(([value, { kindLabel, place }]) => {
			const [type = "", code = ""] = value.split(":");
			const card = isTerritoryType(type) ? figures.territory(type, code) : undefined;
			const text = {
				theme: themes.find(({ id }) => id === value)?.title ?? value,
				territoire: card ? `${card.label} (${lowerFirst(territoryKind(card.type).label)})` : place,
				annee: value,
				type: kindLabel,
			}[key];
			return [value, text];
		}),
	);
	return [...named].toSorted(([, a], [, b]) =>
		key === "annee" ? b.localeCompare(a) : a.localeCompare(b, "fr"),
	);
}
