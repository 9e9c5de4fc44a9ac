import type { VNode } from "preact";
import { may } from "../../access/index.ts";
import { detailOf } from "../../foresight/index.ts";
import { DefError } from "../../platform/errors.ts";
import { counted, formatNumber } from "../../platform/french.ts";
import { unknownPages } from "../../platform/page-errors.ts";
import {
	campaignsOpen,
	changesSince,
	kindLabels,
	longestNote,
	type Proposal,
	proposalEvents,
	proposalPath,
	type SeenLine,
	seeProposal,
} from "../../proposals/index.ts";
import { Table } from "../components/table.tsx";
import { Paragraphs } from "../diffusion-words.tsx";
import { page } from "../page.ts";
import { instant } from "./account-pages.tsx";
import { Choice, ErrorSummary, type FormFault, LongField, PostForm } from "./form.tsx";
import { History } from "./history.tsx";
import { cellPath, needsCrumbs, proposalsPath, subjectOf } from "./needs-view.ts";
import { seenOf } from "./needs-words.ts";
import { ProposalForm } from "./proposal-form.tsx";
import { ProposalBadge } from "./proposal-table.tsx";
import type { SignedInContext, SpaceAnswer } from "./route.ts";
import { NeedsMenu } from "./space-menu.tsx";

/** `/espace/besoins/propositions/{id}`. Throws `proposition-inconnue`, `acces-refuse`. */
export async function proposalPage(context: SignedInContext, fault?: FormFault): Promise<SpaceAnswer> {
	const { access, person, visitor, params, form, figures } = context;
	const proposal = await seeProposal(access, person, params.proposal ?? "");
	const events = await proposalEvents(access, proposal);
	const title = `${proposal.occupation.label}, ${proposal.place.label}`;
	const own = proposal.author.id === person.id;
	const { release } = figures();
	const now = proposal.pinned.release === release.id ? undefined : await seenNow(context, proposal);
	const typed = fault ? form : {};
	return page({
		status: fault ? 422 : 200,
		title: fault ? `Erreur – ${title}` : title,
		crumbs: [...needsCrumbs, { label: "Propositions", path: proposalsPath }, { label: title }],
		body: (
			<>
				<NeedsMenu person={person} current={proposalsPath} />
				<header class="page-head">
					<p class="kind">
						Proposition <ProposalBadge state={proposal.state} />
					</p>
					<h1>{title}</h1>
				</header>
				<ErrorSummary fault={fault} />
				<Content proposal={proposal} />
				<Pinned proposal={proposal} now={now} />
				{own && proposal.state === "brouillon" ? (
					<Draft
						proposal={proposal}
						csrf={visitor.csrf}
						release={release.id}
						campaigns={campaignsOpen(access.now())}
						typed={typed}
						fault={fault}
					/>
				) : null}
				{proposal.state === "proposee" ? (
					<Open
						proposal={proposal}
						csrf={visitor.csrf}
						own={own}
						comments={may(person, "needs.propose", { territories: proposal.territories })}
						decides={may(person, "needs.decide")}
						typed={typed}
						fault={fault}
					/>
				) : null}
				<History events={events} />
			</>
		),
	});
}

/** What the current release says of the same occupation and place: nothing when it knows them no more. */
async function seenNow(
	context: SignedInContext,
	{ occupation, place }: Proposal,
): Promise<readonly SeenLine[] | undefined> {
	try {
		const subject = subjectOf(context, { occupation: occupation.code, place: place.code });
		const detail = await detailOf(context.figures(), context.region.code, subject.occupation, subject.place);
		return detail && seenOf(detail);
	} catch (error) {
		if (error instanceof DefError && unknownPages.some((code) => code === error.code)) return [];
		throw error;
	}
}

function Content({ proposal }: { readonly proposal: Proposal }): VNode {
	const { id, campaign, kind, places, note, confidence, author, decider, reason, occupation, place } =
		proposal;
	return (
		<>
			<dl class="facts">
				<dt>Proposition</dt>
				<dd>
					{kindLabels[kind]}
					{places === null ? "" : ` : ${counted(places, "place")}`}
				</dd>
				<dt>Campagne d’achat</dt>
				<dd>{campaign}</dd>
				<dt>Confiance</dt>
				<dd>{confidence}</dd>
				<dt>Par</dt>
				<dd>
					{author.name}
					{author.organisation === "" ? "" : `, ${author.organisation}`}, le {instant(proposal.createdAt)}
				</dd>
				{decider === null ? null : (
					<>
						<dt>Décision de</dt>
						<dd>
							{decider}, le {instant(proposal.changedAt)}
						</dd>
					</>
				)}
				{reason === "" ? null : (
					<>
						<dt>Motif</dt>
						<dd>{reason}</dd>
					</>
				)}
			</dl>
			<Paragraphs text={note} />
			<p>
				<a class="button plain" href={`${proposalPath(id)}/fiche.pdf`}>
					Fiche de décision (PDF, 1 page)
				</a>{" "}
				<a href={cellPath(occupation, place)}>Les chiffres d’aujourd’hui</a>
			</p>
		</>
	);
}

