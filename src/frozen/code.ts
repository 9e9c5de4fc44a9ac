import { createHash } from "node:crypto";
import { stableJson } from "../platform/hash.ts";

/** Neither 0 nor o, neither 1 nor l nor i: read over the telephone, copied by hand. */
const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
const length = 8;

/** What is quoted: a public page of a release, or one figure block of it. */
export interface FrozenRequest {
	readonly release: string;
	/** Path and query of the page. */
	readonly address: string;
	/** Id of the block in the page; absent for the figure that the page is about. */
	readonly block?: string;
}

/** Always the same for the same request. `attempt` > 0 only when the one before names something else. */
export function codeOf({ release, address, block = "" }: FrozenRequest, attempt = 0): string {
	const digest = createHash("sha256")
		.update(stableJson([release, address, block, attempt]))
		.digest();
	let number = digest.readBigUInt64BE();
	let code = "";
	for (let i = 0; i < length; i++) {
		code += alphabet[Number(number % BigInt(alphabet.length))] ?? "";
		number /= BigInt(alphabet.length);
	}
	return code;
}

export function isCode(text: string): boolean {
	return text.length === length && [...text].every((letter) => alphabet.includes(letter));
}
