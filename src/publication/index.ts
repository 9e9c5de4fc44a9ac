export type {
	ChangeReport,
	ChangeSummary,
	Comparison,
	Move,
	Publication,
} from "../release/index.ts";
export { candidateId, withdrawalOf, withdrawalOfRelease } from "../release/index.ts";
export {
	approveDraft,
	previewPath,
	refuseDraft,
	scheduleDraft,
	submitDraft,
	unscheduleDraft,
	type When,
} from "./approve.ts";
export { checklistOf } from "./checklist.ts";
export {
	abandonDraft,
	addPreviewer,
	correctable,
	createDraft,
	editTexts,
	isOutdated,
	longestNote,
	longestTitle,
	possiblePreviewers,
	removePreviewer,
	takeCandidate,
	tick,
} from "./draft.ts";
export { changesText, diffusionCalendar, diffusionFeed, liftedText } from "./feed.ts";
export { type Impact, impactOf, measureLabel } from "./impact.ts";
export { publicationMigrations } from "./migrations.ts";
export {
	type Announcement,
	type CheckLine,
	checkLabels,
	type Draft,
	previewHours,
	stateLabels,
} from "./model.ts";
export { changesOf, type Diffusions, openDiffusions, publishedOnly } from "./public.ts";
export { publishDue } from "./publish-due.ts";
export {
	eventsOf,
	listDrafts,
	mayFollow,
	previewFrom,
	previewOf,
	previewsFor,
	seeDraft,
} from "./read.ts";
export type { Doer } from "./step.ts";
export { withdraw } from "./withdraw.ts";
