export {
	type Certificate,
	listCertificates,
	seeCertificate,
} from "./certificates.ts";
export {
	type Charter,
	contentOf,
	inForceFrom,
	inForceUntil,
	isSigned,
	type Signature,
	stageLabels,
	stageOf,
	type Version,
} from "./charter.ts";
export { dayOf } from "./days.ts";
export {
	createCharter,
	editTerms,
	type GivenClause,
	type GivenTerms,
	longestTerm,
	longestText,
	newVersion,
	possiblePartners,
	removeClause,
	saveClause,
} from "./draft.ts";
export { endCharter } from "./end.ts";
export { type HistoryLine, historyLabels, historyOf } from "./history.ts";
export { type Alert, alertsOf, type Care, keepCharters } from "./keep.ts";
export { chartersMigrations } from "./migrations.ts";
export type {
	CharterRule,
	CharterStage,
	Clause,
	Reader,
	Recipient,
	Ruling,
	Use,
	VersionState,
} from "./model.ts";
export { publicReader, uses } from "./model.ts";
export { largestPdf } from "./pdf.ts";
export { listCharters, rulesOf, seeCharter } from "./read.ts";
export { registerHeaders, registerLines } from "./register.ts";
export type { KeptDelivery, Shelves } from "./retention.ts";
export { adjustClause, agree, recall, sendBack, sendToReview, sendToSignature } from "./review.ts";
export { isFiner, readerOf, ruling, rulingOfDeposit } from "./rules.ts";
export { askCode, readSignedPdf, signWithCode, signWithPdf } from "./sign.ts";
export { type Doer, mayAnswer, maySign } from "./step.ts";
export { summaryOf } from "./summary.ts";
export {
	endText,
	levelName,
	recipientsText,
	retentionText,
	secrecyText,
	startText,
	useLabels,
} from "./wording.ts";