function Pinned(props: {
	readonly proposal: Proposal;
	readonly now: readonly SeenLine[] | undefined;
}): VNode {
	const { pinned } = props.proposal;
	const changes = props.now && changesSince(pinned.seen, props.now);
	return (
		<section class="part" aria-labelledby="chiffres">
			<h2 id="chiffres">Les chiffres vus</h2>
			{changes === undefined ? null : changes.length === 0 ? (
				<p class="notice">Une autre diffusion a été publiée depuis ; ces chiffres y sont les mêmes.</p>
			) : (
				<>
					<p class="notice">
						<strong>Les chiffres ont changé depuis.</strong> {counted(changes.length, "ligne")} sur{" "}
						{formatNumber(pinned.seen.length)} :
					</p>
					<Table
						id="depuis"
						caption="Ce qui a changé depuis la proposition"
						columns={[
							{ header: "Chiffre" },
							{ header: "Vu alors", long: true },
							{ header: "Aujourd’hui", long: true },
						]}
						rows={changes.map(({ label, before, after }) => ({
							key: label,
							header: label,
							cells: [before, after],
						}))}
					/>
				</>
			)}
			<Table
				id="vus"
				caption={`Tels que la version ${pinned.version || pinned.release} les donnait`}
				columns={[{ header: "Chiffre" }, { header: "Vu", long: true }]}
				rows={pinned.seen.map(({ key, label, text }) => ({ key, header: label, cells: [text] }))}
			/>
		</section>
	);
}

interface FormProps {
	readonly proposal: Proposal;
	readonly csrf: string;
	readonly typed: Readonly<Record<string, string>>;
	readonly fault: FormFault | undefined;
}

function Draft(
	props: FormProps & { readonly release: string; readonly campaigns: readonly number[] },
): VNode {
	const { proposal, csrf, release, campaigns, typed, fault } = props;
	const path = proposalPath(proposal.id);
	const { kind, places, note, confidence } = proposal;
	// A draft kept since an earlier year is written again for one that is open.
	const campaign = String(proposal.campaign);
	return (
		<section class="part" aria-labelledby="et-maintenant">
			<h2 id="et-maintenant">Et maintenant</h2>
			<PostForm action={`${path}/proposer`} csrf={csrf} inline>
				<button type="submit" class="button">
					Proposer
				</button>
			</PostForm>
			<details open={fault !== undefined}>
				<summary>Modifier le brouillon, avec les chiffres d’aujourd’hui</summary>
				<ProposalForm
					action={`${path}/modifier`}
					csrf={csrf}
					release={release}
					campaigns={campaigns}
					typed={
						fault
							? typed
							: { campaign, kind, places: places === null ? "" : String(places), note, confidence }
					}
					fault={fault}
				/>
			</details>
			<Withdraw path={path} csrf={csrf} />
		</section>
	);
}

function Withdraw(props: { readonly path: string; readonly csrf: string }): VNode {
	return (
		<PostForm action={`${props.path}/retirer`} csrf={props.csrf} inline>
			<button type="submit" class="button plain">
				Retirer cette proposition
			</button>
		</PostForm>
	);
}

function Open(
	props: FormProps & { readonly own: boolean; readonly comments: boolean; readonly decides: boolean },
): VNode {
	const { proposal, csrf, own, comments, decides, typed, fault } = props;
	const path = proposalPath(proposal.id);
	return (
		<section class="part" aria-labelledby="et-maintenant">
			<h2 id="et-maintenant">Et maintenant</h2>
			{decides && !own ? (
				<PostForm action={`${path}/decider`} csrf={csrf}>
					<Choice
						name="decision"
						label="Décision"
						value={typed.decision}
						fault={fault}
						options={[
							{ value: "", label: "Choisir" },
							{ value: "retenue", label: "Retenir" },
							{ value: "ecartee", label: "Écarter" },
						]}
					/>
					<LongField
						name="reason"
						label="Motif"
						hint="Nécessaire pour écarter"
						rows={3}
						most={longestNote}
						value={typed.reason}
						fault={fault}
					/>
					<button type="submit" class="button">
						Décider
					</button>
				</PostForm>
			) : (
				<p>
					{decides && own
						? "Vous avez écrit cette proposition : une autre personne doit en décider."
						: "Une personne de l’autorité d’achat, qui ne l’a pas écrite, doit en décider."}
				</p>
			)}
			{comments ? (
				<details open={fault?.field === "comment"}>
					<summary>Donner un avis</summary>
					<PostForm action={`${path}/avis`} csrf={csrf}>
						<LongField
							name="comment"
							label="Votre avis"
							hint="Il sera lu avec votre nom"
							rows={3}
							most={longestNote}
							value={typed.comment}
							fault={fault}
						/>
						<button type="submit" class="button">
							Enregistrer l’avis
						</button>
					</PostForm>
				</details>
			) : null}
			{own ? <Withdraw path={path} csrf={csrf} /> : null}
		</section>
	);
}
