import { counted, formatNumber } from "../../platform/french.ts";
import { listProposals, type ProposalState, proposalStates, stateLabels } from "../../proposals/index.ts";
import { page } from "../page.ts";
import { Choice } from "./form.tsx";
import { needsCrumbs, needsPath, proposalsPath } from "./needs-view.ts";
import { ProposalTable } from "./proposal-table.tsx";
import type { SignedInContext, SpaceAnswer } from "./route.ts";
import { NeedsMenu } from "./space-menu.tsx";

function isState(text: string | undefined): text is ProposalState {
	return proposalStates.some((state) => state === text);
}

/** `/espace/besoins/propositions`: what this person may read, by state. */
export async function proposalList(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, query, figures } = context;
	const state = isState(query.etat) ? query.etat : undefined;
	const found = await listProposals(access, person, state ? { state } : {});
	const places = found.reduce((sum, one) => sum + (one.kind === "ouvrir" ? (one.places ?? 0) : 0), 0);
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
						{state ? <a href={proposalsPath}>Réinitialiser les filtres</a> : null}
					</form>
				</search>
				{found.length === 0 ? (
					<p class="absent">
						{state
							? `Aucune proposition à l’état « ${stateLabels[state]} ».`
							: "Rien n’a encore été proposé."}{" "}
						<a href={needsPath}>Partir de la matrice</a>
					</p>
				) : (
					<>
						<p>
							{counted(found.length, "proposition")}, {formatNumber(places)} places à ouvrir en tout.
						</p>
						<ProposalTable proposals={found} release={figures().release.id} />
					</>
				)}
			</>
		),
	});
}
