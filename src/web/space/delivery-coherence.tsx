import type { VNode } from "preact";
import type { CheckReport, FindingCount, Progress } from "../../deliveries/model.ts";
import { counted, formatNumber } from "../../platform/french.ts";
import { Table } from "../components/table.tsx";
import { isTerritoryType, territoryKind } from "../declared.ts";
import { type DeliveryView, deliveryPath } from "./delivery-view.ts";

/** Step 3: against the last accepted delivery, and against the partner's previous try. */
export function DeliveryCoherence(props: {
	readonly view: DeliveryView;
	readonly report: CheckReport;
}): VNode {
	const { view, report } = props;
	const { comparison } = report;
	return (
		<section class="part" id="coherence" aria-labelledby="coherence-titre">
			<h2 id="coherence-titre">3. Cohérence</h2>
			{comparison ? (
				<>
					<p>
						Par rapport au dernier lot accepté :{" "}
						{counted(comparison.added, "ligne ajoutée", "lignes ajoutées")},{" "}
						{counted(comparison.removed, "disparue")}, {counted(comparison.changed, "changée")}.
					</p>
					{comparison.lines.length > 0 ? (
						<ul>
							{comparison.lines.map((line) => (
								<li key={line}>{line}</li>
							))}
						</ul>
					) : null}
				</>
			) : (
				<p>Aucun lot accepté auparavant : il n’y a rien à comparer.</p>
			)}
			{report.since ? <SinceLastTry view={view} since={report.since} /> : null}
		</section>
	);
}

/** What the partner's new file changed, against their last one that was not accepted. */
function SinceLastTry({ view, since }: { readonly view: DeliveryView; readonly since: Progress }): VNode {
	const previous = view.tries.find(({ label }) => label === since.label);
	const { rows, solved, remaining, added } = since;
	const told = [
		...solved.map((one) => ({ ...one, change: "corrigé" })),
		...remaining.map((one) => ({ ...one, change: changeWords(one) })),
		...added.map((one) => ({ ...one, change: "nouveau" })),
	];
	return (
		<>
			<h3>Depuis l’essai précédent</h3>
			<p>
				{previous ? <a href={deliveryPath(previous.id)}>Lot {since.label}</a> : `Lot ${since.label}`} :{" "}
				{counted(rows.added, "ligne ajoutée", "lignes ajoutées")}, {counted(rows.removed, "disparue")},{" "}
				{counted(rows.changed, "changée")}.
			</p>
			{told.length === 0 ? (
				<p>Aucun défaut, ni alors ni maintenant.</p>
			) : (
				<Table
					id="essais"
					caption="Défauts de l’essai précédent et de ce fichier"
					columns={[
						{ header: "Défaut" },
						{ header: "Avant", number: true },
						{ header: "Maintenant", number: true },
						{ header: "Ce qui a changé" },
					]}
					rows={told.map(({ rule, message, before, after, change }) => ({
						key: `${rule} ${message}`,
						header: `${rule} : ${message}`,
						cells: [formatNumber(before), formatNumber(after), change],
					}))}
				/>
			)}
		</>
	);
}

function changeWords({ before, after }: FindingCount): string {
	if (before === after) return "inchangé";
	return after < before ? "en partie corrigé" : "plus nombreux";
}

/** Step 4: how many cells the thresholds of the charter will hide, at each territory level. */
export function DeliverySecrecy({ report }: { readonly report: CheckReport }): VNode {
	return (
		<section class="part" id="secret" aria-labelledby="secret-titre">
			<h2 id="secret-titre">4. Secret</h2>
			{report.secrecy.length === 0 ? (
				<p>Aucune cellule de ces données n’est soumise à un seuil de secret.</p>
			) : (
				<Table
					id="secret-niveaux"
					caption="Cellules qui seront masquées, par maille"
					detail="Secret statistique : trop peu d’unités, ou une unité dominante"
					columns={[
						{ header: "Maille" },
						{ header: "Cellules", number: true },
						{ header: "Masquées", number: true },
						{ header: "Part (%)", number: true },
					]}
					rows={report.secrecy.map(({ level, cells, hidden }) => ({
						key: level,
						header: isTerritoryType(level) ? territoryKind(level).label : level,
						cells: [
							formatNumber(cells),
							formatNumber(hidden),
							cells === 0 ? "0" : formatNumber((100 * hidden) / cells, { decimals: 1 }),
						],
					}))}
				/>
			)}
		</section>
	);
}
