import type { VNode } from "preact";
import { formatDate, formatNumber } from "../../platform/french.ts";
import { kindLabels, type Proposal, proposalPath, stateLabels } from "../../proposals/index.ts";
import { Table } from "../components/table.tsx";
import { cellPath } from "./needs-view.ts";

const tones: Readonly<Record<Proposal["state"], string>> = {
	brouillon: "wait",
	proposee: "wait",
	retenue: "good",
	ecartee: "bad",
	retiree: "over",
};

export function ProposalBadge({ state }: Pick<Proposal, "state">): VNode {
	return <span class={`badge ${tones[state]}`}>{stateLabels[state]}</span>;
}

/** `release`: the one being read, to say which proposals rest on an older one. */
export function ProposalTable(props: {
	readonly proposals: readonly Proposal[];
	readonly release: string;
}): VNode {
	return (
		<Table
			id="propositions-tableau"
			caption="Propositions, la dernière modifiée d’abord"
			columns={[
				{ header: "Métier et bassin", long: true },
				{ header: "Campagne" },
				{ header: "Proposition" },
				{ header: "Places", number: true },
				{ header: "État" },
				{ header: "Par" },
				{ header: "Chiffres" },
			]}
			rows={props.proposals.map((one) => ({
				key: one.id,
				header: (
					<>
						<a href={proposalPath(one.id)}>
							{one.occupation.label}, {one.place.label}
						</a>{" "}
						<small>
							<a href={cellPath(one.occupation, one.place)}>
								chiffres
								<span class="visually-hidden">
									{" "}
									de {one.occupation.label}, {one.place.label}
								</span>
							</a>
						</small>
					</>
				),
				cells: [
					String(one.campaign),
					kindLabels[one.kind],
					one.places === null ? "sans objet" : formatNumber(one.places),
					<ProposalBadge key="etat" state={one.state} />,
					`${one.author.name}, ${one.author.organisation}, le ${formatDate(one.changedAt, "short")}`,
					one.pinned.release === props.release ? "diffusion en cours" : `version ${one.pinned.version}`,
				],
			}))}
		/>
	);
}
