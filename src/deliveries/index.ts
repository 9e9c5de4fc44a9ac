/** The import desk: deliveries, their checks and what was decided of them. */

export { type Obstacles, obstaclesOf, shortestJustification } from "./acceptance.ts";
export type { BuildEnd, Builder, LastBuild } from "./build-job.ts";
export { cancelCheck, restartCheck } from "./checking.ts";
export { accept, refuse } from "./decision.ts";
export { type Deposit, deposit } from "./deposit.ts";
export { type Depositable, type DepositChoice, depositable } from "./depositable.ts";
export type { Desk } from "./desk.ts";
export { type DropRound, type Drops, openDrops } from "./dropped/drops.ts";
export {
	addExpected,
	type Expected,
	type ExpectedState,
	expectedCalendar,
	expectedLabels,
	type GivenExpected,
	listExpected,
	type Rate,
	type Recurrence,
	recurrences,
	remindLate,
	removeExpected,
	type Scorecard,
	type SeenExpected,
	scorecards,
} from "./expected/index.ts";
export {
	adoptCorrections,
	correct,
	correctionsOf,
	mapColumns,
	proposedCorrections,
} from "./handling.ts";
export { type DeliveryEvent, historyOf } from "./history.ts";
export { governIntake } from "./intake.ts";
export { checkFile, type LoneFile } from "./lone-file.ts";
export { deliveriesMigrations } from "./migrations.ts";
export {
	type Basis,
	type Channel,
	type CheckReport,
	channels,
	type DeliveryRecord,
	type DeliveryState,
	deliveryStates,
	type FindingCount,
	type KeptCorrection,
	type Progress,
} from "./model.ts";
export { lastBuild, listDeliveries, seeDelivery } from "./reading.ts";
export { deliveriesUnder, type HeldDelivery, removeDelivery } from "./removal.ts";
export { defectiveRows, type NamedBytes, originalFile, returnWorkbook, sendBack } from "./returns.ts";
export { mayOn } from "./scope.ts";
export type { DeliveryFilter } from "./store.ts";
export { isPossible, type Move } from "./transitions.ts";
export {
	type FinishedUpload,
	largestUpload,
	openUploads,
	type UploadRequest,
	type UploadState,
	type Uploads,
} from "./upload/uploads.ts";
export { runWorker, type Worker } from "./worker.ts";
export { policies } from "./works.ts";
