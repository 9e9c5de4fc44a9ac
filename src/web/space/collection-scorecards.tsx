import type { VNode } from "preact";
import type { Scorecard } from "../../deliveries/index.ts";
import { formatNumber, NBSP } from "../../platform/french.ts";
import { Table } from "../components/table.tsx";

/** « 3 sur 4 (75 %) »; said in words when there is nothing to rate. */
function rateText({ count, of, percent }: Scorecard["onTime"]): string {
	if (percent === null) return "sans objet";
	return `${formatNumber(count)} sur ${formatNumber(of)} (${formatNumber(percent)}${NBSP}%)`;
}

export function ScorecardTable({ cards }: { readonly cards: readonly Scorecard[] }): VNode {
	return (
		<>
			<Table
				id="partenaires"
				caption="Livraisons par partenaire"
				columns={[
					{ header: "Partenaire", long: true },
					{ header: "Livraisons", number: true },
					{ header: "À l’heure" },
					{ header: "Bonnes du premier coup" },
					{ header: "Cohérentes" },
					{ header: "Unités manquantes", number: true },
				]}
				rows={cards.map((card) => ({
					key: card.organisation.id,
					header: card.organisation.name,
					cells: [
						formatNumber(card.deliveries),
						rateText(card.onTime),
						rateText(card.complete),
						rateText(card.coherent),
						formatNumber(card.missing),
					],
				}))}
			/>
			<ul class="legend">
				<li>
					<b>À l’heure</b> : reçues au plus tard le jour attendu.
				</li>
				<li>
					<b>Bonnes du premier coup</b> : acceptées sans défaut bloquant ni refus auparavant.
				</li>
				<li>
					<b>Cohérentes</b> : aucun total, rapport ni évolution à confirmer.
				</li>
			</ul>
		</>
	);
}
