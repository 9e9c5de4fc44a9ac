/** Cookie that holds the page asked for before signing in: one answer for the password, the second factor and the provider of identity. */
export const returnCookie = "suite";
/** A figure to add to a kit is written in the address; beyond, signing in leads to the space, as it always may. */
const longest = 2_000;

/** Pages behind an account, and only those: an address of another site never passes. */
const within = /^\/(?:espace|kits)(?=[/?]|$)[^\s\\]*$/;

/** The page to come back to, when the address is one that a person opened. */
export function returnTo(address: string | undefined): string | undefined {
	return address !== undefined && address.length <= longest && within.test(address) ? address : undefined;
}
