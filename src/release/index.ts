export type { CubeTable } from "../warehouse/index.ts";
export {
	composeRelease,
	confidentialProof,
	type Ingredients,
	type ReleasedCube,
	readManifest,
} from "./compose.ts";
export { type ChangeSummary, type Publication, publications } from "./history.ts";
export type { Manifest, Protection, ProtectionFinding } from "./model.ts";
export { currentId, type OpenRelease, openRelease, pointerTime, publish } from "./pointer.ts";
export {
	isProtectedAgainstPast,
	type PublishedCube,
	protectionFindings,
	publishedCubes,
} from "./protections.ts";
