import type { VNode } from "preact";
import { formatDate, formatNumber } from "../../platform/french.ts";
import { filmSeconds } from "../help/captions.ts";
import { film } from "../help/film.ts";
import { tourStops } from "../help/tour-stops.ts";
import { type Outcome, type PageContext, page } from "../page.ts";

/** `/aide/visite`: the tour as a film, as a list of links, and step by step on the pages themselves where scripts run. */
export async function tourPage({ figures, region }: PageContext): Promise<Outcome> {
	const stops = await tourStops(figures, region);
	return page({
		title: "Visite guidée",
		description:
			"De la recherche au kit d’un comité, étape par étape : un court film et des liens qui marchent ici.",
		crumbs: [{ label: "Aide", path: "/aide" }, { label: "Visite guidée" }],
		body: (
			<>
				<header class="page-head">
					<h1>Visite guidée</h1>
					<p class="lead">
						D’un nom de territoire à un chiffre cité, comparé et emporté. Regardez le film, ou suivez les
						étapes sur les pages elles-mêmes.
					</p>
				</header>
				<section class="part" aria-labelledby="film">
					<h2 id="film">Le film</h2>
					<Film />
				</section>
				<section class="part" aria-labelledby="etapes">
					<h2 id="etapes">Les étapes, et la transcription du film</h2>
					<p>
						Chaque lien ouvre un exemple pris dans la diffusion du {formatDate(figures.release.published)}, à
						l’endroit dont il est question.
					</p>
					<ol class="tour-steps" id="visite-etapes">
						{stops.map(({ id, title, sentences, href }) => (
							<li key={id}>
								<a href={href}>{title}</a>
								<p>{sentences.join(" ")}</p>
							</li>
						))}
					</ol>
					<p>
						Les autres gestes sont dans <a href="/aide">l’aide</a>.
					</p>
				</section>
			</>
		),
	});
}

function Film(): VNode {
	const { facts, video, poster, captions } = film;
	return (
		<figure class="film">
			<video
				controls
				muted
				playsInline
				preload="none"
				width={facts.width}
				height={facts.height}
				poster={poster.path}
				aria-label="Film de la visite, sans son"
				aria-describedby="film-detail"
			>
				<source src={video.path} type={video.type} />
				<track kind="captions" src={captions.path} srcLang="fr" label="Français" default />
			</video>
			<figcaption id="film-detail">
				Film muet et sous-titré de {formatNumber(Math.round(filmSeconds))} secondes, tourné sur les données
				d’essai {facts.ofRegion} et mis à jour le {formatDate(facts.made)}. Tout ce qu’il dit est écrit sous
				lui.{" "}
				<a href={video.path} download="visite-guidee.webm">
					Télécharger le film
				</a>{" "}
				(WebM, {formatNumber(Math.round(video.bytes.length / 1000))} ko).
			</figcaption>
		</figure>
	);
}
