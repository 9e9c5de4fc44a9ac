import type { VNode } from "preact";
import { checkLabels, longestNote, previewHours, previewPath } from "../../publication/index.ts";
import { Changes } from "../blocks/change-block.tsx";
import { Table } from "../components/table.tsx";
import { diffusionPath, Paragraphs } from "../diffusion-words.tsx";
import { type Page, page } from "../page.ts";
import { instant } from "./account-pages.tsx";
import { Choice, ErrorSummary, Field, type FormFault, LongField, PostForm } from "./form.tsx";
import { DraftBadge } from "./publication-badge.tsx";
import { Decision } from "./publication-decision.tsx";
import { type DraftView, draftViewOf, publicationPath } from "./publication-view.ts";
import type { SignedInContext } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";

/** What was just done, said on the page that the form leads to. */
const news = {
	texte: "Les textes sont enregistrés.",
	relecture: "La diffusion part en relecture. Les responsables de publication sont prévenus par e-mail.",
	approuvee: "La diffusion est approuvée telle quelle. La moindre modification annulerait cette approbation.",
	renvoyee: "La diffusion est renvoyée à qui l’a composée, avec votre commentaire.",
	programmee: "La publication est programmée. Elle se fera d’elle-même, à l’heure dite.",
	publiee: "La diffusion est publiée.",
	annulee: "La programmation est annulée. L’approbation reste.",
	reprise: "La construction la plus récente est reprise. Les changements sont comparés à ce qui est servi.",
} as const;
export type PublicationNews = keyof typeof news;

function isNews(word: string | undefined): word is PublicationNews {
	return word !== undefined && Object.hasOwn(news, word);
}

const living = (view: DraftView): boolean => !["publiee", "abandonnee"].includes(view.draft.state);

/** `/espace/diffusions/{id}`. Throws `diffusion-inconnue`. */
export async function publicationPage(context: SignedInContext, fault?: FormFault): Promise<Page> {
	const view = await draftViewOf(context, fault);
	const { draft, changes } = view;
	const done = context.query.fait;
	return page({
		status: fault ? 422 : 200,
		title: fault ? `Erreur – ${draft.title}` : draft.title,
		crumbs: [
			{ label: "Mon espace", path: "/espace" },
			{ label: "Diffusions", path: publicationPath },
			{ label: draft.title },
		],
		body: (
			<>
				<SpaceMenu person={context.person} current={publicationPath} />
				{isNews(done) && !fault ? (
					<p class="notice done" role="status">
						{news[done]}
					</p>
				) : null}
				<Head view={view} published={publishedVersion(context, view)} />
				<ErrorSummary fault={fault} />
				{view.outdated ? <Outdated view={view} /> : null}
				<Checklist view={view} />
				<Texts view={view} />
				{draft.state === "publiee" ? null : (
					<section class="part" aria-labelledby="changements">
						<h2 id="changements">Ce qui change</h2>
						<Changes
							changes={changes.summary}
							report={changes.report}
							figures={context.figures()}
							base={living(view) ? previewPath(draft) : ""}
						/>
						{living(view) ? (
							<p>
								<a href={previewPath(draft)}>Lire les pages telles qu’elles seront</a>
							</p>
						) : null}
					</section>
				)}
				<Previewers view={view} />
				<Decision view={view} now={context.access.now()} />
				<History view={view} />
			</>
		),
	});
}

function publishedVersion({ diffusions }: SignedInContext, { draft }: DraftView): string | undefined {
	return diffusions.list().find(({ n }) => n === draft.publishedNumber)?.version;
}

function Head(props: { readonly view: DraftView; readonly published: string | undefined }): VNode {
	const { draft } = props.view;
	return (
		<>
			<div class="page-head">
				<p class="kind">{draft.kind === "erratum" ? "Diffusion corrective" : "Diffusion"}</p>
				<h1>{draft.title}</h1>
				<p>
					<DraftBadge draft={draft} />
				</p>
			</div>
			<dl class="facts">
				<dt>Construction</dt>
				<dd>
					<code>{draft.release}</code>
				</dd>
				<dt>Composée par</dt>
				<dd>
					{draft.author.name}, le {instant(draft.createdAt)}
				</dd>
				{draft.approver && draft.approvedAt ? (
					<>
						<dt>Approuvée par</dt>
						<dd>
							{draft.approver.name}, le {instant(draft.approvedAt)}
						</dd>
					</>
				) : null}
				{draft.scheduledAt && draft.state === "programmee" ? (
					<>
						<dt>Publication</dt>
						<dd>le {instant(draft.scheduledAt)}</dd>
					</>
				) : null}
				{props.published === undefined ? null : (
					<>
						<dt>Publiée</dt>
						<dd>
							<a href={diffusionPath({ version: props.published })}>Diffusion {props.published}</a>
						</dd>
					</>
				)}
			</dl>
		</>
	);
}

function Outdated({ view }: { readonly view: DraftView }): VNode {
	return (
		<div class="notice">
			<p>
				<strong>Une construction plus récente, ou une autre diffusion, est arrivée depuis.</strong>{" "}
				Reprenez-la pour comparer à ce qui est servi maintenant ; une approbation déjà donnée est alors
				annulée.
			</p>
			{view.composes ? (
				<PostForm action={`${view.path}/construction`} csrf={view.csrf} inline>
					<button type="submit" class="button">
						Reprendre la construction la plus récente
					</button>
				</PostForm>
			) : null}
		</div>
	);
}

