import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Provider, { type Configuration } from "oidc-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DefError } from "../platform/errors.ts";
import { openReady } from "../platform/records/ready.ts";
import type { OidcSettings } from "../platform/settings.ts";
import { type Access, accessMigrations, openProvider, openSeal, visitorOf } from "./index.ts";

const publicUrl = "http://127.0.0.1:9";
const origin = { address: "127.0.0.1", agent: "essai" };

/** What the provider says of each account; the account is chosen by the `login_hint` of the request. */
const accounts: Readonly<Record<string, Record<string, unknown>>> = {
	connue: { email: "Connue@exemple.fr", email_verified: true },
	inconnue: { email: "inconnue@exemple.fr", email_verified: true },
	"non-verifiee": { email: "libre@exemple.fr", email_verified: false },
	usurpatrice: { email: "connue@exemple.fr", email_verified: true },
};

interface Issuer {
	readonly settings: OidcSettings;
	readonly close: () => void;
}

/** A real OpenID Connect server, with PKCE required; it signs the person in without asking. */
async function issuerOf(profile: OidcSettings["profile"]): Promise<Issuer> {
	const http: Server = createServer();
	await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
	const address = http.address();
	const issuer = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
	const clientSecret = "un secret d'essai assez long pour signer";
	const configuration: Configuration = {
		clients: [
			{
				client_id: "observatoire",
				client_secret: clientSecret,
				redirect_uris: [`${publicUrl}/connexion/retour`],
				token_endpoint_auth_method: "client_secret_post",
				...(profile === "proconnect" ? { userinfo_signed_response_alg: "RS256" } : {}),
			},
		],
		scopes: ["openid", "email", "profile", "given_name", "usual_name"],
		claims: {
			openid: ["sub"],
			email: ["email", "email_verified"],
			given_name: ["given_name"],
			usual_name: ["usual_name"],
			profile: ["name"],
		},
		features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true } },
		pkce: { required: () => true },
		cookies: { keys: ["essai"] },
		findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts[id] }) }),
		loadExistingGrant: async (context) => {
			const { client, session, provider, params } = context.oidc;
			const grant = new provider.Grant({
				...(client ? { clientId: client.clientId } : {}),
				...(session?.accountId ? { accountId: session.accountId } : {}),
			});
			grant.addOIDCScope(String(params?.scope));
			await grant.save();
			return grant;
		},
		interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
	};
	const provider = new Provider(issuer, configuration);
	const callback = provider.callback();
	http.on("request", (request, response) => {
		if (!request.url?.startsWith("/interaction/")) return void callback(request, response);
		void provider
			.interactionDetails(request, response)
			.then(({ params }) =>
				provider.interactionFinished(request, response, { login: { accountId: String(params.login_hint) } }),
			);
	});
	return {
		settings: { profile, issuer, clientId: "observatoire", clientSecret },
		close: () => void http.close(),
	};
}

/** Follows the redirections as a browser does, until they lead back to the site. */
async function walk(url: string, account: string): Promise<string> {
	const cookies = new Map<string, string>();
	let next = new URL(url);
	next.searchParams.set("login_hint", account);
	for (let i = 0; i < 10; i++) {
		const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
		const answer = await fetch(next, { redirect: "manual", headers: { cookie } });
		for (const line of answer.headers.getSetCookie()) {
			const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			cookies.set(name, value);
		}
		next = new URL(answer.headers.get("location") ?? "", next);
		if (next.origin === publicUrl) return `${next.pathname}${next.search}`;
	}
	throw new Error("the provider never came back");
}

let dataDir: string;
let access: Access;
beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), "def-oidc-"));
	const records = await openReady({ dataDir, migrations: accessMigrations });
	access = { records, seal: openSeal(dataDir), dataDir, publicUrl, now: () => new Date() };
});
afterAll(async () => {
	await access.records.close();
	rmSync(dataDir, { recursive: true, force: true });
});

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
	promise.then(
		() => "réussi",
		(error: unknown) => (error instanceof DefError ? error.code : error),
	);

describe.each(["keycloak", "proconnect"] as const)(
	"an identity from a real OpenID Connect server, profile %s",
	(profile) => {
		let issuer: Issuer;
		beforeAll(async () => {
			issuer = await issuerOf(profile);
			await access.records.query("delete from session");
			await access.records.query("delete from person");
			await access.records.query(
				"insert into person (email, name) values ('connue@exemple.fr', 'Connue'), ('libre@exemple.fr', 'Libre')",
			);
		});
		afterAll(() => issuer.close());

		async function come(account: string): Promise<{ readonly token: string }> {
			const provider = openProvider(issuer.settings);
			const { url, state } = await provider.start(access);
			return await provider.finish(access, await walk(url, account), state, origin);
		}

		it("opens the account of that address, and only for somebody who was invited", async () => {
			const { token } = await come("connue");
			expect((await visitorOf(access, token))?.person.email).toBe("connue@exemple.fr");
			expect(await codeOf(come("inconnue"))).toBe("identite-refusee");
		});

		it("another identity that shows the same address later does not take the account", async () => {
			expect(await codeOf(come("usurpatrice"))).toBe("identite-refusee");
		});

		it("a return that was not started here, or is played again, opens nothing", async () => {
			const provider = openProvider(issuer.settings);
			const { url, state } = await provider.start(access);
			const back = await walk(url, "connue");
			expect(await codeOf(provider.finish(access, back, "autre-etat", origin))).toBe("identite-refusee");
			expect(await codeOf(provider.finish(access, back, state, origin))).toBe("réussi");
			expect(await codeOf(provider.finish(access, back, state, origin))).toBe("identite-refusee");
		});

		it("an address that the provider says it has not verified opens nothing; ProConnect only gives verified ones", async () => {
			const expected = profile === "keycloak" ? "identite-refusee" : "réussi";
			expect(await codeOf(come("non-verifiee"))).toBe(expected);
		});
	},
);

it("a provider that does not answer is named as such", async () => {
	const provider = openProvider({
		profile: "keycloak",
		issuer: "http://127.0.0.1:1",
		clientId: "x",
		clientSecret: "y",
	});
	expect(await codeOf(provider.start(access))).toBe("identite-indisponible");
});
