import type { Connector } from "../../catalogue/model.ts";
import type { Network } from "./exchange.ts";

/** What is known of the file fetched last, by which the producer says that nothing changed. */
export interface Known {
	readonly etag?: string;
	readonly lastModified?: string;
	/** Date or fingerprint that the producer's catalogue gives. */
	readonly mark?: string;
}

/** Where the shared services are; tests answer from this machine. */
export interface Addresses {
	readonly datagouv: string;
	/** Opendatasoft portals are declared by the sources; this one replaces them all in tests. */
	readonly opendatasoft?: string;
}

export const officialAddresses: Addresses = { datagouv: "https://www.data.gouv.fr/api/1" };

/** One per process: a token is asked once for each scope until it ends, and requests of a scope keep its pace. */
export interface FranceTravail {
	readonly interfaces: string;
	readonly token: (network: Network, source: string, scope: string) => Promise<string>;
	/** The server no longer takes this token. */
	readonly forget: (scope: string, token: string) => Promise<void>;
	/** Resolves when a request of this scope may leave. */
	readonly turn: (network: Network, scope: string, perSecond: number) => Promise<void>;
}

export interface Fetching<Kind extends Connector["kind"] = Connector["kind"]> {
	/** Id of the source, for messages. */
	readonly source: string;
	readonly connector: Extract<Connector, { readonly kind: Kind }>;
	readonly network: Network;
	readonly addresses: Addresses;
	readonly known: Known;
	/** File to write. */
	readonly path: string;
	readonly franceTravail?: FranceTravail;
}

export type Fetched = "unchanged" | { readonly name: string; readonly sha256: string; readonly known: Known };

/** Bytes allowed for one file. */
export function mostBytes({ megabytes = 200 }: Connector): number {
	return megabytes * 1024 * 1024;
}
