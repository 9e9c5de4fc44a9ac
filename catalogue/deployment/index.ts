import { normandie } from "./28-normandie.ts";
import type { Deployment, Filiere } from "./model.ts";

export { type DeploymentState, type DeploymentStep, deploymentStates, type Filiere } from "./model.ts";

const deployments: readonly Deployment[] = [normandie];

export function deploymentOf(region: string): Deployment | undefined {
	return deployments.find((deployment) => deployment.region === region);
}

/** The filière by which a section of the NAF is read: its own, else the one that takes the rest. */
export function filiereOf(deployment: Deployment, section: string): Filiere | undefined {
	return (
		deployment.filieres.find(({ sections }) => sections?.includes(section)) ??
		deployment.filieres.find(({ sections }) => sections === undefined)
	);
}
