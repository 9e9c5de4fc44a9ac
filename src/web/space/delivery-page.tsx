import type { VNode } from "preact";
import { upperFirst } from "../../reading/index.ts";
import { type Page, page } from "../page.ts";
import { instant } from "./account-pages.tsx";
import { DeliveryCoherence, DeliverySecrecy } from "./delivery-coherence.tsx";
import { KeptCorrections, ProposedCorrections } from "./delivery-corrections.tsx";
import { DeliveryDecision } from "./delivery-decision.tsx";
import { DeliveryFindings } from "./delivery-findings.tsx";
import { DeliveryHead } from "./delivery-head.tsx";
import { DeliveryStructure } from "./delivery-structure.tsx";
import { DeliveryTable } from "./delivery-table.tsx";
import { type DeliveryView, deliveryTrail, viewOf } from "./delivery-view.ts";
import { isRunning, stateOf } from "./delivery-words.ts";
import { ErrorSummary, type FormFault } from "./form.tsx";
import type { SignedInContext } from "./route.ts";
import { CollectionMenu } from "./space-menu.tsx";

/** What was just done, said on the page that the form leads to. */
const told: Readonly<Record<string, string>> = {
	recu: "Fichier reçu. Son contrôle commence.",
	"deja-recu": "Ce fichier a déjà été reçu : voici son lot, rien n’a été fait une seconde fois.",
	relance: "Le contrôle est relancé.",
	annule: "Le contrôle est annulé.",
	colonnes: "Votre choix de colonnes est enregistré pour ce partenaire ; le contrôle est relancé.",
	corrections: "Vos corrections sont enregistrées ; le contrôle est relancé.",
	reprises: "Les corrections sont reprises ; le contrôle est relancé.",
	accepte: "Le lot est accepté. Une construction commence : ses chiffres paraîtront à la fin.",
	refuse: "Le lot est refusé ; le fichier reste gardé. La personne qui l’a déposé est prévenue par e-mail.",
	renvoye: "Un e-mail part au fournisseur.",
};

/** P20b: may this delivery be accepted? Four steps, then the decision. */
export async function deliveryPage(context: SignedInContext, fault?: FormFault): Promise<Page> {
	const view = await viewOf(context, fault);
	const { one } = view;
	const { report } = one;
	const running = isRunning(one);
	const done = told[context.query.fait ?? ""];
	const title = `Lot ${one.label} – ${stateOf(one).word}`;
	return page({
		status: fault ? 422 : 200,
		title: fault ? `Erreur – ${title}` : title,
		crumbs: deliveryTrail(view),
		...(running ? { refresh: 4, scripts: ["progress"] as const } : {}),
		body: (
			<>
				<CollectionMenu person={context.person} current="" />
				<ErrorSummary fault={fault} />
				{done === undefined || fault ? null : (
					<p class="notice done" role="status">
						{done}
					</p>
				)}
				<DeliveryHead view={view} />
				{report && !running ? (
					<>
						<StepsMenu decision={view.open} />
						<ProposedCorrections view={view} />
						<DeliveryStructure view={view} report={report} />
						<DeliveryFindings view={view} report={report} />
						<DeliveryCoherence view={view} report={report} />
						<DeliverySecrecy report={report} />
					</>
				) : null}
				<DeliveryDecision view={view} />
				<History view={view} context={context} />
			</>
		),
	});
}

function StepsMenu({ decision }: { readonly decision: boolean }): VNode {
	const steps = [
		["structure", "1. Structure"],
		["controles", "2. Contrôles"],
		["coherence", "3. Cohérence"],
		["secret", "4. Secret"],
		...(decision ? [["decision", "Décision"]] : []),
		["historique", "Historique"],
	] as const;
	return (
		<nav class="toc" aria-label="Étapes du contrôle">
			<ul>
				{steps.map(([id, label]) => (
					<li key={id}>
						<a href={`#${id}`}>{label}</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

function History(props: { readonly view: DeliveryView; readonly context: SignedInContext }): VNode {
	const { view, context } = props;
	return (
		<section class="part" id="historique" aria-labelledby="historique-titre">
			<h2 id="historique-titre">Historique</h2>
			<ul>
				{view.events.map(({ at, who, what }) => (
					<li key={`${at.toISOString()} ${what}`}>
						{upperFirst(instant(at))} : {what}, par {who}
					</li>
				))}
			</ul>
			<KeptCorrections view={view} />
			{view.tries.length > 0 ? (
				<DeliveryTable
					id="autres"
					caption="Autres lots de ce partenaire pour ce jeu de données"
					deliveries={view.tries}
					sources={context.desk.sources}
				/>
			) : null}
		</section>
	);
}
