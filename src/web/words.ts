export { lowerFirst, upperFirst } from "../reading/index.ts";
