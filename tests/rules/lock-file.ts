import { z } from "zod";

const entry = z.looseObject({
	version: z.string().optional(),
	license: z.string().optional(),
	dev: z.boolean().optional(),
	optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const lockFile = z.looseObject({ packages: z.record(z.string(), entry) });
type LockFile = z.infer<typeof lockFile>;

export function readLockFile(text: string): LockFile {
	return lockFile.parse(JSON.parse(text));
}

interface Missing {
	readonly name: string;
	readonly version: string;
	readonly asker: string;
}

/**
 * Optional packages that the lock file names without describing. `npm install` leaves out those of other platforms that
 * its registry does not hold, or that an existing `node_modules` lacks; `npm ci` then refuses the whole lock file.
 */
export function undescribed(lock: LockFile): readonly Missing[] {
	const known = Object.keys(lock.packages);
	const names = new Set(
		known.map((path) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)),
	);
	return Object.entries(lock.packages).flatMap(([asker, { optionalDependencies = {} }]) =>
		Object.entries(optionalDependencies)
			.filter(([name]) => !names.has(name))
			.map(([name, version]) => ({ name, version, asker })),
	);
}

const platform =
	/-(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|ia32|ppc64|riscv64|s390x|x64)(?:-(\w+))?$/;

/** The same lock file with those packages described as their names tell: system, processor, C library. */
export function completed(lock: LockFile): LockFile {
	const packages = { ...lock.packages };
	for (const { name, version, asker } of undescribed(lock)) {
		const [, os, cpu, abi = ""] = platform.exec(name) ?? [];
		if (os === undefined || cpu === undefined) throw new Error(`Plateforme inconnue : ${name}`);
		const from = packages[asker];
		packages[`node_modules/${name}`] = {
			version,
			cpu: [cpu],
			...(from?.dev === true ? { dev: true } : {}),
			...(os === "linux" ? { libc: [abi.includes("musl") ? "musl" : "glibc"] } : {}),
			...(from?.license === undefined ? {} : { license: from.license }),
			optional: true,
			os: [os],
		};
	}
	return {
		...lock,
		packages: Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en"))),
	};
}
