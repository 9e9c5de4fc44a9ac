export { readCodes, readLinks } from "./codes.ts";
export { buildCube } from "./cube.ts";
export { aboutLevels, categoryIds, type Feed, territoryLevels } from "./facts.ts";
export type { CubeProduct, CubeTable, NomenclatureProduct } from "./model.ts";
export { buildNomenclature, type Input } from "./nomenclature.ts";
