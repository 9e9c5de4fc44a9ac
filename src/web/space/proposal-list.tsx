import type { VNode } from "preact";
import { counted, formatNumber } from "../../platform/french.ts";
import {
	listProposals,
	type Proposal,
	type ProposalState,
	proposalStates,
	stateLabels,
	totalsOf,
} from "../../proposals/index.ts";
import { upperFirst } from "../../reading/index.ts";
import { Table } from "../components/table.tsx";
import { page } from "../page.ts";
import { campaignIn, campaignsShown, ofCampaign, totalsText } from "./campaign.ts";
import { Choice } from "./form.tsx";
import { needsCrumbs, needsPath, proposalsPath } from "./needs-view.ts";
import { ProposalTable } from "./proposal-table.tsx";
import type { SignedInContext, SpaceAnswer } from "./route.ts";
import { NeedsMenu } from "./space-menu.tsx";

function isState(text: string | undefined): text is ProposalState {
	return proposalStates.some((state) => state === text);
}

/** `/espace/besoins/propositions`: what this person may read, by campaign and by state. */
export async function proposalList(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, query, figures } = context;
	const state = isState(query.etat) ? query.etat : undefined;
	const campaign = campaignIn(query.campagne);
	const all = await listProposals(access, person);
	const inCampaign = campaign === undefined ? all : ofCampaign(all, campaign);
	const found = state ? inCampaign.filter((one) => one.state === state) : inCampaign;
	const years = campaignsShown(all, access.now(), campaign ?? access.now().getFullYear());
	return page({
		title: "Propositions",
		crumbs: [...needsCrumbs, { label: "Propositions" }],
		body: (
			<>
				<NeedsMenu person={person} current={proposalsPath} />
				<h1>Propositions</h1>
				<search aria-label="Filtre des propositions">
					<form class="filter-form" action={proposalsPath} method="get">
						<Choice
							name="campagne"
							label="Campagne d’achat"
							value={campaign === undefined ? "" : String(campaign)}
							options={[
								{ value: "", label: "Toutes" },
								...years.map((year) => ({ value: String(year), label: String(year) })),
							]}
						/>
						<Choice
							name="etat"
							label="État"
							value={state ?? ""}
							options={[
								{ value: "", label: "Tous" },
								...proposalStates.map((one) => ({ value: one, label: stateLabels[one] })),
							]}
						/>
						<button type="submit" class="button">
							Filtrer
						</button>
						{state || campaign !== undefined ? <a href={proposalsPath}>Réinitialiser les filtres</a> : null}
					</form>
				</search>
				{found.length === 0 ? (
					<p class="absent">
						{all.length === 0 ? "Rien n’a encore été proposé." : "Aucune proposition pour ces filtres."}{" "}
						<a href={needsPath}>Partir de la matrice</a>
					</p>
				) : (
					<>
						<p>
							{counted(found.length, "proposition")} que vous pouvez lire.{" "}
							{upperFirst(totalsText(totalsOf(found)))}. Les brouillons et ce qui a été retiré n’entrent dans
							aucune somme.
						</p>
						<ProposalTable proposals={found} release={figures().release.id} />
						{campaign === undefined ? null : <ByBassin proposals={all} campaign={campaign} />}
					</>
				)}
			</>
		),
	});
}

/** Places of a campaign by bassin, beside those of the one before: what is known of its budget, where no euro is. */
function ByBassin(props: { readonly proposals: readonly Proposal[]; readonly campaign: number }): VNode {
	const { campaign } = props;
	const shown = props.proposals.filter((one) => one.campaign === campaign || one.campaign === campaign - 1);
	const bassins = [...Map.groupBy(shown, ({ place }) => place.code)].toSorted(([, a], [, b]) =>
		(a[0]?.place.label ?? "").localeCompare(b[0]?.place.label ?? "", "fr"),
	);
	const cells = (own: readonly Proposal[]): readonly string[] => {
		const [now, before] = [campaign, campaign - 1].map((year) => totalsOf(ofCampaign(own, year)));
		return [now?.asked, now?.kept, now?.dropped, now?.waiting, before?.asked, before?.kept].map((places) =>
			formatNumber(places ?? 0),
		);
	};
	return (
		<Table
			id="par-bassin"
			caption={`Places à ouvrir par bassin, campagne ${campaign}, et campagne ${campaign - 1}`}
			detail="En places : aucun coût n’est déclaré ici. D’après les propositions que vous pouvez lire, quel que soit leur état."
			columns={[
				{ header: "Bassin" },
				...[
					`Proposées ${campaign}`,
					`Retenues ${campaign}`,
					`Écartées ${campaign}`,
					`En attente ${campaign}`,
					`Proposées ${campaign - 1}`,
					`Retenues ${campaign - 1}`,
				].map((header) => ({ header, number: true })),
			]}
			rows={[
				...bassins.map(([code, own]) => ({
					key: code,
					header: own[0]?.place.label ?? code,
					cells: cells(own),
				})),
				{ key: "ensemble", header: "Ensemble", cells: cells(shown), reference: true },
			]}
		/>
	);
}
