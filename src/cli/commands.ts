import { bench } from "./bench.ts";
import { buildCommand } from "./build.ts";
import { checkCommand } from "./check.ts";
import { explainCommand } from "./explain.ts";
import { serveCommand } from "./serve.ts";
import { sourcesCommand } from "./sources.ts";

type Command = (args: readonly string[]) => Promise<number>;

export const commands: Readonly<Record<string, Command | undefined>> = {
	build: buildCommand,
	serve: serveCommand,
	sources: sourcesCommand,
	check: checkCommand,
	explain: explainCommand,
	bench,
};
