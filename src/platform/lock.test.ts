import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DefError } from "./errors.ts";
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

test("un numéro de processus réemployé par un autre ne garde pas le verrou", () => {
	const path = fresh();
	writeFileSync(path, `${process.pid} 1`);
	takeLock(path)();
});

test.skipIf(process.platform !== "linux")("un processus tué que personne n'a encore enterré est mort", () => {
	// The shell starts a child, becomes a program that never waits for it, and the child dies: a zombie.
	const shell = spawn("sh", ["-c", "sh -c 'echo $$; kill -9 $$' & exec sleep 5"], {
		stdio: ["ignore", "pipe", "ignore"],
	});
	return new Promise<void>((resolve, reject) => {
		shell.stdout.once("data", (text: Buffer) => {
			setTimeout(() => {
				try {
					const pid = text.toString().trim();
					const stat = readFileSync(`/proc/${pid}/stat`, "utf8").split(" ");
					expect(stat[2]).toBe("Z");
					const path = fresh();
					writeFileSync(path, `${pid} ${stat[21]}`);
					takeLock(path)();
					resolve();
				} catch (error) {
					reject(error);
				} finally {
					shell.kill("SIGKILL");
				}
			}, 100);
		});
	});
});

test("de plusieurs constructions qui trouvent un verrou mort, une seule le prend", async () => {
	const path = fresh();
	writeFileSync(path, "999999999");
	const taker = join(import.meta.dirname, "lock.ts");
	// Each keeps what it took until all have answered, however slowly they start.
	const code = `import { takeLock } from ${JSON.stringify(taker)}; process.stdin.resume(); try { takeLock(process.argv[1]); console.log("pris"); } catch { console.log("refusé"); }`;
	const takers = Array.from({ length: 6 }, () =>
		spawn(process.execPath, ["--input-type=module", "-e", code, path], {
			stdio: ["pipe", "pipe", "inherit"],
		}),
	);
	const words = await Promise.all(
		takers.map(async ({ stdout }) => String((await once(stdout, "data"))[0]).trim()),
	);
	for (const { stdin } of takers) stdin.end();
	expect(words.filter((word) => word === "pris")).toHaveLength(1);
});
