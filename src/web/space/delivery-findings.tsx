import type { VNode } from "preact";
import type { Finding } from "../../collection/model.ts";
import type { CheckReport } from "../../deliveries/index.ts";
import { counted, formatNumber } from "../../platform/french.ts";
import { BulkCorrection } from "./delivery-bulk.tsx";
import type { DeliveryView } from "./delivery-view.ts";
import { placeWords, severityLabels } from "./delivery-words.ts";

const order = ["blocking", "to-confirm", "info"] as const;
const tones = { blocking: "bad", "to-confirm": "wait", info: "over" } as const;

function countOf(findings: readonly Finding[], severity: Finding["severity"]): number {
	return findings
		.filter((finding) => finding.severity === severity)
		.reduce((sum, { count }) => sum + count, 0);
}

/** Step 2: every defect, grouped by rule, counted, with its first places as the sender sees them in Excel. */
export function DeliveryFindings(props: {
	readonly view: DeliveryView;
	readonly report: CheckReport;
}): VNode {
	const { view, report } = props;
	const { findings } = report;
	const toMend = countOf(findings, "to-confirm");
	const blocking = countOf(findings, "blocking");
	const sorted = findings.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
	return (
		<section class="part" id="controles" aria-labelledby="controles-titre">
			<h2 id="controles-titre">2. Contrôles</h2>
			<p class="lead">
				{counted(report.rows, "ligne")} · {counted(Math.max(0, report.rows - report.held), "valide")} ·{" "}
				{formatNumber(toMend)} à corriger · {counted(blocking, "bloquante")}
			</p>
			{toMend + blocking > 0 ? (
				<p class="hint">Une ligne peut porter plusieurs défauts : chacun est compté.</p>
			) : (
				<p>Aucun défaut à corriger.</p>
			)}
			{report.reused ? (
				<p class="hint">
					Même fichier, mêmes choix que le contrôle précédent : son résultat est repris, rien n’a été relu.
				</p>
			) : null}
			{toMend + blocking > 0 ? (
				<ul class="links">
					<li>
						<a href={`${view.path}/annote.xlsx`}>Télécharger le fichier annoté (XLSX)</a> : cellules fautives
						en rouge, messages à côté
					</li>
					<li>
						<a href={`${view.path}/lignes`}>Voir et corriger les lignes dans un tableau</a>
					</li>
				</ul>
			) : null}
			{sorted.map((finding, rank) => (
				<FindingBlock
					key={`${finding.rule}-${finding.message}`}
					view={view}
					report={report}
					finding={finding}
					rank={rank}
				/>
			))}
		</section>
	);
}

function FindingBlock(props: {
	readonly view: DeliveryView;
	readonly report: CheckReport;
	readonly finding: Finding;
	readonly rank: number;
}): VNode {
	const { view, report, finding, rank } = props;
	const { examples, severity, count } = finding;
	const rest = count - examples.length;
	return (
		<article class={`finding ${tones[severity]}`}>
			<h3>{finding.message}</h3>
			<p>
				<span class={`badge ${tones[severity]}`}>{severityLabels[severity]}</span>{" "}
				{counted(count, "cas", "cas")}, règle {finding.rule}
			</p>
			{examples.length > 0 && !saysItself(finding) ? (
				<ul>
					{examples.map((example, index) => (
						<li key={String(index)}>
							<ExampleWords example={example} />
						</li>
					))}
				</ul>
			) : null}
			{rest > 0 && examples.length > 0 ? (
				<p>
					Et {counted(rest, "autre")} :{" "}
					<a href={`${view.path}/lignes?regle=${encodeURIComponent(finding.rule)}`}>
						voir toutes les lignes de la règle {finding.rule}
					</a>
					.
				</p>
			) : null}
			{view.open && severity !== "info" ? (
				<BulkCorrection view={view} report={report} finding={finding} rank={rank} />
			) : null}
		</article>
	);
}

/** A lone defect whose sentence already gives its place, with nothing to propose: its example would say it twice. */
function saysItself({ count, message, examples }: Finding): boolean {
	const [only] = examples;
	if (count !== 1 || !only || only.suggestion) return false;
	const plain = (text: string): string => text.toLowerCase().replaceAll(/\s/g, " ");
	const place = plain(placeWords(only.place));
	return place !== "" && plain(message).startsWith(place);
}

function ExampleWords({ example }: { readonly example: Finding["examples"][number] }): VNode {
	const place = placeWords(example.place);
	return (
		<>
			{place === "" ? null : `${place.charAt(0).toUpperCase()}${place.slice(1)} : `}
			{example.observed === "" ? "cellule vide" : <code>{example.observed}</code>}.
			{example.expected ? ` Attendu : ${example.expected}.` : ""}
			{example.suggestion ? (
				<>
					{" "}
					Correction proposée : <code>{example.suggestion}</code>.
				</>
			) : null}
		</>
	);
}
