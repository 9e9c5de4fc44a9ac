import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import type { Figures, TrainingCard } from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import { formatDate } from "../../platform/french.ts";
import { indicatorPath, splitCode } from "../address.ts";
import { outcomesBlock } from "../blocks/outcomes-block.tsx";
import { sameCourseBlock } from "../blocks/same-course-block.tsx";
import { schoolOfferBlocks } from "../blocks/school-offer-blocks.tsx";
import { traineesBlock } from "../blocks/trainees-block.tsx";
import { Absent } from "../components/absent.tsx";
import { TrainingLinks } from "../components/training-links.tsx";
import { indicatorById, levels } from "../declared.ts";
import { methodPath } from "../methods.ts";
import { type Outcome, type PageContext, page, redirect } from "../page.ts";
import { placeWords, quadrantsOf, routes } from "../quadrant.ts";
import { inNameOf } from "../region-name.ts";
import { aimedAt, diplomaOfCard, outcomeSubjects, yearsOf } from "../trainings.ts";

/** `/formations/{scheme}-{code}-{slug}` */
export async function trainingPage({ figures, region, params, address }: PageContext): Promise<Outcome> {
	const segment = params.training ?? "";
	const at = segment.indexOf("-");
	const scheme = segment.slice(0, at);
	const card =
		at < 1 ? undefined : splitCode(segment.slice(at + 1), (code) => figures.training(scheme, code));
	if (!card) throw new DefError("formation-inconnue", { training: segment });
	if (decodeURIComponent(address.split("?", 1)[0] ?? "") !== card.path) return redirect(card.path);
	const level = levels[card.level];
	const diploma = diplomaOfCard(card);
	const subjects = outcomeSubjects(figures, card);
	const outcomes = await outcomesBlock(figures, region, subjects, card.label);
	// A group of specialities mixes diplomas and levels: it is never compared.
	const elsewhere =
		card.level === "nsf"
			? []
			: await Promise.all(subjects.map((subject) => sameCourseBlock(figures, region, subject)));
	const offers = await schoolOfferBlocks(figures, region, yearsOf(figures, card));
	const funded = await traineesBlock(figures, region, card.level === "nsf" ? card.code : card.group);
	return page({
		title: `${card.label} (${level.scheme} ${card.code})`,
		section: "formations",
		crumbs: [{ label: "Formations", path: "/formations" }, { label: card.label }],
		description: `${card.label} ${inNameOf(region)} : places, vœux, devenir des jeunes, métiers visés.`,
		body: (
			<>
				<header class="page-head">
					<p class="kind">
						{level.label} · code <span class="code">{card.code}</span>
					</p>
					<h1>{card.label}</h1>
					{diploma ? (
						<p class="lead">
							{diploma.label}
							{diploma.level === undefined ? "" : `, niveau ${diploma.level} de qualification`}.
						</p>
					) : null}
					{card.closed ? (
						<p class="notice">
							<strong>Formation fermée le {formatDate(card.closed)}.</strong> Ses chiffres restent : ils
							portent sur ceux qui l’ont suivie. Cherchez celle qui la remplace par son nom.
						</p>
					) : null}
				</header>
				<nav class="toc" aria-label="Dans cette page">
					<ul>
						{sections.map(([id, title]) => (
							<li key={id}>
								<a href={`#${id}`}>{title}</a>
							</li>
						))}
					</ul>
				</nav>
				<section class="part" aria-labelledby="places">
					<h2 id="places">Places, vœux et remplissage</h2>
					{offers.length > 0 ? (
						<>
							<p class="small muted">
								Les fichiers de l’offre donnent le département, pas l’adresse : on ne peut pas chercher par
								distance. Chaque année de formation est détaillée par département.
							</p>
							{offers}
						</>
					) : (
						<NoOffer region={region} />
					)}
				</section>
				<section class="part" aria-labelledby="devenir-titre">
					<h2 id="devenir-titre">Devenir des jeunes</h2>
					{outcomes ?? <NoOutcome region={region} card={card} />}
					{elsewhere}
					{await places(figures, region, card)}
				</section>
				<section class="part" aria-labelledby="voies">
					<h2 id="voies">Les autres voies</h2>
					{funded}
					<ByCentre />
				</section>
				<section class="part" aria-labelledby="metiers">
					<h2 id="metiers">Métiers visés</h2>
					<Occupations figures={figures} card={card} />
				</section>
				<TrainingLinks figures={figures} card={card} />
			</>
		),
	});
}

