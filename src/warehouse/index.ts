export { buildCube } from "./cube.ts";
export { aboutLevels, type Feed, territoryLevels } from "./facts.ts";
export {
	type CubeProduct,
	type CubeTable,
	factColumn,
	type NomenclatureProduct,
	tableName,
} from "./model.ts";
export { buildNomenclature, type Input, readCodes } from "./nomenclature.ts";
