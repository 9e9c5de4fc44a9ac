export { type Door, doorsOf, widerOf } from "../reading/index.ts";
