/** How far the observatory has been rolled out to a filière: a trial, its results validated by the Crefop, then everywhere. */
export const deploymentStates = [
	{
		id: "preuve",
		label: "Preuve de concept (POC)",
		meaning: "un essai limité, sur une filière, avant de décider.",
	},
	{
		id: "validee",
		label: "Validée par le Crefop",
		meaning: "les résultats de l'essai ont été acceptés par le Crefop.",
	},
	{
		id: "generalisee",
		label: "Généralisée",
		meaning: "la filière a les mêmes pages et les mêmes sources que les autres.",
	},
] as const;

export type DeploymentState = (typeof deploymentStates)[number]["id"];

export interface DeploymentStep {
	readonly state: DeploymentState;
	/** As the document says it: « 2022-2023 »; absent when it gives no date. */
	readonly period?: string;
	/** True of what was only planned when the document was written. */
	readonly planned?: boolean;
	/** Who decided. */
	readonly body?: string;
}

/** Of one filière, or of all those that have none of their own. */
export interface Rollout {
	/** Id of a declared filière; absent: all the others. */
	readonly filiere?: string;
	/** In order of time: the last one that is not planned is where it stands. */
	readonly steps: readonly [DeploymentStep, ...DeploymentStep[]];
}

/** Of one region: no other says anything of it. */
export interface Deployment {
	readonly region: string;
	/** Document that the states are taken from. */
	readonly source: string;
	readonly rollouts: readonly Rollout[];
}
