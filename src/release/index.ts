export type { Crossing, CubeTable } from "../warehouse/index.ts";
export { candidateId, setCandidate } from "./candidate.ts";
export {
	type ChangeReport,
	type ChangeSummary,
	type Comparison,
	changedValuesFile,
	compareReleases,
	type Move,
} from "./changes.ts";
export {
	composeRelease,
	confidentialProof,
	type Ingredients,
	type ReleasedCube,
	readManifest,
} from "./compose.ts";
export { factsFrom } from "./facts.ts";
export { type FileChanges, fileChanges } from "./file-changes.ts";
export { filesOf, periodsHeld } from "./file-history.ts";
export { governedSources } from "./governed.ts";
export {
	type Publication,
	publications,
	successorOf,
	withdrawalOf,
	withdrawalOfRelease,
} from "./history.ts";
export type { Manifest, Protection, ProtectionFinding } from "./model.ts";
export { currentId, type OpenRelease, openRelease } from "./opened.ts";
export { currentNumber, healPublications, publish } from "./pointer.ts";
export { pointerTime } from "./pointer-file.ts";
export {
	isProtectedAgainstPast,
	type PublishedCube,
	protectionFindings,
	publishedCubes,
} from "./protections.ts";
export { versionAfter } from "./version.ts";
