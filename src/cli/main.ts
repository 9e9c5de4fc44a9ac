import { DefError } from "../platform/index.ts";
import { commands } from "./commands.ts";
import { help } from "./help.ts";

/** `def`: exit status 0 only when nothing blocks. */
async function main(args: readonly string[]): Promise<number> {
	const [name, ...rest] = args;
	if (name === undefined || name === "--help" || name === "-h" || name === "help") {
		process.stdout.write(help);
		return name === undefined ? 2 : 0;
	}
	if (rest.includes("--help") || rest.includes("-h")) {
		process.stdout.write(help);
		return 0;
	}
	const command = commands[name];
	if (!command) throw new DefError("commande-inconnue", { command: name });
	return await command(rest);
}

// A reader that closes early (`def sources | head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
	if (error.code !== "EPIPE") throw error;
	process.exit();
});

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	if (!(error instanceof DefError)) throw error;
	process.stderr.write(`${error.message}\n→ ${error.remedy}\n`);
	process.exitCode = 1;
}
