import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** Account under which PostgreSQL runs when the product itself runs as root: PostgreSQL refuses to be root. */
export interface Owner {
	readonly uid: number;
	readonly gid: number;
}

/** `postgres` when the machine has that account, else `nobody`; undefined when the product does not run as root. */
export function ownerOfRecords(): Owner | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const accounts = new Map(
		readFileSync("/etc/passwd", "utf8")
			.split("\n")
			.map((line) => line.split(":"))
			.map(([name = "", , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
	);
	return accounts.get("postgres") ?? accounts.get("nobody") ?? { uid: 65_534, gid: 65_534 };
}

/** Gives a folder of ours, and what a backup put in it, to that account. */
export function giveTo(owner: Owner | undefined, dir: string): void {
	if (!owner) return;
	chownSync(dir, owner.uid, owner.gid);
	const inside = join(dir, "global");
	// Restored from a backup, or brought from a machine where that account has another number.
	if (existsSync(inside) && statSync(inside).uid !== owner.uid) {
		for (const name of readdirSync(dir, { recursive: true, encoding: "utf8" }))
			chownSync(join(dir, name), owner.uid, owner.gid);
	}
}

/**
 * That account must pass through every folder above, the product's and the data's: they are opened to passage, never to
 * reading. A folder that is not the product's own (`/root` at the head of both) is told.
 */
export function letThrough(owner: Owner | undefined, path: string, dataDir: string): void {
	if (!owner) return;
	for (let above = path; dirname(above) !== above; above = dirname(above)) {
		const { mode, uid } = statSync(above);
		if (mode & 0o001 || uid !== 0) continue;
		chmodSync(above, (mode & 0o777) | 0o001);
		if (above === dataDir || above.startsWith(`${dataDir}/`)) continue;
		process.stderr.write(
			`PostgreSQL ne travaille pas sous le compte root : ${above} laisse désormais passer les autres comptes, sans qu'ils puissent y lire.\n`,
		);
	}
}
