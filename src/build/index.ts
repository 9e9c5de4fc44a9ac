export { type BuildOptions, BuildRefused, type BuildResult, build, type Refusal } from "./build.ts";
export { knownCodes } from "./codes.ts";
