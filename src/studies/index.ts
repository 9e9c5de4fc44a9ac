export { type GivenStudy, longestSentence, longestStudyText, longestStudyTitle } from "./content.ts";
export { citationOf, readingMinutes, studyDocument, studyPath } from "./document.ts";
export { studyFeed } from "./feed.ts";
export { studiesMigrations } from "./migrations.ts";
export {
	type Edition,
	type EditionState,
	editionStateLabels,
	editionText,
	mostSentences,
	type PublishedEdition,
	type PublishedStudy,
	type StudyContent,
	studyKindLabels,
	studyKinds,
} from "./model.ts";
export { noStudies, openStudies, type Studies } from "./public.ts";
export { composeEdition, publishEdition, studyFile, studyForms, withdrawStudy } from "./publish.ts";
export { listEditions, seeEdition, studyEvents } from "./read.ts";
export { editionPath } from "./step.ts";
export {
	abandonEdition,
	baseOf,
	createEdition,
	editEdition,
	kitDocument,
	sendBackEdition,
	submitEdition,
} from "./write.ts";
