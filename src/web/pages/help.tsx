import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import type { ReleaseCard } from "../../figures/model.ts";
import { counted, formatDate } from "../../platform/french.ts";
import { lowerFirst } from "../../reading/index.ts";
import { withQuery } from "../address.ts";
import { Choices } from "../components/choices.tsx";
import { LeftOut, unmet } from "../components/left-out.tsx";
import { ShortcutList } from "../components/shortcuts.tsx";
import { Contact } from "../help/contact.tsx";
import { examplesOf } from "../help/examples.ts";
import { guidePath } from "../help/guide-path.ts";
import { roles, tasksOf, tasksUpdated } from "../help/tasks.tsx";
import { type Outcome, type PageContext, page } from "../page.ts";

/** `/aide?role=…`: how to do what people come for, on examples of the release that is served. */
export function helpPage({ figures, region, query }: PageContext): Outcome {
	const role = roles.find(({ id }) => id === query.role);
	const tasks = tasksOf(examplesOf(figures, region)).filter((task) => !role || task.roles.includes(role.id));
	return page({
		title: role ? `Aide : ${lowerFirst(role.label)}` : "Aide",
		description:
			"Trouver, comprendre, comparer, citer, exporter, préparer un comité : chaque geste en quelques étapes.",
		crumbs: [{ label: "Aide" }],
		body: (
			<>
				<header class="page-head">
					<h1>Aide</h1>
					<p class="lead">Chaque geste en quelques étapes, avec des liens qui marchent ici.</p>
					<p class="actions">
						<a class="button plain" href="/aide/visite">
							Visite guidée et film
						</a>{" "}
						<a class="button plain" href={guidePath}>
							Guide à imprimer (PDF)
						</a>
					</p>
				</header>
				<LeftOut unknown={unmet([query.role, role])} />
				<Choices
					label="Filtrer par rôle"
					all={{ path: "/aide", label: "Tous les rôles" }}
					choices={roles.map(({ id, label }) => ({
						path: withQuery("/aide", { role: id }),
						label,
						current: role?.id === id,
					}))}
				/>
				<p class="muted" role="status">
					{counted(tasks.length, "geste")}
					{role ? ` : ${lowerFirst(role.label)}` : ""}. Textes mis à jour le {formatDate(tasksUpdated)}.
				</p>
				<nav class="toc" aria-label="Dans cette page">
					<ul>
						{tasks.map(({ id, title }) => (
							<li key={id}>
								<a href={`#${id}`}>{title}</a>
							</li>
						))}
						<li>
							<a href="#signaler">Signaler une erreur</a>
						</li>
						<li>
							<a href="#raccourcis">Raccourcis clavier</a>
						</li>
					</ul>
				</nav>
				{tasks.map(({ id, title, steps }) => (
					<section key={id} class="part" aria-labelledby={id}>
						<h2 id={id}>{title}</h2>
						<ol>
							{steps.map((step, index) => (
								<li key={String(index)}>{step}</li>
							))}
						</ol>
					</section>
				))}
				<Reporting region={region} />
				<section class="part" aria-labelledby="raccourcis">
					<h2 id="raccourcis">Raccourcis clavier</h2>
					<ShortcutList />
				</section>
				<Ending release={figures.release} />
			</>
		),
	});
}

function Ending({ release }: { readonly release: ReleaseCard }): VNode {
	return (
		<p class="muted">
			Exemples pris dans la diffusion du {formatDate(release.published)}. Tout ce que contient le site est
			dans le <a href="/plan-du-site">plan du site</a> ; les mots et les sigles, dans{" "}
			<a href="/glossaire">le glossaire</a>.
		</p>
	);
}

function Reporting({ region }: { readonly region: Region }): VNode {
	return (
		<section class="part" aria-labelledby="signaler">
			<h2 id="signaler">Signaler une erreur, poser une question</h2>
			<ol>
				<li>
					À côté du chiffre, suivez « D’où vient ce chiffre ? » : la page dit le fichier, la ligne et le
					calcul. Si le défaut est dans le fichier du producteur, il s’y voit.
				</li>
				<li>
					{region.contact === undefined
						? "Copiez l’adresse de cette page : elle porte l’indicateur, le territoire et la période."
						: "Sur cette page, « Signaler une erreur » prépare le message, avec l’adresse du chiffre."}
				</li>
				<li>
					À qui : <Contact region={region} />
				</li>
			</ol>
			<p>
				Un chiffre corrigé l’est dans une nouvelle diffusion, qui dit l’ancienne valeur et la cause :{" "}
				<a href="/diffusions">les diffusions</a>.
			</p>
		</section>
	);
}
