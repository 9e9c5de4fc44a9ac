export type { CubeTable } from "../warehouse/index.ts";
export { candidateId, setCandidate } from "./candidate.ts";
export {
	type ChangeReport,
	type ChangeSummary,
	type Comparison,
	changedValuesFile,
	compareReleases,
	type Move,
} from "./changes.ts";
export { composeRelease, type Ingredients, readManifest } from "./compose.ts";
export { governedSources } from "./governed.ts";
export {
	type Publication,
	publications,
	successorOf,
	withdrawalOf,
	withdrawalOfRelease,
} from "./history.ts";
export type { Manifest } from "./model.ts";
export {
	currentId,
	currentNumber,
	healPublications,
	type OpenRelease,
	openRelease,
	publish,
} from "./pointer.ts";
export { pointerTime } from "./pointer-file.ts";
export { versionAfter } from "./version.ts";
