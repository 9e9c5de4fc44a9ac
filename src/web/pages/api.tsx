import { forms, statusLegend } from "../../exports/index.ts";
import { apiExamplesOf } from "../api-examples.ts";
import { Table } from "../components/table.tsx";
import { type Outcome, type PageContext, page } from "../page.ts";

/** `/api`: how to read the figures by program. Every example of the page is tried by a test. */
export function apiPage({ figures, region }: PageContext): Outcome {
	return page({
		title: "Interface de programmation (API)",
		description: "Lire les chiffres publiés par programme : adresses, formes, versions, erreurs.",
		section: "donnees",
		crumbs: [{ label: "Données", path: "/donnees" }, { label: "API" }],
		body: (
			<>
				<header class="page-head">
					<h1>Lire les chiffres par programme</h1>
					<p class="lead">
						Tous les chiffres publiés se lisent sous <span class="code">/api/v1</span>, sans clé ni compte.
						Chaque réponse dit sa diffusion, sa version, ses sources et leur licence ; chaque chiffre porte
						son statut, sa raison et l’adresse de sa preuve.
					</p>
					<p>
						La description complète, pour vos outils, est au format OpenAPI 3.1 :{" "}
						<a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.
					</p>
				</header>
				<h2>Exemples</h2>
				{apiExamplesOf(region).map((example) => (
					<section key={example.title}>
						<h3>{example.title}</h3>
						<p>{example.text}</p>
						<p>
							<span class="code">{example.method}</span>{" "}
							{example.method === "GET" ? (
								<a class="code" href={example.path}>
									{example.path}
								</a>
							) : (
								<span class="code">{example.path}</span>
							)}
						</p>
						{example.body ? <pre class="code">{JSON.stringify(example.body, null, 2)}</pre> : null}
					</section>
				))}
				<h2>Ce qu’est un jeu de données</h2>
				<p>
					Un jeu rassemble les indicateurs tirés des mêmes lignes : une enquête, un recensement, une famille
					de fichiers d’un producteur. Ses chiffres se rangent par territoire, par période et, selon le jeu,
					par métier, certification ou ventilation (âge, diplôme…).
				</p>
				<h2>Formes</h2>
				<Table
					id="formes"
					caption="Formes d’une réponse de chiffres"
					detail="Par « format », par une extension de l’adresse ou par l’en-tête Accept. Toutes portent exactement les mêmes chiffres."
					columns={[{ header: "format" }, { header: "Forme", long: true }, { header: "Type", long: true }]}
					rows={forms.map((form) => ({
						key: form.id,
						header: <span class="code">{form.id}</span>,
						cells: [
							form.label,
							<span key="type" class="code">
								{form.type}
							</span>,
						],
					}))}
				/>
				<h2>Valeurs qui ne sont pas là</h2>
				<p>
					Une valeur qui ne peut pas être montrée est nulle sous toutes les formes, avec son statut. Elle ne
					répond à aucun filtre sur la valeur, ni à sa négation, et vient en dernier dans un tri.
				</p>
				<dl class="facts">
					{Object.entries(statusLegend).flatMap(([code, meaning]) => [
						<dt key={code}>{code}</dt>,
						<dd key={`${code}-sens`}>{meaning}</dd>,
					])}
				</dl>
				<h2>Versions</h2>
				<p>
					Une diffusion publiée ne change plus. Sans <span class="code">version</span>, vous lisez la
					diffusion courante ({figures.release.id}). Avec <span class="code">version=1.2.0</span>, la même
					question donne les mêmes octets, tant que les chartes de partage le permettent ;{" "}
					<span class="code">1.2.*</span> suit les corrections, <span class="code">1.*</span> les ajouts.{" "}
					<a href="/api/v1/releases">/api/v1/releases</a> liste les diffusions.
				</p>
				<h2>Pages, débit, mémoire</h2>
				<ul>
					<li>
						Une page compte 1 000 chiffres, 10 000 au plus (<span class="code">pageSize</span>). Les en-têtes{" "}
						<span class="code">link</span> et <span class="code">x-total-count</span> disent la suite.
					</li>
					<li>
						300 demandes par minute et par adresse. Au-delà, la réponse est 429 et{" "}
						<span class="code">retry-after</span> dit quand revenir.
					</li>
					<li>
						Gardez <span class="code">etag</span> et présentez-le dans <span class="code">If-None-Match</span>{" "}
						: rien n’est renvoyé si rien n’a changé.
					</li>
					<li>Les réponses sont lisibles depuis tout autre site (CORS) et ne déposent aucun cookie.</li>
				</ul>
				<h2>Erreurs</h2>
				<p>
					Une demande refusée l’est en une fois, au format <span class="code">application/problem+json</span>{" "}
					(RFC 9457) : un titre, ce qu’il faut faire, et la liste de tous les points en cause avec leur code
					et leur place. Un paramètre inconnu est refusé, jamais ignoré.
				</p>
				<h2>Avec une clé</h2>
				<p>
					Ce qu’une charte réserve à certaines organisations s’ouvre à une clé qui a le droit{" "}
					<span class="code">figures:read</span> : <span class="code">Authorization: Bearer def_…</span>, avec{" "}
					<span class="code">use</span> pour l’usage prévu. Demandez-la à l’administrateur de votre
					organisation ; le dépôt de fichiers se fait aussi par clé.
				</p>
			</>
		),
	});
}
