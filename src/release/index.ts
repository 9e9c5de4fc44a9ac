export type { CubeTable } from "../warehouse/index.ts";
export { composeRelease, type Ingredients, readManifest } from "./compose.ts";
export { type ChangeSummary, type Publication, publications } from "./history.ts";
export type { Manifest } from "./model.ts";
export { currentId, type OpenRelease, openRelease, pointerTime, publish } from "./pointer.ts";
