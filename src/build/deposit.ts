import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { AcceptedDelivery, Adjustments, Delivery } from "../collection/index.ts";
import { DefError } from "../platform/index.ts";

/** What was decided of a delivery before it is read. `partial`: blocking rows were set aside with a justification. */
export type Decisions = Adjustments & { readonly partial?: boolean };

/**
 * The stored bytes of a delivery that the import desk accepted. They are read again to their last one: a file that was
 * lost or changed under its name would publish something that nobody accepted. Throws `livraison-abimee`.
 */
export function depositOf(accepted: AcceptedDelivery, deliveriesDir: string): Delivery {
	const { source, name, sha256, bytes, label, basis, organisation } = accepted;
	const damaged = (cause: string): DefError => new DefError("livraison-abimee", { label, file: name, cause });
	if (!/^[0-9a-f]{64}$/.test(sha256)) throw damaged("son empreinte est illisible");
	const path = resolve(deliveriesDir, sha256);
	const stats = statSync(path, { throwIfNoEntry: false });
	if (!stats?.isFile()) throw damaged("il n'est plus dans le dossier de données");
	if (stats.size !== bytes) throw damaged(`il a ${stats.size} octets au lieu de ${bytes}`);
	if (hashOfFile(path) !== sha256) throw damaged("son contenu n'est plus celui qui a été reçu");
	const from = organisation === undefined ? {} : { organisation };
	return { source, name, sha256, bytes, origin: "deposit", path, label, basis, ...from };
}

export function decisionsOf({ mapping, corrections, justification }: AcceptedDelivery): Decisions {
	return {
		...(mapping === undefined ? {} : { mapping }),
		...(corrections === undefined ? {} : { corrections }),
		...(justification === undefined ? {} : { partial: true }),
	};
}

/** Piece by piece: a delivery may weigh more than what a string or a buffer should hold. */
export function hashOfFile(path: string): string {
	const hash = createHash("sha256");
	const piece = Buffer.allocUnsafe(1024 * 1024);
	const file = openSync(path, "r");
	try {
		for (let read = readSync(file, piece); read > 0; read = readSync(file, piece))
			hash.update(piece.subarray(0, read));
	} finally {
		closeSync(file);
	}
	return hash.digest("hex");
}
