import { join } from "node:path";
import { builder } from "../../src/cli/builder.ts";
import { openDesk } from "../../src/cli/desk.ts";
import { work } from "../../src/cli/work.ts";
import { few } from "../observatory/charter-release.ts";
import { rules } from "./people.ts";

/** `def work` over a few sources, for the drills. Argument: the data folder. */
const dataDir = process.argv[2] ?? "";
const build = builder([join(import.meta.dirname, "build.ts"), dataDir]);
await work({ dataDir, publicUrl: "http://localhost", region: "28" }, build, (access) =>
	openDesk(access, { supervise: true, sources: few, rules }),
);
