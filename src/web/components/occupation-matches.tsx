import type { VNode } from "preact";
import type { Figures, OccupationCard } from "../../figures/model.ts";
import { formatNumber } from "../../platform/french.ts";
import { levels } from "../declared.ts";

/** Parent, children and codes of other nomenclatures, each link with its weight and its method. */
export function OccupationMatches(props: {
	readonly figures: Figures;
	readonly card: OccupationCard;
}): VNode {
	const { figures, card } = props;
	const parent = card.parent && figures.occupation(card.scheme, card.parent.code);
	const children = childrenOf(figures, card);
	// Certifications are told by « Se former ».
	const groups = [...Map.groupBy(card.matches, (match) => match.level)].filter(
		([level]) => levels[level].dimension === "occupation",
	);
	return (
		<section class="part" aria-labelledby="correspondances">
			<h2 id="correspondances">Correspondances</h2>
			<p class="muted">
				Un code n’a de sens que dans sa nomenclature et son millésime. Le poids dit quelle part d’un code
				passe dans l’autre.
			</p>
			<div class="columns">
				{parent ? (
					<div>
						<h3>{levels[parent.level].label}</h3>
						<ul class="links">
							<li>
								<a href={parent.path}>{parent.label}</a> <small class="code">{parent.code}</small>
							</li>
						</ul>
					</div>
				) : null}
				{children.length > 0 ? (
					<div>
						<h3>Métiers de cette famille</h3>
						<ul class="links">
							{children.map((child) => (
								<li key={child.path}>
									<a href={child.path}>{child.label}</a> <small class="code">{child.code}</small>
								</li>
							))}
						</ul>
					</div>
				) : null}
				{groups.map(([level, matches]) => (
					<div key={level}>
						<h3>{levels[level].label}</h3>
						<ul class="links">
							{[...new Map(matches.map((match) => [match.code, match])).values()].map((match) => {
								const scheme = levels[level].urlScheme;
								const target = scheme ? figures.occupation(scheme, match.code) : undefined;
								return (
									<li key={match.code}>
										{target ? <a href={target.path}>{match.label}</a> : match.label}{" "}
										<small>
											<span class="code">{match.code}</span> · {formatNumber(100 * match.weight)} % · table{" "}
											{match.method}
										</small>
									</li>
								);
							})}
						</ul>
					</div>
				))}
			</div>
			{groups.length === 0 && !parent && children.length === 0 ? (
				<p class="absent">Aucun passage vers une autre nomenclature n’est connu pour ce code.</p>
			) : null}
		</section>
	);
}

function childrenOf(figures: Figures, card: OccupationCard): readonly OccupationCard[] {
	return Object.values(levels)
		.filter((level) => level.parentLevel === card.level && level.urlScheme === card.scheme)
		.flatMap((level) => figures.occupations(level.id))
		.filter((child) => child.code !== card.code && child.code.startsWith(card.code));
}
