export { type DataSet, dataSetsOf } from "./data-sets.ts";
