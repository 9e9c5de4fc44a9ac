import * as client from "openid-client";
import { DefError } from "../platform/errors.ts";
import type { OidcSettings } from "../platform/settings.ts";
import { record } from "./audit.ts";
import type { Access } from "./context.ts";
import type { Origin } from "./model.ts";
import { normalEmail, personByEmail } from "./people.ts";
import { enter, type SignedIn } from "./sign-in.ts";
import { tokenHash } from "./token.ts";

interface Profile {
	readonly label: string;
	readonly scope: string;
	/** The provider signs what it says of a person; a plain answer is then refused. */
	readonly signedUserInfo?: "RS256";
	/** The provider says itself which addresses it has verified; otherwise it only ever gives verified ones. */
	readonly saysVerified: boolean;
}

const profiles: Readonly<Record<OidcSettings["profile"], Profile>> = {
	proconnect: {
		label: "ProConnect",
		scope: "openid given_name usual_name email",
		signedUserInfo: "RS256",
		saysVerified: false,
	},
	keycloak: { label: "le compte de votre organisation", scope: "openid profile email", saysVerified: true },
};

const flowMinutes = 10;
export const oidcReturnPath = "/connexion/retour";

/** Sign-in through another identity provider, for people who already have an account here. */
export interface Provider {
	readonly label: string;
	/** Address to send the browser to, and the state to keep in a cookie until it comes back. */
	readonly start: (access: Access) => Promise<{ readonly url: string; readonly state: string }>;
	/** `address`: path and query of the return. Throws `identite-refusee`, `identite-indisponible`. */
	readonly finish: (access: Access, address: string, state: string, origin: Origin) => Promise<SignedIn>;
}

export function openProvider(settings: OidcSettings): Provider {
	const profile = profiles[settings.profile];
	let known: Promise<client.Configuration> | undefined;
	const configuration = async (): Promise<client.Configuration> => {
		known ??= discover(settings, profile);
		try {
			return await known;
		} catch (error) {
			known = undefined; // asked again next time: the provider may be back
			throw new DefError("identite-indisponible", {}, error);
		}
	};
	return {
		label: profile.label,
		async start({ records, now, publicUrl }) {
			const config = await configuration();
			const verifier = client.randomPKCECodeVerifier();
			const state = client.randomState();
			const nonce = client.randomNonce();
			await records.query("delete from oidc_flow where expires_at < $1", [now()]);
			await records.query(
				"insert into oidc_flow (state_hash, verifier, nonce, expires_at) values ($1, $2, $3, $4)",
				[tokenHash(state), verifier, nonce, new Date(now().getTime() + flowMinutes * 60_000)],
			);
			const url = client.buildAuthorizationUrl(config, {
				redirect_uri: `${publicUrl}${oidcReturnPath}`,
				scope: profile.scope,
				code_challenge: await client.calculatePKCECodeChallenge(verifier),
				code_challenge_method: "S256",
				state,
				nonce,
			});
			return { url: url.href, state };
		},
		async finish(access, address, state, origin) {
			const { records, now, publicUrl } = access;
			const [flow] = await records.query<{ verifier: string; nonce: string }>(
				"delete from oidc_flow where state_hash = $1 and expires_at > $2 returning verifier, nonce",
				[tokenHash(state), now()],
			);
			const refuse = async (object: string, cause?: unknown): Promise<never> => {
				await record(records.query, {
					name: profile.label,
					action: "connexion",
					outcome: "refusé",
					object,
					origin,
				});
				throw new DefError("identite-refusee", {}, cause);
			};
			if (!flow) return await refuse("retour inattendu du fournisseur d’identité");
			const config = await configuration();
			let claims: client.UserInfoResponse;
			try {
				const tokens = await client.authorizationCodeGrant(config, new URL(address, publicUrl), {
					pkceCodeVerifier: flow.verifier,
					expectedState: state,
					expectedNonce: flow.nonce,
					idTokenExpected: true,
				});
				claims = await client.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? "");
			} catch (error) {
				return await refuse("réponse refusée du fournisseur d’identité", error);
			}
			const email = typeof claims.email === "string" ? normalEmail(claims.email) : "";
			if (email === "" || (profile.saysVerified && claims.email_verified !== true))
				return await refuse(`adresse non vérifiée : ${email}`);
			const subject = `${settings.issuer} ${claims.sub}`;
			return await records.transaction(async (query) => {
				const [linked] = await query<{ email: string }>("select email from person where oidc_subject = $1", [
					subject,
				]);
				const person = await personByEmail(query, linked?.email ?? email);
				if (!person || person.suspended) return await refuse(`aucun compte ouvert pour ${email}`);
				const bound = await query(
					"update person set oidc_subject = $2 where id = $1 and (oidc_subject is null or oidc_subject = $2) returning id",
					[person.id, subject],
				);
				if (bound.length === 0) return await refuse(`${email} est lié à une autre identité`);
				return await enter(access, query, person, profile.label, origin);
			});
		},
	};
}

async function discover(settings: OidcSettings, profile: Profile): Promise<client.Configuration> {
	const issuer = new URL(settings.issuer);
	const onThisMachine = issuer.protocol === "http:" && ["localhost", "127.0.0.1"].includes(issuer.hostname);
	return await client.discovery(
		issuer,
		settings.clientId,
		profile.signedUserInfo ? { userinfo_signed_response_alg: profile.signedUserInfo } : {},
		client.ClientSecretPost(settings.clientSecret),
		onThisMachine ? { execute: [client.allowInsecureRequests] } : {},
	);
}
