export { composeMonograph, monographYears } from "./compose.ts";
