import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Root of the installed package: what it ships is read from here, never written. */
export const packageRoot = resolve(fileURLToPath(new URL("../..", import.meta.url)));
