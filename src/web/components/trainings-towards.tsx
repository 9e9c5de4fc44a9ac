import type { VNode } from "preact";
import type { Figures } from "../../figures/model.ts";
import { compareFrench, counted } from "../../platform/french.ts";
import { waysTowards } from "../rome.ts";
import { Absent } from "./absent.tsx";

const atMost = 20;

/** Trainings that aim at some sheets of the ROME, those that aim at most of them first, after what ties them to the page: `why`. */
export function TrainingsTowards(props: {
	readonly figures: Figures;
	readonly romes: readonly string[];
	readonly why: string;
}): VNode {
	const ways = waysTowards(props.figures, props.romes).toSorted(
		(a, b) => b.towards.length - a.towards.length || compareFrench(a.card.label, b.card.label),
	);
	return (
		<>
			<p class="muted">{props.why}</p>
			{ways.length === 0 ? (
				<Absent>
					Aucune formation ouverte n’est reliée à ces métiers : donnée non disponible (nd). Voir{" "}
					<a href="/formations">les formations</a>.
				</Absent>
			) : (
				<ul class="links flow">
					{ways.slice(0, atMost).map(({ card, towards }) => (
						<li key={card.path}>
							<a href={card.path}>{card.label}</a>{" "}
							<small class="muted">vise {counted(towards.length, "de ces métiers", "de ces métiers")}</small>
						</li>
					))}
				</ul>
			)}
			{ways.length > atMost ? (
				<p class="muted">
					{atMost} sur {counted(ways.length, "formation")}.
				</p>
			) : null}
		</>
	);
}
