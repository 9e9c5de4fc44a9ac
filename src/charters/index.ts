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
export { isFiner, readerOf, ruling, rulingOfDeposit } from "./rules.ts";
export { clauseText } from "./wording.ts";
