import type { VNode } from "preact";
import { may } from "../../access/index.ts";
import { DefError } from "../../platform/errors.ts";
import {
	composeEdition,
	type Edition,
	editionPath,
	editionText,
	kitDocument,
	seeEdition,
	studyEvents,
	studyKindLabels,
	studyPath,
} from "../../studies/index.ts";
import { type Page, page } from "../page.ts";
import { instant } from "./account-pages.tsx";
import { ErrorSummary, type FormFault, LongField, PostForm } from "./form.tsx";
import { History } from "./history.tsx";
import { DocumentView } from "./kit-document.tsx";
import type { SignedInContext } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";
import { EditionBadge } from "./study-badge.tsx";
import { StudyForm, typedOf } from "./study-form.tsx";
import { publisherOf, studiesPath, studyCrumbs } from "./study-view.ts";

const closed: ReadonlySet<string> = new Set(["acces-refuse", "kit-inconnu", "etude-inconnue"]);

/** A refusal that is a page of its own; any other is told on the page of the study. */
export const isClosedStudy = (error: unknown): boolean => error instanceof DefError && closed.has(error.code);

/** `/espace/publications/{edition}`: what can be done with it, how it will be read, what was done. */
export async function studyPage(context: SignedInContext, fault?: FormFault): Promise<Page> {
	const { access, person, params } = context;
	const edition = await seeEdition(access, person, params.edition ?? "");
	const events = await studyEvents(access, edition);
	const { title } = edition.content;
	const own = edition.author.id === person.id;
	return page({
		status: fault ? 422 : 200,
		title: fault ? `Erreur – ${title}` : title,
		crumbs: [...studyCrumbs, { label: title }],
		body: (
			<>
				<SpaceMenu person={person} current={studiesPath} />
				<header class="page-head">
					<p class="kind">
						{studyKindLabels[edition.content.kind]} · {edition.place} <EditionBadge edition={edition} />
					</p>
					<h1>{title}</h1>
					<p class="muted">
						Écrite par {edition.author.name}
						{edition.out
							? `, ${editionText(edition.out.n)} publiée par ${edition.out.approver} le ${instant(edition.out.at)}`
							: ""}
						.
					</p>
				</header>
				<ErrorSummary fault={fault} />
				<Actions context={context} edition={edition} own={own} fault={fault} />
				{edition.out ? null : await preview(context, edition)}
				<History events={events} />
			</>
		),
	});
}

/** What this person may do with it now. */
function Actions(props: {
	readonly context: SignedInContext;
	readonly edition: Edition;
	readonly own: boolean;
	readonly fault: FormFault | undefined;
}): VNode {
	const { context, edition, own, fault } = props;
	const { person, visitor } = context;
	const self = editionPath(edition.id);
	const approves = may(person, "studies.approve");
	const gesture = (name: string, label: string, plain = true): VNode => (
		<PostForm action={`${self}/${name}`} csrf={visitor.csrf} inline>
			<button type="submit" class={plain ? "button plain" : "button"}>
				{label}
			</button>
		</PostForm>
	);
	if (edition.state === "brouillon")
		return (
			<>
				{own ? <Draft context={context} edition={edition} fault={fault} /> : null}
				<div class="gestures">
					{own ? gesture("relecture", "Envoyer en relecture", false) : null}
					{own || approves ? gesture("abandonner", "Abandonner ce brouillon") : null}
				</div>
			</>
		);
	if (edition.state === "relecture")
		return (
			<>
				{own ? (
					<>
						<p>Elle attend d’être relue, puis publiée par une autre personne que vous.</p>
						{gesture("renvoyer", "Reprendre la rédaction")}
					</>
				) : null}
				{approves && !own ? (
					<section class="part" aria-labelledby="decision">
						<h2 id="decision">Relire, puis décider</h2>
						<p>
							Publiée, cette édition ne change plus, et votre nom y figure. Une correction sera une nouvelle
							édition.
						</p>
						<PostForm action={`${self}/publier`} csrf={visitor.csrf}>
							<input type="hidden" name="lue" value={String(edition.changed.getTime())} />
							<button type="submit" class="button">
								Publier
							</button>
						</PostForm>
						<PostForm action={`${self}/renvoyer`} csrf={visitor.csrf}>
							<LongField name="mot" label="Ce qui est à revoir" rows={3} most={400} fault={fault} />
							<button type="submit" class="button plain">
								Renvoyer à l’auteur
							</button>
						</PostForm>
					</section>
				) : null}
			</>
		);
	return edition.out && edition.address !== null ? (
		<Published context={context} edition={edition} address={edition.address} fault={fault} />
	) : (
		<p>Cette édition a été abandonnée : elle n’a pas paru.</p>
	);
}

function Draft(props: {
	readonly context: SignedInContext;
	readonly edition: Edition;
	readonly fault: FormFault | undefined;
}): VNode {
	const { context, edition, fault } = props;
	const typing = fault && context.form.titre !== undefined;
	return (
		<details open={typing || edition.content.sentences.length === 0}>
			<summary>Écrire les textes</summary>
			<StudyForm
				action={`${editionPath(edition.id)}/textes`}
				csrf={context.visitor.csrf}
				document={kitDocument(context.access, context.figures(), edition.kit)}
				typed={typing ? context.form : typedOf(edition.content)}
				fault={fault}
				next={edition.address !== null}
			/>
		</details>
	);
}

function Published(props: {
	readonly context: SignedInContext;
	readonly edition: Edition;
	readonly address: string;
	readonly fault: FormFault | undefined;
}): VNode {
	const { context, edition, address, fault } = props;
	const approves = may(context.person, "studies.approve");
	return (
		<>
			<p>
				<a href={studyPath(address)}>La lire comme le public</a>
			</p>
			{edition.withdrawn ? (
				<p class="notice">
					Retirée le {instant(edition.withdrawn.at)} par {edition.withdrawn.by} : {edition.withdrawn.reason}
				</p>
			) : (
				<>
					<p>
						Pour une nouvelle édition, figez une nouvelle version d’un kit, puis « En faire une publication ».
					</p>
					{approves ? (
						<details open={fault?.field === "motif"}>
							<summary>Retirer cette étude</summary>
							<PostForm action={`${editionPath(edition.id)}/retirer`} csrf={context.visitor.csrf}>
								<LongField
									name="motif"
									label="Motif"
									hint="Il sera lu de tous à l’adresse de l’étude, à la place de toutes ses éditions. Un retrait ne s’annule pas."
									rows={3}
									most={400}
									fault={fault}
								/>
								<button type="submit" class="button plain">
									Retirer cette étude
								</button>
							</PostForm>
						</details>
					) : null}
				</>
			)}
		</>
	);
}

/** How it will be read, or why it cannot be. */
async function preview(context: SignedInContext, edition: Edition): Promise<VNode | null> {
	if (edition.state === "abandonnee") return null;
	try {
		const { document } = await composeEdition(context.access, publisherOf(context), edition);
		return (
			<section class="part" aria-labelledby="apercu">
				<h2 id="apercu">Aperçu</h2>
				{document.summary.length > 0 ? (
					<ol>
						{document.summary.map((sentence) => (
							<li key={sentence}>{sentence}</li>
						))}
					</ol>
				) : (
					<p class="absent">Les phrases à retenir ne sont pas encore écrites.</p>
				)}
				<DocumentView document={document} prefix="apercu-" />
			</section>
		);
	} catch (error) {
		if (!(error instanceof DefError)) throw error;
		return <p class="absent">{error.message}</p>;
	}
}
