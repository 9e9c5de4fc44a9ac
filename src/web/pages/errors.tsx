import type { ComponentChildren } from "preact";
import { DefError } from "../../platform/errors.ts";
import { SearchForm } from "../components/search-form.tsx";
import { type Page, page } from "../page.ts";
import { wordsOfAddress } from "../straight-address.ts";

/** What happened, what to do, a way out. */
function errorPage(status: number, title: string, body: ComponentChildren, searched?: string): Page {
	return page({
		status,
		title,
		crumbs: [{ label: title }],
		body: (
			<>
				<h1>{title}</h1>
				{body}
				<SearchForm
					id="recherche-erreur"
					large
					label="Chercher dans l’observatoire"
					{...(searched ? { searched } : {})}
				/>
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

/** `address`: what was asked; its last words wait in the search field. */
export function notFoundPage(error?: DefError, address = ""): Page {
	return errorPage(
		404,
		"Page introuvable",
		error ? (
			<p>
				{error.message} {linked(error.remedy)}
			</p>
		) : (
			<p>Le lien est peut-être ancien : cherchez le territoire ou le métier.</p>
		),
		wordsOfAddress(address),
	);
}

/** A remedy names the pages it sends to by their address: on a page, one follows it. « catalogue/sources » is a folder, not an address. */
function linked(remedy: string): ComponentChildren {
	return remedy.split(/(?<![\p{L}\p{N}])(\/[a-z][a-z0-9/-]*[a-z0-9])/u).map((piece, index) =>
		index % 2 === 1 ? (
			<a key={piece} href={piece}>
				{piece}
			</a>
		) : (
			piece
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

export function tooLongPage(): Page {
	return errorPage(
		431,
		"Adresse trop longue",
		<p>
			Cette demande contient plus de texte qu’une adresse ne peut en porter. Raccourcissez la liste, ou
			choisissez un découpage entier plutôt que ses codes un par un.
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
