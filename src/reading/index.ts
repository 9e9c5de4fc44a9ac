export {
	amountText,
	amountWithUnit,
	cellText,
	classWord,
	columnHeader,
	intervalText,
	inUnit,
	isChange,
	titleAmount,
	unitText,
} from "./amount.ts";
export { byCategory } from "./category-order.ts";
export {
	cellAt,
	cellsOf,
	changeOf,
	commonPeriod,
	gapText,
	isComparable,
	latestCell,
	openCategory,
	sameTerritory,
	shareText,
	type Trend,
	trendOf,
	widening,
	yearBefore,
} from "./cells.ts";
export { withReferences } from "./comparison.ts";
export { essentialCount, leadIndicators } from "./lead-indicators.ts";
export { highestMessage, latestMessage, leaderMessage, seriesMessage, splitMessage } from "./messages.ts";
export {
	carries,
	type Narrowing,
	narrowedTitle,
	periodAsked,
	readAt,
	scopeOf,
	yearOf,
} from "./narrowing.ts";
export { france } from "./places.ts";
export { evolutionOf, sentenceFor, yearChange } from "./sentence.ts";
export { type Subject, scatteredOver, subjectFor, subjectsOf } from "./subjects.ts";
export { standsAlone, zoningsOf } from "./whole.ts";
export { type Door, doorsOf, holderOf, widerOf } from "./wider.ts";
export { lowerFirst, upperFirst } from "./words.ts";
