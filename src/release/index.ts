export { composeRelease, type Ingredients } from "./compose.ts";
export type { Manifest } from "./model.ts";
export { type CubeTable, factColumn } from "../warehouse/index.ts";
export { currentId, type OpenRelease, openRelease, pointerTime, publish } from "./pointer.ts";
