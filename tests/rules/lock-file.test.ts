import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../runner/command.ts";
import { completed, readLockFile, undescribed } from "./lock-file.ts";

const lock = readLockFile(
	JSON.stringify({
		name: "exemple",
		packages: {
			"": { version: "1.0.0" },
			"node_modules/outil": {
				version: "2.0.0",
				license: "MIT",
				dev: true,
				optionalDependencies: { "outil-linux-x64-musl": "2.0.0", "outil-darwin-arm64": "2.0.0" },
			},
			"node_modules/outil-darwin-arm64": { version: "2.0.0", optional: true, os: ["darwin"], cpu: ["arm64"] },
		},
	}),
);

describe("le fichier de verrou", () => {
	it("nomme les paquets d'autres plateformes qu'il ne décrit pas", () => {
		expect(undescribed(lock)).toEqual([
			{ name: "outil-linux-x64-musl", version: "2.0.0", asker: "node_modules/outil" },
		]);
	});
	it("une fois complété les décrit tous, sans toucher aux autres", () => {
		const whole = completed(lock);
		expect(undescribed(whole)).toEqual([]);
		expect(whole.packages["node_modules/outil-linux-x64-musl"]).toEqual({
			version: "2.0.0",
			cpu: ["x64"],
			dev: true,
			libc: ["musl"],
			license: "MIT",
			optional: true,
			os: ["linux"],
		});
		for (const [path, described] of Object.entries(lock.packages))
			expect(whole.packages[path]).toEqual(described);
	});
	it("du paquet se relit sans rien perdre", () => {
		const text = readFileSync(join(root, "package-lock.json"), "utf8");
		expect(completed(readLockFile(text))).toEqual(JSON.parse(text));
	});
});
