export { readCodes, readLinks } from "./codes.ts";
export { type Crossed, crossed, type Feeding } from "./crossing.ts";
export { buildCube } from "./cube.ts";
export { type Engine, engineOf } from "./engine/index.ts";
export { aboutLevels, type Feed, territoryLevels } from "./facts.ts";
export type { Crossing, CubeProduct, CubeTable, NomenclatureProduct } from "./model.ts";
export { buildNomenclature, type Input } from "./nomenclature.ts";
