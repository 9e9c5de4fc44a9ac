import type { ComponentChildren, VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import type { OccupationCard, ReleaseCard } from "../../figures/model.ts";
import { counted } from "../../platform/french.ts";
import { LevelSteps } from "../charts/level-steps.tsx";
import { pathIn } from "../chosen-place.ts";
import { Sources } from "../components/sources.tsx";
import { Value } from "../components/value.tsx";
import { indicatorById } from "../declared.ts";
import type { OccupationAnswer, Told } from "../occupation/answer.ts";
import type { NearWay } from "../occupation/near-ways.ts";
import { pairPath } from "../occupation/pair-path.ts";
import { elsewhereText, familyOf, payText, tensionSentence, whereAndWhen } from "../occupation/words.ts";

/** What an interview needs, before everything else: does it recruit, what is paid, where to train, what is close. */
export function OccupationAnswerBlock(props: {
	readonly answer: OccupationAnswer;
	readonly region: Region;
	readonly release: ReleaseCard;
	/** Address of the sheet to hand out. */
	readonly handout: string;
}): VNode {
	const { answer, region, release, handout } = props;
	const { tension, wanted, family, pay, ways, waysCount, close } = answer;
	const elsewhere = tension && elsewhereText(tension, answer);
	const told = [tension, ...wanted, pay].filter((one) => one !== undefined);
	// How codes were converted is said by the blocks below, figure by figure.
	const sources = told.flatMap((one) => one.answer.sources).map(({ conversions: _, ...source }) => source);
	const seats = indicatorById.get("capacite-accueil");
	return (
		<section class="part answer" aria-labelledby="en-bref">
			<h2 id="en-bref" class="visually-hidden">
				En bref
			</h2>
			{tension ? (
				<p class="answer-sentence">
					<LevelSteps level={Math.round(tension.cell.value ?? 0)} large />{" "}
					<strong>{tensionSentence(tension, answer.card, region)}</strong>{" "}
					{elsewhere ? `${elsewhere} ` : null}
					<a class="small" href={tension.cell.permalink}>
						D’où vient ce niveau ?
					</a>
				</p>
			) : (
				<p class="answer-sentence">
					Aucun niveau de tension n’est publié pour ce métier : donnée non disponible (nd).
				</p>
			)}
			<dl class="answer-facts">
				<div>
					<dt>Recrutement</dt>
					{wanted.length === 0 ? (
						<dd>
							Ni projets ni offres publiés sous ce code (nd).
							{family && family.path !== answer.card.path ? (
								<>
									{" "}
									Ceux de la famille :{" "}
									<a href={answer.place ? pathIn(family.path, answer.place) : family.path}>{family.label}</a>
								</>
							) : null}
						</dd>
					) : (
						wanted.map((one) => (
							<Fact key={one.indicator.id} told={one} card={answer.card}>
								<Value indicator={one.indicator} cell={one.cell} unit />
								{one.indicator.id === "offres-emploi" ? " en moyenne dans l’année" : ""}
							</Fact>
						))
					)}
				</div>
				<div>
					<dt>Salaire</dt>
					{pay ? (
						<Fact told={pay} card={answer.card}>
							<a class="figure-link long" href={pay.cell.permalink}>
								{payText(pay)}
							</a>
						</Fact>
					) : (
						<dd>Aucune source reçue ne le publie pour ce métier (nd).</dd>
					)}
				</div>
				<div>
					<dt>Se former</dt>
					{ways.length === 0 ? <dd>Aucun registre ne relie de formation ouverte à ce métier (nd).</dd> : null}
					{ways.map(({ card, seats: cell }: NearWay) => (
						<dd key={card.path}>
							<a href={card.path}>{card.label}</a>
							{cell && seats ? (
								<small>
									{" "}
									<Value indicator={seats} cell={cell} unit /> au lycée, {cell.territory.label}
								</small>
							) : null}
						</dd>
					))}
					{waysCount > ways.length ? (
						<dd>
							<a href="#se-former">Les {counted(waysCount, "formation")}</a>
						</dd>
					) : null}
				</div>
				<div>
					<dt>Métiers proches</dt>
					{close.length === 0 ? <dd>Aucune mobilité n’est décrite pour ce code (nd).</dd> : null}
					{close.map(({ card, shared }) => (
						<dd key={card.path}>
							<a href={card.path}>{card.label}</a>{" "}
							<small>{counted(shared.length, "savoir commun", "savoirs communs")}</small>
						</dd>
					))}
				</div>
			</dl>
			<p class="actions">
				<a class="button" href={handout}>
					Fiche à remettre (PDF, 1 page)
				</a>{" "}
				<a class="button plain" href="#ailleurs">
					{answer.place ? "Choisir un autre territoire" : "Voir autour d’un territoire"}
				</a>{" "}
				<a class="button plain" href={pairPath(answer.card, close[0]?.card, answer.place)}>
					Comparer à un autre métier
				</a>
			</p>
			<Sources sources={sources} release={release} />
		</section>
	);
}

function Fact(props: {
	readonly told: Told;
	readonly card: OccupationCard;
	readonly children: ComponentChildren;
}): VNode {
	const family = familyOf(props.told, props.card);
	return (
		<dd>
			{props.children}{" "}
			<small>
				{whereAndWhen(props.told)}
				{family ? `, famille « ${family} »` : ""}
			</small>
		</dd>
	);
}
