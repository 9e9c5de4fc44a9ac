export { askBatch, cancelBatch, type Every, retryBatch } from "./batch/ask.ts";
export { type BatchItem, isUnderWay, type KitBatch, kitPolicies, mostItems } from "./batch/batch.ts";
export { batchesOf, readBatch } from "./batch/read.ts";
export { type KitWorker, runKitWorker } from "./batch/worker.ts";
export { type KeptStyle, setStyle, styledBy, styleOf } from "./brand/store.ts";
export { largestTemplate, readTemplate } from "./brand/template-file.ts";
export { type BlockState, composeKit, type KitSources } from "./compose/compose.ts";
export { figureDocument } from "./compose/figure.ts";
export { perimeterLabel } from "./compose/perimeter.ts";
export { printedCell } from "./compose/printed.ts";
export { signsOf, sourceDefinition, sourceText } from "./compose/sources.ts";
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
export { keptName } from "./freeze.ts";
export { type FrozenDocument, frozenDocument, keptDocument } from "./frozen-document.ts";
export { figureIn, placeText } from "./given.ts";
export {
	type KitLink,
	linkDays,
	linksOf,
	makeKitLink,
	mostRecipients,
	opensKit,
	revokeKitLink,
} from "./links.ts";
export { kitsMigrations } from "./migrations.ts";
export type { BlockFigure, Kit, KitBlock, KitPlace } from "./model.ts";
export { mostListed, templateIds } from "./model.ts";
export { richText } from "./rich-text.ts";
export { listed, said } from "./said.ts";
export {
	changeKit,
	clonedFor,
	createKit,
	type KeptKit,
	type KitVersion,
	kitUnder,
	listKits,
	longestComment,
	mostBlocks,
	readKit,
	setPublic,
	versionsOf,
	versionUnder,
} from "./store.ts";
export { subjectChoices, subjectIn, subjectLabels, subjectName } from "./subject.ts";
export { blocksOf, type Template, type TemplateSubject, templateOf, templates } from "./templates.ts";
export { streamedZip, type ZippedFile } from "./write/streamed-zip.ts";
