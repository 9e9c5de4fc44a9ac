import type { VNode } from "preact";
import type { Indicator } from "../../../catalogue/model.ts";
import { indicatorPath } from "../address.ts";
import { type Outcome, page } from "../page.ts";
import { indicatorsOf, themes } from "../themes.ts";

/** `/indicateurs` */
export function indicatorsPage(): Outcome {
	return page({
		title: "Indicateurs",
		section: "indicateurs",
		crumbs: [{ label: "Indicateurs" }],
		description: "Définition, formule, source et couverture de chaque indicateur.",
		body: (
			<>
				<header class="page-head">
					<h1>Indicateurs</h1>
					<p class="lead">
						Un nom, une définition, une formule : chaque chiffre du site renvoie à l’une de ces fiches.
					</p>
				</header>
				{themes.map((theme) => {
					const list = indicatorsOf(theme.id);
					return list.length === 0 ? null : (
						<section key={theme.id} class="part" aria-labelledby={`theme-${theme.id}`}>
							<h2 id={`theme-${theme.id}`}>{theme.title}</h2>
							<IndicatorLinks indicators={list} />
						</section>
					);
				})}
			</>
		),
	});
}

function IndicatorLinks(props: { readonly indicators: readonly Indicator[] }): VNode {
	return (
		<ul class="links">
			{props.indicators.map((indicator) => (
				<li key={indicator.id}>
					<a href={indicatorPath(indicator.id)}>{indicator.label}</a> <small>{indicator.unit}</small>
					<br />
					<span class="small">{indicator.definition}</span>
				</li>
			))}
		</ul>
	);
}
