import { randomBytes } from "node:crypto";
import { sha256 } from "../platform/hash.ts";

/** 256 random bits, for an address or a cookie. The store only ever holds its hash. */
export function newToken(): string {
	return randomBytes(32).toString("base64url");
}

export function tokenHash(token: string): string {
	return sha256(token);
}
