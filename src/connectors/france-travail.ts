import { z } from "zod";
import { DefError } from "../platform/index.ts";
import { askText, download, type Network } from "./exchange.ts";
import { demandFile } from "./http.ts";
import { type Fetched, type Fetching, type FranceTravail, mostBytes } from "./model.ts";

/** The operator's account at France Travail's partner interfaces. */
export interface FranceTravailAccount {
	readonly clientId: string;
	readonly clientSecret: string;
	/** Defaults are the official ones. */
	readonly token?: string;
	readonly interfaces?: string;
}

const officialToken = "https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=%2Fpartenaire";
const officialInterfaces = "https://api.francetravail.io/partenaire";
/** A token that is about to end is not used: it could end on the way. */
const margin = 30_000;

const tokenShape = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

export function openFranceTravail(
	account: FranceTravailAccount,
	now: () => number = Date.now,
): FranceTravail {
	const tokens = new Map<string, Promise<{ readonly value: string; readonly until: number }>>();
	const address = account.token ?? officialToken;
	const turns = new Map<string, { tokens: number; at: number }>();

	async function ask(
		network: Network,
		source: string,
		scope: string,
	): Promise<{ value: string; until: number }> {
		const body = new URLSearchParams({
			grant_type: "client_credentials",
			client_id: account.clientId,
			client_secret: account.clientSecret,
			scope,
		}).toString();
		const { status, text } = await askText(network, {
			source,
			url: address,
			hosts: [new URL(address).host],
			headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
			body,
		});
		const given = status === 200 ? tokenShape.safeParse(jsonOf(text)) : undefined;
		if (!given?.success) {
			const cause = `France Travail ne donne pas de jeton pour « ${scope} » (${status})`;
			throw new DefError("connecteur-en-panne", { source, cause });
		}
		return { value: given.data.access_token, until: now() + given.data.expires_in * 1000 - margin };
	}

	async function token(network: Network, source: string, scope: string): Promise<string> {
		const kept = tokens.get(scope);
		if (kept) {
			const { value, until } = await kept;
			if (now() < until) return value;
		}
		// Those who come meanwhile wait for the same one.
		if (tokens.get(scope) === kept) {
			const asked = ask(network, source, scope);
			tokens.set(scope, asked);
			asked.catch(() => {
				if (tokens.get(scope) === asked) tokens.delete(scope);
			});
		}
		const fresh = tokens.get(scope);
		return fresh ? (await fresh).value : await token(network, source, scope);
	}

	return {
		interfaces: account.interfaces ?? officialInterfaces,
		token,
		async forget(scope, given) {
			const kept = tokens.get(scope);
			if (kept && (await kept).value === given && tokens.get(scope) === kept) tokens.delete(scope);
		},
		// One at a time, evenly: a bucket that could fill would let twice the allowed number leave in one second.
		async turn(network, scope, perSecond) {
			for (;;) {
				const at = now();
				const bucket = turns.get(scope) ?? { tokens: 1, at };
				bucket.tokens = Math.min(1, bucket.tokens + ((at - bucket.at) * perSecond) / 1000);
				bucket.at = at;
				turns.set(scope, bucket);
				if (bucket.tokens >= 1) {
					bucket.tokens -= 1;
					return;
				}
				await network.wait(Math.ceil(((1 - bucket.tokens) * 1000) / perSecond));
			}
		},
	};
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** One answer of an interface, kept as it came. A token that is no longer taken is asked again, once. */
export async function fetchFranceTravail(fetching: Fetching<"francetravail">): Promise<Fetched> {
	const { source, connector, network, path, franceTravail } = fetching;
	if (!franceTravail) {
		const cause = "les réglages FRANCE_TRAVAIL_CLIENT_ID et FRANCE_TRAVAIL_CLIENT_SECRET manquent";
		throw new DefError("connecteur-en-panne", { source, cause });
	}
	const url = `${franceTravail.interfaces}${connector.path}`;
	for (let attempt = 1; ; attempt++) {
		const token = await franceTravail.token(network, source, connector.scope);
		await franceTravail.turn(network, connector.scope, connector.perSecond ?? 10);
		const answer = await download(
			network,
			{ source, url, hosts: [new URL(url).host], headers: { authorization: `Bearer ${token}` } },
			path,
			mostBytes(connector),
		);
		if (answer.status === 401 && attempt === 1) {
			await franceTravail.forget(connector.scope, token);
			continue;
		}
		if (answer.status === 204) return "unchanged"; // nothing to give
		demandFile(source, answer);
		return { name: connector.file, sha256: answer.sha256, known: {} };
	}
}
