import type { VNode } from "preact";
import { DefError } from "../../platform/errors.ts";
import { counted, formatDate, formatNumber } from "../../platform/french.ts";
import { indicatorPath, withQuery } from "../address.ts";
import { Absent } from "../components/absent.tsx";
import { Choices } from "../components/choices.tsx";
import { LeftOut, unmet } from "../components/left-out.tsx";
import {
	indicatorById,
	methodById,
	type Sense,
	type Term,
	termById,
	termThemes,
	wording,
} from "../declared.ts";
import { letterOf, sortedTerms, termPath } from "../glossary.ts";
import { methodPath } from "../methods.ts";
import { type Outcome, type PageContext, page } from "../page.ts";

/** `/glossaire?lettre=…&theme=…` */
export function glossaryPage({ query, region }: PageContext): Outcome {
	const theme = termThemes.find(({ id }) => id === query.theme);
	const inTheme = sortedTerms.filter((term) => !theme || term.theme === theme.id);
	const letters = [...new Set(inTheme.map(letterOf))];
	const letter = letters.find((one) => one === query.lettre?.toUpperCase());
	const shown = inTheme.filter((term) => !letter || letterOf(term) === letter);
	const chosen = [theme?.title, letter && `lettre ${letter}`].filter((word) => word !== undefined);
	return page({
		title: chosen.length > 0 ? `Glossaire : ${chosen.join(", ")}` : "Glossaire",
		section: "donnees",
		crumbs: [{ label: "Données", path: "/donnees" }, { label: "Glossaire" }],
		description: "Les mots et les sigles de l’emploi et de la formation, en une phrase, avec un exemple.",
		body: (
			<>
				<header class="page-head">
					<h1>Glossaire</h1>
					<p class="lead">
						{counted(sortedTerms.length, "mot et sigle", "mots et sigles")} de l’emploi et de la formation, en
						une phrase chacun. Un sigle qui a plusieurs sens les donne tous.
					</p>
					<p>
						<a href="/glossaire.csv" download>
							Télécharger le glossaire (CSV)
						</a>
					</p>
				</header>
				<LeftOut unknown={unmet([query.theme, theme], [query.lettre, letter])} />
				<Choices
					label="Filtrer par thème"
					all={{ path: withQuery("/glossaire", { lettre: letter }), label: "Tous les thèmes" }}
					choices={termThemes.map(({ id, title }) => ({
						path: withQuery("/glossaire", { theme: id }),
						label: title,
						current: theme?.id === id,
					}))}
				/>
				<Choices
					label="Aller à une lettre"
					all={{ path: withQuery("/glossaire", { theme: theme?.id }), label: "Toutes les lettres" }}
					choices={letters.map((one) => ({
						path: withQuery("/glossaire", { theme: theme?.id, lettre: one }),
						label: one,
						current: letter === one,
					}))}
				/>
				<p class="muted" role="status">
					{counted(shown.length, "terme")}
					{chosen.length > 0 ? ` : ${chosen.join(", ")}` : ""}
				</p>
				{[...Map.groupBy(shown, letterOf)].map(([initial, list]) => (
					<section key={initial} class="part" aria-labelledby={`lettre-${initial}`}>
						<h2 id={`lettre-${initial}`}>{initial}</h2>
						<dl class="terms">
							{list.map((term) => (
								<Entry key={term.id} term={term} />
							))}
						</dl>
					</section>
				))}
				<Wording operator={region.operator} />
			</>
		),
	});
}

function Entry(props: { readonly term: Term }): VNode {
	const { id, term, senses } = props.term;
	return (
		<div>
			<dt>
				<a href={termPath(id)}>{term}</a>
				{senses.length > 1 ? <small class="muted"> {formatNumber(senses.length)} sens</small> : null}
			</dt>
			{senses.map((sense) => (
				<dd key={sense.sentence}>
					{sense.expansion ? <strong>{sense.expansion}. </strong> : null}
					{sense.sentence}
				</dd>
			))}
		</div>
	);
}

