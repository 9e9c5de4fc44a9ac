export { composeMonograph } from "./compose.ts";
