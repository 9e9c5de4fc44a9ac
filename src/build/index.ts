export { build, type BuildOptions, BuildRefused, type BuildResult, type Refusal } from "./build.ts";
