import type { VNode } from "preact";
import { skillPath } from "../../figures/index.ts";
import type { Figures } from "../../figures/model.ts";
import { counted } from "../../platform/french.ts";
import { type Move, movesFrom, romeLabels, skillsOf } from "../rome.ts";
import { Absent } from "./absent.tsx";

const shownAtFirst = 24;
const movesAtMost = 12;

/** Knowledge that the ROME sheets of the occupation mention. */
export function OccupationSkills(props: {
	readonly figures: Figures;
	readonly romes: readonly string[];
}): VNode {
	const { figures, romes } = props;
	const skills = skillsOf(figures, romes);
	return (
		<section class="part" aria-labelledby="savoirs">
			<h2 id="savoirs">Savoirs</h2>
			{skills.length === 0 ? (
				<Absent>
					Aucune fiche ROME de cette diffusion ne donne de savoir pour ce code : donnée non disponible (nd).
					Voir <a href="/competences">les savoirs</a>.
				</Absent>
			) : (
				<>
					<p class="muted">
						{counted(skills.length, "savoir")} que{" "}
						{romes.length > 1 ? `mentionnent ses ${romes.length} fiches ROME` : "mentionne sa fiche ROME"}. La
						source ne donne ni les savoir-faire ni le niveau attendu.
					</p>
					<ul class="links flow">
						{skills.slice(0, shownAtFirst).map(({ code, label }) => (
							<li key={code}>
								<a href={skillPath(code, label)}>{label}</a>
							</li>
						))}
					</ul>
					{skills.length > shownAtFirst ? (
						<details>
							<summary>Les {skills.length - shownAtFirst} autres</summary>
							<ul class="links flow">
								{skills.slice(shownAtFirst).map(({ code, label }) => (
									<li key={code}>
										<a href={skillPath(code, label)}>{label}</a>
									</li>
								))}
							</ul>
						</details>
					) : null}
				</>
			)}
		</section>
	);
}

/** Close occupations and next ones, with the knowledge in common in words. */
export function CloseOccupations(props: {
	readonly figures: Figures;
	readonly romes: readonly string[];
}): VNode {
	const { figures, romes } = props;
	const close = movesFrom(figures, "rome3-proche", romes);
	const next = movesFrom(figures, "rome3-evolution", romes);
	const several = romes.length > 1;
	return (
		<section class="part" aria-labelledby="proches">
			<h2 id="proches">Métiers proches</h2>
			{close.length + next.length === 0 ? (
				<Absent>
					Aucune mobilité n’est décrite pour ce code : donnée non disponible (nd). Voir les métiers de la même
					famille, dans les correspondances.
				</Absent>
			) : (
				<div class="columns">
					<Moves
						figures={figures}
						title="Accessibles sans longue formation"
						moves={close}
						several={several}
					/>
					<Moves figures={figures} title="Évolutions possibles" moves={next} several={several} />
				</div>
			)}
		</section>
	);
}

function Moves(props: {
	readonly figures: Figures;
	readonly title: string;
	readonly moves: readonly Move[];
	/** The occupation is made of several sheets: from which one is said. */
	readonly several: boolean;
}): VNode | null {
	const { figures, several } = props;
	if (props.moves.length === 0) return null;
	return (
		<div>
			<h3>{props.title}</h3>
			<ul class="links">
				{props.moves.slice(0, movesAtMost).map(({ card, from, shared }) => (
					<li key={card.path}>
						<a href={card.path}>{card.label}</a> <small class="code">{card.code}</small>{" "}
						<small class="muted">
							{shared.length === 0
								? "aucun savoir commun"
								: `${counted(shared.length, "savoir commun", "savoirs communs")} : ${shared
										.slice(0, 3)
										.map(({ label }) => label)
										.join(", ")}${shared.length > 3 ? "…" : ""}`}
							{several ? ` ; depuis : ${romeLabels(figures, from)}` : ""}
						</small>
					</li>
				))}
			</ul>
			{props.moves.length > movesAtMost ? (
				<p class="muted">Les {movesAtMost} qui ont le plus de savoirs communs.</p>
			) : null}
		</div>
	);
}
