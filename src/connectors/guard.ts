import { lookup as resolve } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { DefError } from "../platform/index.ts";

/** What a connector may reach: public addresses of declared hosts, by HTTPS. */
export interface Reach {
	/** Tests answer from this machine. */
	readonly loopback: boolean;
}

const closed = new BlockList();
for (const [address, bits] of [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.0.2.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
	["198.51.100.0", 24],
	["203.0.113.0", 24],
	["224.0.0.0", 3],
] as const)
	closed.addSubnet(address, bits, "ipv4");
closed.addSubnet("2001:db8::", 32, "ipv6");
closed.addSubnet("2001::", 23, "ipv6");
closed.addSubnet("2002::", 16, "ipv6");

/** Only what is routed on the Internet, and is not a way back to IPv4. */
const routed = new BlockList();
routed.addSubnet("2000::", 3, "ipv6");

/** Neither this machine, nor its network, nor anything reserved. */
export function isPublicAddress(address: string): boolean {
	const family = isIP(address);
	if (family === 4) return !closed.check(address, "ipv4");
	return family === 6 && routed.check(address, "ipv6") && !closed.check(address, "ipv6");
}

function mayReach(address: string, { loopback }: Reach): boolean {
	return isPublicAddress(address) || (loopback && (address === "127.0.0.1" || address === "::1"));
}

/** Checks an address before it is asked. Throws `connecteur-en-panne`. */
export function demandReachable(url: URL, hosts: readonly string[], reach: Reach): void {
	const refuse = (cause: string): DefError =>
		new DefError("connecteur-en-panne", { source: url.host, cause });
	const name = url.hostname.replace(/^\[|\]$/g, "");
	const local = reach.loopback && (name === "127.0.0.1" || name === "localhost" || name === "::1");
	if (url.protocol !== "https:" && !(local && url.protocol === "http:"))
		throw refuse("seules les adresses https sont suivies");
	if (url.username !== "" || url.password !== "") throw refuse("l'adresse porte un mot de passe");
	if (!hosts.includes(url.host)) throw refuse("cet hôte n'est pas déclaré pour ce connecteur");
	if (isIP(name) !== 0 && !mayReach(name, reach)) throw refuse("l'adresse n'est pas publique");
}

/** Resolution that refuses a private address at the very instant of the connection: a name that changes its mind is caught. */
export function guardedLookup(reach: Reach): LookupFunction {
	return (hostname, options, done) => {
		resolve(hostname, { ...options, all: true }, (error, addresses) => {
			const [first] = addresses ?? [];
			if (error || !first) {
				done(error ?? new Error("no address"), "", 0);
			} else if (!addresses.every(({ address }) => mayReach(address, reach))) {
				const cause = "l'adresse n'est pas publique";
				done(new DefError("connecteur-en-panne", { source: hostname, cause }), "", 0);
			} else if (options.all) {
				done(null, addresses);
			} else {
				done(null, first.address, first.family);
			}
		});
	};
}
