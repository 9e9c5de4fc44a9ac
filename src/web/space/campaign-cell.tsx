import type { VNode } from "preact";
import { formatDate } from "../../platform/french.ts";
import {
	isMade,
	kindLabels,
	type Proposal,
	proposalPath,
	type SeenLine,
	totalsOf,
} from "../../proposals/index.ts";
import { withQuery } from "../address.ts";
import { Table } from "../components/table.tsx";
import { ofCampaign, totalsText } from "./campaign.ts";
import { ProposalBadge } from "./proposal-table.tsx";

/** What the signals are, among all that a proposal keeps. */
const signals: ReadonlySet<string> = new Set(["besoin", "vivier", "offre", "couverture"]);

/** The campaign that is prepared beside the one before: what was proposed, what became of it and why, and what has changed since. */
export function CampaignBlock(props: {
	readonly proposals: readonly Proposal[];
	readonly campaign: number;
	/** Address of the page. */
	readonly self: string;
	/** What the page says now. */
	readonly now: readonly SeenLine[];
}): VNode {
	const { campaign, now, self } = props;
	const made = props.proposals.filter(({ state }) => isMade(state));
	const before = ofCampaign(made, campaign - 1);
	const [last] = before;
	return (
		<section class="part" aria-labelledby="campagnes">
			<h2 id="campagnes">
				Campagne {campaign} et campagne {campaign - 1}
			</h2>
			<dl class="facts">
				{[campaign, campaign - 1].map((year) => (
					<>
						<dt>Campagne {year}</dt>
						<dd>{totalsText(totalsOf(ofCampaign(made, year)))}</dd>
					</>
				))}
			</dl>
			<p>
				<a href={withQuery(self, { campagne: String(campaign - 1) })}>Reculer d’une campagne</a>
			</p>
			{last ? (
				<>
					<Table
						id="campagne-precedente"
						caption={`Ce qui avait été proposé pour la campagne ${campaign - 1}, et ce qui en a été décidé`}
						columns={[
							{ header: "Proposition" },
							{ header: "Places", number: true },
							{ header: "Décision" },
							{ header: "Motif", long: true },
						]}
						rows={before.map((one) => ({
							key: one.id,
							header: (
								<a href={proposalPath(one.id)}>
									{kindLabels[one.kind]}, par {one.author.name}
								</a>
							),
							cells: [
								one.places === null ? "sans objet" : one.places,
								<ProposalBadge key="etat" state={one.state} />,
								one.decider === null
									? "rien n’est décidé"
									: one.reason === ""
										? "sans motif écrit"
										: one.reason,
							],
						}))}
					/>
					<Then last={last} now={now} />
				</>
			) : null}
		</section>
	);
}

/** The signals in words, as who proposed last saw them, beside those of the page. */
function Then({ last, now }: { readonly last: Proposal; readonly now: readonly SeenLine[] }): VNode {
	const lines = [...new Map([...last.pinned.seen, ...now].map((line) => [line.key, line.label]))].filter(
		([key]) => signals.has(key),
	);
	const textIn = (seen: readonly SeenLine[], key: string): string | undefined =>
		seen.find((line) => line.key === key)?.text;
	return (
		<Table
			id="signaux-alors"
			caption={`Les signaux, tels que ${last.author.name} les a vus le ${formatDate(last.createdAt)}, et tels qu’ils sont`}
			detail={`Version ${last.pinned.version || last.pinned.release} des chiffres pour la campagne ${last.campaign}.`}
			columns={[
				{ header: "Signal" },
				{ header: "Vu alors", long: true },
				{ header: "Aujourd’hui", long: true },
			]}
			rows={lines.map(([key, label]) => {
				const [then, today] = [textIn(last.pinned.seen, key), textIn(now, key)];
				return {
					key,
					header: label,
					cells: [
						then ?? "n’était pas donné",
						today === undefined ? "n’est plus donné" : then === today ? "inchangé" : today,
					],
				};
			})}
		/>
	);
}
