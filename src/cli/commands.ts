type Command = (args: readonly string[]) => Promise<number>;

/** Each command loads only what it needs: a build that has nothing to do starts no server. */
export const commands: Readonly<Record<string, Command | undefined>> = {
	build: async (args) => (await import("./build.ts")).buildCommand(args),
	serve: async () => (await import("./serve.ts")).serveCommand(),
	// Started by `serve`, never by hand.
	work: async () => (await import("./work.ts")).workCommand(),
	sources: async () => (await import("./sources.ts")).sourcesCommand(),
	check: async (args) => (await import("./check.ts")).checkCommand(args),
	explain: async (args) => (await import("./explain.ts")).explainCommand(args),
	essai: async (args) => (await import("./essai.ts")).essaiCommand(args),
	kit: async (args) => (await import("./kit.ts")).kitCommand(args),
	monograph: async (args) => (await import("./monograph.ts")).monographCommand(args),
	replay: async (args) => (await import("./replay.ts")).replayCommand(args),
	proof: async (args) => (await import("./proof.ts")).proofCommand(args),
	connect: async (args) => (await import("./connect.ts")).connectCommand(args),
	backup: async (args) => (await import("./backup.ts")).backupCommand(args),
	restore: async (args) => (await import("./backup.ts")).restoreCommand(args),
	bench: async (args) => (await import("./bench.ts")).bench(args),
};
