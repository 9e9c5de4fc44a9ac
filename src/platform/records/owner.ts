import { chmodSync, chownSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

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

/** Gives a folder of ours to that account, and lets it pass through the two folders above without reading them. */
export function giveTo(owner: Owner | undefined, dir: string): void {
	if (!owner) return;
	chownSync(dir, owner.uid, owner.gid);
	for (const above of [dirname(dir), dirname(dirname(dir))]) {
		chmodSync(above, (statSync(above).mode & 0o777) | 0o011);
	}
}