/** `/glossaire/{terme}` */
export function termPage({ params, region }: PageContext): Outcome {
	const term = termById.get(params.term ?? "");
	if (!term) throw new DefError("terme-inconnu", { term: params.term ?? "" });
	const { senses } = term;
	const [first] = senses;
	const several = senses.length > 1;
	const theme = termThemes.find(({ id }) => id === term.theme);
	return page({
		title: `${term.term}${several || !first.expansion ? "" : ` : ${first.expansion}`} (glossaire)`,
		section: "donnees",
		crumbs: [
			{ label: "Données", path: "/donnees" },
			{ label: "Glossaire", path: "/glossaire" },
			{ label: term.term },
		],
		description: first.sentence,
		body: (
			<>
				<header class="page-head">
					<p class="kind">
						Glossaire · <a href={withQuery("/glossaire", { theme: term.theme })}>{theme?.title}</a>
					</p>
					<h1>{term.term}</h1>
					{several ? (
						<p class="lead">
							Ce sigle a {formatNumber(senses.length)} sens. Regardez de quoi parle le texte pour choisir.
						</p>
					) : null}
				</header>
				{senses.map((sense, index) =>
					several ? (
						<section key={sense.sentence} class="part" aria-labelledby={`sens-${index + 1}`}>
							<h2 id={`sens-${index + 1}`}>
								Sens {formatNumber(index + 1)}
								{sense.expansion ? ` : ${sense.expansion}` : ""}
							</h2>
							<SenseText sense={sense} />
						</section>
					) : (
						<div key={sense.sentence}>
							{sense.expansion ? (
								<p>
									<strong>{sense.expansion}</strong>
								</p>
							) : null}
							<SenseText sense={sense} />
						</div>
					),
				)}
				{term.also && term.also.length > 0 ? <p>On lit aussi : {term.also.join(", ")}.</p> : null}
				<Further term={term} />
				<Wording operator={region.operator} />
			</>
		),
	});
}

function SenseText(props: { readonly sense: Sense }): VNode {
	const { sentence, more, example } = props.sense;
	return (
		<>
			<p class="lead">{sentence}</p>
			{more ? <p>{more}</p> : null}
			{example ? <p>Exemple : {example}</p> : null}
		</>
	);
}

/** Never a dead end: other terms, the figures that it helps to read, how they are made, or a search. */
function Further(props: { readonly term: Term }): VNode {
	const { term } = props;
	const see = (term.see ?? []).flatMap((id) => termById.get(id) ?? []);
	const figures = (term.indicators ?? []).flatMap((id) => indicatorById.get(id) ?? []);
	const methods = (term.methods ?? []).flatMap((id) => methodById.get(id) ?? []);
	return (
		<>
			{see.length > 0 ? (
				<section class="part" aria-labelledby="voir-aussi">
					<h2 id="voir-aussi">Voir aussi</h2>
					<ul class="links">
						{see.map((other) => (
							<li key={other.id}>
								<a href={termPath(other.id)}>{other.term}</a>{" "}
								<span class="small">{other.senses[0].expansion ?? other.senses[0].sentence}</span>
							</li>
						))}
					</ul>
				</section>
			) : null}
			{figures.length + methods.length > 0 ? (
				<section class="part" aria-labelledby="dans-le-site">
					<h2 id="dans-le-site">Dans l’observatoire</h2>
					<ul class="links">
						{figures.map((indicator) => (
							<li key={indicator.id}>
								<a href={indicatorPath(indicator.id)}>{indicator.label}</a> <small>Indicateur</small>
							</li>
						))}
						{methods.map((method) => (
							<li key={method.id}>
								<a href={methodPath(method.id)}>{method.title}</a> <small>Méthode</small>
							</li>
						))}
					</ul>
				</section>
			) : (
				<Absent>Aucun chiffre du site ne porte ce nom.</Absent>
			)}
			<p>
				<a href={withQuery("/recherche", { q: term.term })}>Chercher « {term.term} » dans l’observatoire</a> ·{" "}
				<a href="/glossaire">Tout le glossaire</a>
			</p>
		</>
	);
}

function Wording(props: { readonly operator: string }): VNode {
	return (
		<p class="muted">
			Rédaction du {formatDate(wording.written)}
			{wording.validatedBy
				? `, validée par ${wording.validatedBy}.`
				: `, à valider par l’exploitant (${props.operator}).`}
		</p>
	);
}
