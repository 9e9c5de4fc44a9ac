export { type BuildOptions, BuildRefused, type BuildResult, build, type Refusal } from "./build.ts";
