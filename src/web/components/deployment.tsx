import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import { lowerFirst } from "../../reading/index.ts";
import {
	type DeploymentStep,
	deploymentOf,
	deploymentStates,
	type Rollout,
	rolloutLabel,
	rolloutOf,
} from "../declared.ts";
import { theNameOf } from "../region-name.ts";
import { Absent } from "./absent.tsx";
import { Table } from "./table.tsx";

const labelOf = (step: DeploymentStep): string =>
	deploymentStates.find(({ id }) => id === step.state)?.label ?? step.state;

/** « Validée par le Crefop », « Généralisée : prévue en 2024 ». */
export function stepText(step: DeploymentStep): string {
	if (step.planned) return `${labelOf(step)} : prévue${step.period ? ` en ${step.period}` : ""}`;
	return `${labelOf(step)}${step.period ? `, ${step.period}` : ""}`;
}

/** Where a filière stands: its last step that is more than planned. */
function stateOf({ steps }: Rollout): string {
	const reached = steps.findLast(({ planned }) => !planned);
	return reached ? labelOf(reached) : "À venir, d’après ce document";
}

/** Every filière of a region, with its steps, and what each state means. */
export function DeploymentTable(props: { readonly region: Region }): VNode {
	const deployment = deploymentOf(props.region.code);
	if (!deployment) return <NoDeployment region={props.region} />;
	return (
		<>
			<Table
				id="deploiement"
				caption="État du déploiement par filière"
				detail={`Source : ${deployment.source}.`}
				columns={[{ header: "Filière" }, { header: "Où elle en est" }, { header: "Étapes", long: true }]}
				rows={deployment.rollouts.map((rollout) => ({
					key: rollout.filiere ?? "autres",
					header: rolloutLabel(rollout),
					cells: [stateOf(rollout), rollout.steps.map(stepText).join(" ; ")],
				}))}
			/>
			<ul class="legend">
				{deploymentStates.map(({ id, label, meaning }) => (
					<li key={id}>
						<b>{label}</b> : {meaning}
					</li>
				))}
			</ul>
		</>
	);
}

/** One filière, for the page of a section. */
export function DeploymentOf(props: { readonly region: Region; readonly section: string }): VNode {
	const deployment = deploymentOf(props.region.code);
	const rollout = deployment && rolloutOf(deployment, props.section);
	if (!deployment || !rollout) return <NoDeployment region={props.region} />;
	return (
		<>
			<p>
				{rolloutLabel(rollout)} : <strong>{lowerFirst(stateOf(rollout))}</strong>.
			</p>
			<ol>
				{rollout.steps.map((step) => (
					<li key={step.state}>
						{stepText(step)}
						{step.body ? ` (${step.body})` : ""}
					</li>
				))}
			</ol>
			<p class="sources">Source : {deployment.source}.</p>
		</>
	);
}

function NoDeployment(props: { readonly region: Region }): VNode {
	return (
		<Absent>
			L’état du déploiement par filière n’est pas déclaré pour {theNameOf(props.region)} : l’exploitant
			l’écrit dans catalogue/deployment.
		</Absent>
	);
}
