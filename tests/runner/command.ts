import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where `bin/def.js` keeps the code that Node has read: who starts Node again and again, otherwise than by it, spares as much. */
export const compileCache = join(root, "node_modules", ".cache", "data-emploi-formation");

export interface Finished {
	readonly status: number;
	readonly output: string;
}

/**
 * Runs a program of the package's own `node_modules/.bin` (or of the system) from the root of the repository. `show` lets
 * its output through as it comes: for the long steps.
 */
export function command(
	program: string,
	args: readonly string[],
	options: { readonly show?: boolean; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Finished> {
	return new Promise((resolve) => {
		const child = spawn(program, [...args], {
			cwd: root,
			env: { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1", ...options.env },
			stdio: ["ignore", "pipe", "pipe"],
			shell: process.platform === "win32",
		});
		const chunks: Buffer[] = [];
		const take = (chunk: Buffer): void => {
			if (options.show) process.stdout.write(chunk);
			else chunks.push(chunk);
		};
		child.stdout.on("data", take);
		child.stderr.on("data", take);
		child.on("error", (error) => resolve({ status: 127, output: error.message }));
		child.on("close", (status) =>
			resolve({ status: status ?? 1, output: Buffer.concat(chunks).toString("utf8") }),
		);
	});
}
