import type { VNode } from "preact";
import type { CheckReport } from "../../deliveries/index.ts";
import { counted, formatNumber } from "../../platform/french.ts";
import { Table } from "../components/table.tsx";
import { isTerritoryType, territoryKind } from "../declared.ts";
import { deliveryPath, type DeliveryView } from "./delivery-view.ts";

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
						Par rapport au dernier lot accepté : {counted(comparison.added, "ligne ajoutée", "lignes ajoutées")},{" "}
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
			<PreviousTry view={view} report={report} />
		</section>
	);
}

/** What changed since the partner's file before this one: which defects went, which came. */
function PreviousTry({ view, report }: { readonly view: DeliveryView; readonly report: CheckReport }): VNode | null {
	const previous = view.tries.find(
		(one) => one.report !== undefined && one.receivedAt.getTime() < view.one.receivedAt.getTime(),
	);
	if (!previous?.report) return null;
	const rules = new Map<string, { before: number; now: number }>();
	const count = (of: CheckReport, which: "before" | "now"): void => {
		for (const { rule, severity, count } of of.findings) {
			if (severity === "info") continue;
			const line = rules.get(rule) ?? { before: 0, now: 0 };
			line[which] += count;
			rules.set(rule, line);
		}
	};
	count(previous.report, "before");
	count(report, "now");
	return (
		<>
			<h3>Depuis l’essai précédent</h3>
			<p>
				<a href={deliveryPath(previous.id)}>Lot {previous.label}</a> :{" "}
				{counted(previous.report.rows, "ligne")} alors, {formatNumber(report.rows)} maintenant.
			</p>
			{rules.size === 0 ? (
				<p>Aucun défaut, ni alors ni maintenant.</p>
			) : (
				<Table
					id="essais"
					caption="Défauts par règle, essai précédent et ce fichier"
					columns={[
						{ header: "Règle" },
						{ header: "Essai précédent", number: true },
						{ header: "Ce fichier", number: true },
						{ header: "Ce qui a changé" },
					]}
					rows={[...rules].sort().map(([rule, { before, now }]) => ({
						key: rule,
						header: rule,
						cells: [formatNumber(before), formatNumber(now), changeWords(before, now)],
					}))}
				/>
			)}
		</>
	);
}

function changeWords(before: number, now: number): string {
	if (before === now) return "inchangé";
	if (now === 0) return "corrigé";
	if (before === 0) return "nouveau";
	return now < before ? "en partie corrigé" : "plus nombreux";
}

/** Step 4: how many cells the thresholds of the charter will hide, at each territory level. */
export function DeliverySecrecy({ report }: { readonly report: CheckReport }): VNode {
	return (
		<section class="part" id="secret" aria-labelledby="secret-titre">
			<h2 id="secret-titre">4. Secret</h2>
			{report.secrecy.length === 0 ? (
				<p>Aucun seuil ne s’applique à ces données : aucune cellule ne sera masquée par la charte.</p>
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
