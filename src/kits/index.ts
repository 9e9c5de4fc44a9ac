export { type BlockState, composeKit, type KitSources } from "./compose/compose.ts";
export type {
	Chart,
	Definition,
	PrintedDocument,
	PrintedTable,
	RichText,
	Section,
	TableCell,
} from "./document.ts";
export { type DocumentFormId, documentForms, documentName, writeForm } from "./files.ts";
export { freezeKit, keptDocument, keptName } from "./freeze.ts";
export { figureIn, placeIn, placeText } from "./given.ts";
export { kitsMigrations } from "./migrations.ts";
export type { BlockFigure, Kit, KitBlock, KitPlace } from "./model.ts";
export { templateIds } from "./model.ts";
export {
	changeKit,
	createKit,
	type KeptKit,
	type KitVersion,
	listKits,
	longestComment,
	readKit,
	setPublic,
	versionsOf,
	versionUnder,
} from "./store.ts";
export { blocksOf, templateOf, templates } from "./templates.ts";