const sections: readonly (readonly [string, string])[] = [
	["places", "Places et vœux"],
	["devenir-titre", "Devenir"],
	["voies", "Autres voies"],
	["metiers", "Métiers visés"],
	["codes", "Codes et formations liées"],
];

function NoOffer(props: { readonly region: Region }): VNode {
	return (
		<Absent>
			Capacité, vœux et élèves : donnée non disponible (nd) {inNameOf(props.region)} sous ce code. La source
			ne décrit que les lycées publics, à l’entrée des formations professionnelles scolaires. Voir{" "}
			<a href={indicatorPath("capacite-accueil")}>la capacité d’accueil</a>.
		</Absent>
	);
}

function NoOutcome(props: { readonly region: Region; readonly card: TrainingCard }): VNode {
	return (
		<Absent>
			Emploi et poursuite d’études : donnée non disponible (nd) {inNameOf(props.region)} sous ce code.{" "}
			{props.card.level === "rncp"
				? "InserJeunes compte par diplôme de l’Éducation nationale, pas par fiche RNCP : voir les formations liées, plus bas."
				: "InserJeunes suit les formations professionnelles du CAP au BTS qui ont des sortants dans la région."}{" "}
			<a href={methodPath("insertion")}>La méthode</a>
		</Absent>
	);
}

/** Where it stands among the courses of its diploma, route by route, with the way to the drawing. */
async function places(figures: Figures, region: Region, card: TrainingCard): Promise<VNode | null> {
	const diploma = diplomaOfCard(card);
	if (!diploma) return null;
	const lines: VNode[] = [];
	for (const route of routes) {
		const codes = route.level === "cfd" ? [card.code] : yearsOf(figures, card).map(({ code }) => code);
		const quadrants = await quadrantsOf(figures, region, diploma, route);
		const own = quadrants?.courses.filter(({ code }) => codes.includes(code)) ?? [];
		for (const course of own)
			lines.push(
				<li key={`${route.id} ${course.code}`}>
					{route.label}
					{own.length > 1 ? ` (${course.label})` : ""} : <strong>{placeWords[course.place]}</strong>.{" "}
					<a href={`/formations?niveau=${diploma.id}&voie=${route.id}#comparer`}>
						Comparer les {diploma.plural} {route.by}
					</a>
				</li>,
			);
	}
	if (lines.length === 0) return null;
	return (
		<>
			<h3>Par rapport aux formations du même diplôme</h3>
			<ul>{lines}</ul>
		</>
	);
}

function ByCentre(): VNode {
	const rate = indicatorById.get("cfa-taux-emploi-6-mois");
	return (
		<Absent>
			Par établissement : aucune source reçue ne croise l’établissement et la certification avec des effectifs
			publiables. {rate ? <a href={indicatorPath(rate.id)}>{rate.label}</a> : null} donne les centres de
			formation d’apprentis, toutes formations réunies.
		</Absent>
	);
}

function Occupations(props: { readonly figures: Figures; readonly card: TrainingCard }): VNode {
	const found = aimedAt(props.figures, props.card);
	if (found.length === 0)
		return (
			<Absent>
				Aucun registre de cette diffusion ne relie cette formation à un métier : donnée non disponible (nd).
				Cherchez le métier dans <a href="/metiers">la liste</a>.
			</Absent>
		);
	return (
		<>
			<ul class="links flow">
				{found.map((occupation) => (
					<li key={occupation.path}>
						<a href={occupation.path}>{occupation.label}</a> <small class="code">{occupation.code}</small>
					</li>
				))}
			</ul>
			<p class="muted">
				Métiers que le registre des certifications associe à la formation. Une formation ne mène pas à un seul
				métier, ni un métier à une seule formation.
			</p>
		</>
	);
}
