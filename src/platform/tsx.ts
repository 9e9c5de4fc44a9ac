import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "oxc-transform";

/**
 * Node strips the types of `.ts` files by itself but does not know JSX. This hook lets the server load
 * `.tsx` pages without a build step (see docs/adr/0003-jsx-sans-compilation.md).
 */
registerHooks({
	load(url, context, nextLoad) {
		if (!url.endsWith(".tsx")) return nextLoad(url, context);
		const file = fileURLToPath(url);
		const { code, errors } = transformSync(file, readFileSync(file, "utf8"), {
			jsx: { runtime: "automatic", importSource: "preact" },
			sourcemap: false,
		});
		if (errors.length > 0) throw new SyntaxError(errors.map((e) => e.message).join("\n"));
		return { format: "module", source: code, shortCircuit: true };
	},
});