function Checklist({ view }: { readonly view: DraftView }): VNode {
	const { draft, checklist, path, csrf } = view;
	const ticks = ["brouillon", "prete"].includes(draft.state);
	return (
		<section class="part" aria-labelledby="liste">
			<h2 id="liste">Liste de contrôle</h2>
			<Table
				id="controle"
				caption="À vérifier avant la publication"
				columns={[
					{ header: "Point" },
					{ header: "État" },
					{ header: "Constat", long: true },
					{ header: "Action" },
				]}
				rows={checklist.map(({ item, by, done, detail }) => ({
					key: item,
					header: checkLabels[item],
					cells: [
						<span key="etat" class={`badge ${done ? "good" : "bad"}`}>
							{done ? "Fait" : "À faire"}
						</span>,
						detail,
						by === "humain" && ticks ? (
							<PostForm action={`${path}/cocher`} csrf={csrf} inline>
								<input type="hidden" name="item" value={item} />
								<input type="hidden" name="done" value={done ? "non" : "oui"} />
								<button type="submit" class="button plain">
									{done ? "Décocher" : "C’est fait"}
									<span class="visually-hidden"> : {checkLabels[item]}</span>
								</button>
							</PostForm>
						) : by === "auto" ? (
							"automatique"
						) : (
							""
						),
					],
				}))}
			/>
		</section>
	);
}

function Texts({ view }: { readonly view: DraftView }): VNode {
	const { draft, path, csrf, fault, typed } = view;
	const approved = ["approuvee", "programmee"].includes(draft.state);
	return (
		<section class="part" aria-labelledby="textes">
			<h2 id="textes">Textes</h2>
			<Paragraphs text={draft.note || "La note n’est pas encore écrite."} />
			{draft.erratum === "" ? null : (
				<>
					<h3>Erratum</h3>
					<Paragraphs text={draft.erratum} />
				</>
			)}
			{view.composes && living(view) ? (
				<details open={fault !== undefined || draft.note === ""}>
					<summary>Modifier les textes</summary>
					{approved ? <p>Modifier les textes annule l’approbation.</p> : null}
					<PostForm action={`${path}/textes`} csrf={csrf}>
						<Field name="title" label="Titre" value={typed.title ?? draft.title} fault={fault} />
						<LongField
							name="note"
							label="Note de diffusion"
							hint="Ce qui change et comment c’est fait : sources, méthode, ruptures. Une ligne vide sépare deux paragraphes. Obligatoire pour publier."
							rows={8}
							most={longestNote}
							value={typed.note ?? draft.note}
							fault={fault}
						/>
						{draft.kind === "erratum" ? (
							<LongField
								name="erratum"
								label="Texte de l’erratum"
								hint="Ce qui était faux, pour qui, et ce qui est juste. Affiché sur la diffusion corrigée."
								rows={4}
								most={longestNote}
								value={typed.erratum ?? draft.erratum}
								fault={fault}
							/>
						) : null}
						<button type="submit" class="button">
							Enregistrer les textes
						</button>
					</PostForm>
				</details>
			) : null}
		</section>
	);
}

function Previewers({ view }: { readonly view: DraftView }): VNode {
	const { draft, people, path, csrf, fault } = view;
	const named = new Set(draft.previewers.map(({ id }) => id));
	const others = people.filter(({ id }) => !named.has(id));
	const open = view.composes && living(view);
	return (
		<section class="part" aria-labelledby="apercu">
			<h2 id="apercu">Aperçu restreint</h2>
			<p>
				Ces personnes lisent les pages à partir de {previewHours} heures avant l’heure programmée. Leurs noms
				sont publiés avec la diffusion.
			</p>
			{draft.previewers.length === 0 ? (
				<p class="absent">Personne d’autre que les auteurs.</p>
			) : (
				<ul class="links">
					{draft.previewers.map(({ id, name }) => (
						<li key={id}>
							{name}{" "}
							{open ? (
								<PostForm action={`${path}/apercu/retirer`} csrf={csrf} inline>
									<input type="hidden" name="person" value={id} />
									<button type="submit" class="button plain">
										Retirer<span class="visually-hidden"> {name}</span>
									</button>
								</PostForm>
							) : null}
						</li>
					))}
				</ul>
			)}
			{open && others.length > 0 ? (
				<PostForm action={`${path}/apercu`} csrf={csrf}>
					<Choice
						name="person"
						label="Personne à ajouter"
						fault={fault}
						options={others.map(({ id, name }) => ({ value: id, label: name }))}
					/>
					<button type="submit" class="button plain">
						Ajouter à l’aperçu
					</button>
				</PostForm>
			) : null}
		</section>
	);
}

function History({ view }: { readonly view: DraftView }): VNode {
	return (
		<details>
			<summary>Historique</summary>
			<Table
				id="historique"
				caption="Ce qui a été fait, du plus récent au plus ancien"
				columns={[
					{ header: "Quand" },
					{ header: "Qui" },
					{ header: "Quoi" },
					{ header: "Commentaire", long: true },
				]}
				rows={view.events.map(({ at, who, what, note }, index) => ({
					key: String(index),
					header: instant(at),
					cells: [who, what, note],
				}))}
			/>
		</details>
	);
}
