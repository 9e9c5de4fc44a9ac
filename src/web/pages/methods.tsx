import type { VNode } from "preact";
import { DefError } from "../../platform/errors.ts";
import { counted } from "../../platform/french.ts";
import { indicatorPath } from "../address.ts";
import {
	indicators,
	type Method,
	methodById,
	methodGroups,
	methods,
	methodsOf,
	termById,
} from "../declared.ts";
import { termPath } from "../glossary.ts";
import { methodPath } from "../methods.ts";
import { type Outcome, type PageContext, page } from "../page.ts";
import { themes } from "../themes.ts";

/** `/methodes` */
export function methodsPage(): Outcome {
	return page({
		title: "Méthodes",
		section: "donnees",
		crumbs: [{ label: "Données", path: "/donnees" }, { label: "Méthodes" }],
		description: "Comment les chiffres sont calculés, protégés, comparés et corrigés.",
		body: (
			<>
				<header class="page-head">
					<h1>Méthodes</h1>
					<p class="lead">
						Comment les chiffres sont calculés, protégés, comparés et corrigés : ce que fait le logiciel, en
						français courant.
					</p>
				</header>
				{methodGroups.map(({ id, title }) => (
					<section key={id} class="part" aria-labelledby={`groupe-${id}`}>
						<h2 id={`groupe-${id}`}>{title}</h2>
						<ul class="links">
							{methods
								.filter((method) => method.group === id)
								.map((method) => (
									<li key={method.id}>
										<a href={methodPath(method.id)}>{method.title}</a>
										<br />
										<span class="small">{method.summary}</span>
									</li>
								))}
						</ul>
					</section>
				))}
				<p>
					Un mot vous échappe ? <a href="/glossaire">Le glossaire</a> l’explique. Chaque{" "}
					<a href="/indicateurs">indicateur</a> dit en outre sa formule, son champ et ses limites.
				</p>
			</>
		),
	});
}

/** `/methodes/{slug}` */
export function methodPage({ params }: PageContext): Outcome {
	const method = methodById.get(params.method ?? "");
	if (!method) throw new DefError("methode-inconnue", { method: params.method ?? "" });
	return page({
		title: `${method.title} (méthode)`,
		section: "donnees",
		crumbs: [
			{ label: "Données", path: "/donnees" },
			{ label: "Méthodes", path: "/methodes" },
			{ label: method.title },
		],
		description: method.summary,
		body: (
			<>
				<header class="page-head">
					<p class="kind">Méthode</p>
					<h1>{method.title}</h1>
					<p class="lead">{method.summary}</p>
				</header>
				{method.parts.map((part) => (
					<section key={part.title}>
						<h2>{part.title}</h2>
						{part.texts.map((text) => (
							<p key={text}>{text}</p>
						))}
						<Bullets list={part.list} />
					</section>
				))}
				{method.limits ? (
					<section>
						<h2>Limites</h2>
						<Bullets list={method.limits} />
					</section>
				) : null}
				<Applied method={method} />
				<Further method={method} />
			</>
		),
	});
}

function Bullets(props: { readonly list: readonly string[] | undefined }): VNode | null {
	if (!props.list) return null;
	return (
		<ul>
			{props.list.map((text) => (
				<li key={text}>{text}</li>
			))}
		</ul>
	);
}

/** Every indicator that follows the method, closed at first: there can be a hundred. */
function Applied(props: { readonly method: Method }): VNode | null {
	const list = indicators.filter((indicator) => methodsOf(indicator).includes(props.method.id));
	if (list.length === 0) return null;
	return (
		<section class="part" aria-labelledby="indicateurs">
			<h2 id="indicateurs">Indicateurs concernés</h2>
			<details>
				<summary>{counted(list.length, "indicateur")}</summary>
				<ul class="links flow">
					{list.map((indicator) => (
						<li key={indicator.id}>
							<a href={indicatorPath(indicator.id)}>{indicator.label}</a>{" "}
							<small>{themes.find(({ id }) => id === indicator.theme)?.title}</small>
						</li>
					))}
				</ul>
			</details>
		</section>
	);
}

function Further(props: { readonly method: Method }): VNode {
	const terms = props.method.terms.flatMap((id) => termById.get(id) ?? []);
	return (
		<section class="part" aria-labelledby="voir-aussi">
			<h2 id="voir-aussi">Voir aussi</h2>
			<ul class="links">
				{(props.method.links ?? []).map(({ path, label }) => (
					<li key={path}>
						<a href={path}>{label}</a>
					</li>
				))}
				{terms.map(({ id, term, senses }) => (
					<li key={id}>
						<a href={termPath(id)}>{term}</a> <small>Glossaire</small>{" "}
						<span class="small">{senses[0].sentence}</span>
					</li>
				))}
				<li>
					<a href="/methodes">Toutes les méthodes</a>
				</li>
			</ul>
		</section>
	);
}
