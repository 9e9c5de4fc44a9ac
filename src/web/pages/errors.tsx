import type { ComponentChildren } from "preact";
import { DefError } from "../../platform/errors.ts";
import { SearchForm } from "../components/search-form.tsx";
import { type Page, page } from "../page.ts";

/** What happened, what to do, a way out. */
function errorPage(status: number, title: string, body: ComponentChildren): Page {
	return page({
		status,
		title,
		crumbs: [{ label: title }],
		body: (
			<>
				<h1>{title}</h1>
				{body}
				<SearchForm id="recherche-erreur" large label="Chercher dans l’observatoire" />
				<p>
					Ou partez des <a href="/territoires">territoires</a>, des <a href="/metiers">métiers</a>, des{" "}
					<a href="/formations">formations</a>, des <a href="/indicateurs">indicateurs</a>, de l’
					<a href="/">accueil</a>, du <a href="/plan-du-site">plan du site</a>. Besoin d’un geste précis :{" "}
					<a href="/aide">l’aide</a>.
				</p>
			</>
		),
	});
}

export function notFoundPage(error?: DefError): Page {
	return errorPage(
		404,
		"Page introuvable",
		error ? (
			<p>
				{error.message} {error.remedy}
			</p>
		) : (
			<p>Le lien est peut-être ancien : cherchez le territoire ou le métier.</p>
		),
	);
}

export function tooManyPage(error: DefError): Page {
	return errorPage(
		429,
		"Trop de demandes",
		<p>
			{error.message} {error.remedy}
		</p>,
	);
}

export function badRequestPage(): Page {
	return errorPage(
		400,
		"Adresse incorrecte",
		<p>
			Cette adresse ne peut pas être lue : un caractère y est mal écrit. Vérifiez-la ou repartez d’une page.
		</p>,
	);
}

/** A right that is missing; what exists behind it is not told. */
export function refusedPage(): Page {
	return errorPage(
		403,
		"Accès refusé",
		<p>
			Vos droits ne vont pas jusque-là. Demandez à l’administrateur de votre organisation, ou revenez à{" "}
			<a href="/espace">votre espace</a>. Ce refus est inscrit au journal.
		</p>,
	);
}

export function expiredFormPage(): Page {
	return errorPage(
		400,
		"Formulaire périmé",
		<p>
			Rien n’a été changé. Ce formulaire vient d’une session fermée ou d’un autre site : revenez à{" "}
			<a href="/espace">votre espace</a> et recommencez.
		</p>,
	);
}

export function failurePage(reference: string, error: unknown): Page {
	return errorPage(
		500,
		"Cette page n’a pas pu être préparée",
		<>
			{error instanceof DefError ? (
				<p>
					{error.message} {error.remedy}
				</p>
			) : (
				<p>Le défaut vient de notre côté, pas de votre demande. Réessayez dans un instant.</p>
			)}
			<p>
				Si cela recommence, signalez l’incident en donnant sa référence : <strong>{reference}</strong>.
			</p>
		</>,
	);
}
