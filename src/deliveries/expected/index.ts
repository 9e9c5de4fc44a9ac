export { expectedCalendar } from "./calendar.ts";
export {
	type Expected,
	type ExpectedState,
	expectedLabels,
	type Recurrence,
	recurrences,
	type SeenExpected,
} from "./model.ts";
export { remindLate } from "./reminders.ts";
export type { Rate, Scorecard } from "./scorecard.ts";
export { addExpected, type GivenExpected, listExpected, removeExpected, scorecards } from "./store.ts";
