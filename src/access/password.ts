import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** OWASP's second setting: 32 MB and three passes, so that many people at once do not exhaust the memory. */
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 } as const;

export const shortestPassword = 12;

/** Why this password is refused, in French; undefined when it is accepted. */
export function passwordDefect(password: string, about: readonly string[]): string | undefined {
	if (password.length < shortestPassword)
		return `Choisissez au moins ${shortestPassword} caractères, par exemple quatre mots sans rapport.`;
	if (password.length > 200) return "Choisissez un mot de passe de 200 caractères au plus.";
	if (new Set(password).size < 5) return "Ce mot de passe répète trop les mêmes caractères.";
	const low = password.toLowerCase();
	if (about.some((word) => word.length > 4 && low.includes(word.toLowerCase())))
		return "Le mot de passe ne doit contenir ni votre nom ni votre adresse.";
	return undefined;
}

export async function hashPassword(password: string): Promise<string> {
	const salt = randomBytes(16);
	return `scrypt$${cost.N}$${cost.r}$${cost.p}$${salt.toString("base64")}$${(await derive(password, salt)).toString("base64")}`;
}

/** Nobody's password: compared when the account does not exist, so that both answers take the same time. */
const nobody = `scrypt$${cost.N}$${cost.r}$${cost.p}$${Buffer.alloc(16).toString("base64")}$${Buffer.alloc(32).toString("base64")}`;

export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
	const [, , , , salt = "", hash = ""] = (stored ?? nobody).split("$");
	const expected = Buffer.from(hash, "base64");
	const given = await derive(password, Buffer.from(salt, "base64"));
	return expected.length === given.length && timingSafeEqual(expected, given) && Boolean(stored);
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		scrypt(password.normalize("NFKC"), salt, 32, cost, (error, key) =>
			error ? reject(error) : resolve(key),
		);
	});
}
