import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DefError } from "../platform/index.ts";
import { takeLock } from "./lock.ts";

const fresh = (): string => join(mkdtempSync(join(tmpdir(), "def-lock-")), "build.lock");

test("une seule construction à la fois ; le verrou rendu peut être repris", () => {
	const path = fresh();
	const release = takeLock(path);
	expect(() => takeLock(path)).toThrow(DefError);
	release();
	takeLock(path)();
});

test.each(["999999999", "", "pas un nombre"])(
	"le verrou d'un processus mort (« %s ») est repris",
	(content) => {
		const path = fresh();
		writeFileSync(path, content);
		takeLock(path)();
	},
);
