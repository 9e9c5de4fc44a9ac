import { filiereById, filiereOfSection } from "../filieres/index.ts";
import { normandie } from "./28-normandie.ts";
import type { Deployment, Rollout } from "./model.ts";

export { type DeploymentState, type DeploymentStep, deploymentStates, type Rollout } from "./model.ts";

const deployments: readonly Deployment[] = [normandie];

export function deploymentOf(region: string): Deployment | undefined {
	return deployments.find((deployment) => deployment.region === region);
}

/** How far the filière of a section of the NAF has come: its own rollout, else that of all the others. */
export function rolloutOf(deployment: Deployment, section: string): Rollout | undefined {
	const own = filiereOfSection(section)?.id;
	return (
		deployment.rollouts.find(({ filiere }) => filiere !== undefined && filiere === own) ??
		deployment.rollouts.find(({ filiere }) => filiere === undefined)
	);
}

export function rolloutLabel({ filiere }: Rollout): string {
	return filiere === undefined ? "Toutes les autres filières" : (filiereById(filiere)?.label ?? filiere);
}
