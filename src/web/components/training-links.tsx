import type { VNode } from "preact";
import type { Figures, TrainingCard } from "../../figures/model.ts";
import { levels } from "../declared.ts";
import { relatives } from "../trainings.ts";

/** What the code is in its register, and the cards of the same thing under other codes. */
export function TrainingLinks(props: { readonly figures: Figures; readonly card: TrainingCard }): VNode {
	const { figures, card } = props;
	const level = levels[card.level];
	const group = card.group === undefined ? undefined : figures.training("nsf", card.group);
	const members =
		card.level === "nsf"
			? figures.trainings("cfd").filter((other) => other.group === card.code && other.closed === undefined)
			: [];
	const linked = [...relatives(figures, card), ...(group ? [group] : []), ...members];
	return (
		<section class="part" aria-labelledby="codes">
			<h2 id="codes">Codes et formations liées</h2>
			<dl class="facts">
				<dt>Nomenclature</dt>
				<dd>
					{level.label}, {level.vintage}
				</dd>
				<dt>Code</dt>
				<dd class="code">{card.code}</dd>
				<dt>Intitulé du registre</dt>
				<dd>{card.official}</dd>
			</dl>
			<ul class="links">
				{linked.map((other) => (
					<li key={other.path}>
						<a href={other.path}>{other.label}</a>{" "}
						<small>
							{levels[other.level].label} · <span class="code">{other.code}</span>
						</small>
					</li>
				))}
				<li>
					<a href="/formations">Toutes les formations</a>
				</li>
			</ul>
		</section>
	);
}
