import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { completed, readLockFile } from "./rules/lock-file.ts";
import { root } from "./runner/command.ts";

/** `npm run lock`, to type after any `npm install`: see `undescribed`. */
const path = join(root, "package-lock.json");
writeFileSync(path, `${JSON.stringify(completed(readLockFile(readFileSync(path, "utf8"))), null, "\t")}\n`);
