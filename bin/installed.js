// Used when the package lies below node_modules, where Node does not strip types by itself: same erasure, done by the
// parser that already compiles the pages (src/platform/tsx.ts does the rest in a clone).
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "oxc-transform";

registerHooks({
	load(url, context, nextLoad) {
		if (!url.startsWith("file:") || !/\.tsx?$/.test(url)) return nextLoad(url, context);
		const file = fileURLToPath(url);
		const { code, errors } = transformSync(file, readFileSync(file, "utf8"), {
			jsx: { runtime: "automatic", importSource: "preact" },
			sourcemap: false,
		});
		if (errors.length > 0) throw new SyntaxError(errors.map((e) => e.message).join("\n"));
		return { format: "module", source: code, shortCircuit: true };
	},
});
