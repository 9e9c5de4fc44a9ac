/** What pages read of the catalogue, gathered: declarations only, never data. */
export { categoryName } from "../../catalogue/category-names.ts";
export { definitionOf } from "../../catalogue/definition.ts";
export {
	type DeploymentStep,
	deploymentOf,
	deploymentStates,
	type Rollout,
	rolloutLabel,
	rolloutOf,
} from "../../catalogue/deployment/index.ts";
export { type Filiere, filieres, specialitiesOf } from "../../catalogue/filieres/index.ts";
export {
	type Sense,
	type Term,
	termById,
	terms,
	termThemes,
	wording,
} from "../../catalogue/glossary/index.ts";

export { branchCube, indicatorById, indicators } from "../../catalogue/indicators/index.ts";
export {
	type Method,
	methodById,
	methodGroups,
	methods,
	methodsOf,
} from "../../catalogue/methods/index.ts";
export {
	type ActivitySection,
	activitySections,
	type Diploma,
	diplomaOf,
	employerSectorsOf,
	employerSectorsOfActivities,
	holds,
	isTerritoryType,
	levels,
	sectionOf,
	type TerritoryKind,
	territoryKind,
	territoryTypes,
} from "../../catalogue/nomenclatures/index.ts";
export { regionNames } from "../../catalogue/regions/index.ts";
export { sourceById, sources } from "../../catalogue/sources/index.ts";
export {
	concordanceOf,
	type Matching,
	type PrintedList,
	type PrintedOccupation,
	printedListOf,
} from "../../catalogue/tension-lists/index.ts";
