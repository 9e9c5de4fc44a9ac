import { join, resolve } from "node:path";
import { DefError } from "./errors.ts";

/** Another identity provider, for people who already have an account here. */
export interface OidcSettings {
	readonly profile: "proconnect" | "keycloak";
	readonly issuer: string;
	readonly clientId: string;
	readonly clientSecret: string;
}

/** What the environment decides. Everything else is declared in the catalogue. */
export interface Settings {
	readonly host: string;
	readonly port: number;
	/** Absolute. All that the product writes is below it. */
	readonly dataDir: string;
	/** Absolute folder of official files, when there is one. */
	readonly mirror?: string;
	/** PostgreSQL server of the records; absent, the product starts its own below `dataDir`. */
	readonly databaseUrl?: string;
	/** ClickHouse server that makes the cubes (`http://…`, `https://…`); absent, this machine does. */
	readonly warehouseUrl?: string;
	/** Insee code of the region. */
	readonly region: string;
	/** Address of the site as people type it, without final slash. */
	readonly publicUrl: string;
	readonly oidc?: OidcSettings;
	/** Server that sends the letters (`smtp://…`, `smtps://…`); absent, they are written to `outbox/` of the data folder. */
	readonly smtpUrl?: string;
	/** Sender of the letters: an address, or « Name <address> ». */
	readonly mailFrom: string;
	/** Absolute. Watched folder where partners' files are put down; default `depot/` of the data folder. */
	readonly dropDir: string;
	/** Account at France Travail's partner interfaces, for the connectors that need one. */
	readonly franceTravail?: { readonly clientId: string; readonly clientSecret: string };
}

/** Throws `reglage-invalide`. */
export function readSettings(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
	const port = Number(env.PORT ?? 3000);
	if (!Number.isInteger(port) || port < 0 || port > 65_535)
		throw new DefError("reglage-invalide", {
			name: "PORT",
			value: env.PORT ?? "",
			expected: "un nombre de 0 à 65535",
		});
	const region = (env.REGION ?? "28").trim();
	if (!/^\d{2}$/.test(region))
		throw new DefError("reglage-invalide", {
			name: "REGION",
			value: region,
			expected: "un code Insee de région sur deux chiffres",
		});
	const mirror = env.SOURCES_MIRROR?.trim();
	const databaseUrl = env.DATABASE_URL?.trim();
	if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl))
		// The address may carry a password: it is not repeated.
		throw new DefError("reglage-invalide", {
			name: "DATABASE_URL",
			value: "…",
			expected: "une adresse postgresql://…",
		});
	const warehouseUrl = env.WAREHOUSE_URL?.trim();
	if (warehouseUrl && !(/^https?:\/\//.test(warehouseUrl) && URL.canParse(warehouseUrl)))
		// The address may carry a password: it is not repeated.
		throw new DefError("reglage-invalide", {
			name: "WAREHOUSE_URL",
			value: "…",
			expected: "une adresse comme https://compte:secret@entrepot.exemple.fr:8443",
		});
	const oidc = readOidc(env);
	const publicUrl = readPublicUrl(env, port);
	const smtpUrl = readSmtpUrl(env);
	const franceTravail = readFranceTravail(env);
	const dataDir = resolve(env.DATA_DIR?.trim() || "var");
	return {
		host: env.HOST?.trim() || "localhost",
		port,
		dataDir,
		dropDir: env.DROP_DIR?.trim() ? resolve(env.DROP_DIR.trim()) : join(dataDir, "depot"),
		region,
		...(mirror ? { mirror: resolve(mirror) } : {}),
		publicUrl,
		mailFrom: readMailFrom(env, publicUrl),
		...(smtpUrl ? { smtpUrl } : {}),
		...(franceTravail ? { franceTravail } : {}),
		...(oidc ? { oidc } : {}),
		...(databaseUrl ? { databaseUrl } : {}),
		...(warehouseUrl ? { warehouseUrl } : {}),
	};
}

type Environment = Readonly<Record<string, string | undefined>>;

function readPublicUrl(env: Environment, port: number): string {
	const given = env.PUBLIC_URL?.trim() || `http://localhost:${port}`;
	const url = URL.canParse(given) ? new URL(given) : undefined;
	if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search !== "")
		throw new DefError("reglage-invalide", {
			name: "PUBLIC_URL",
			value: given,
			expected: "une adresse comme https://observatoire.exemple.fr",
		});
	return url.origin;
}

function readSmtpUrl(env: Environment): string | undefined {
	const given = env.SMTP_URL?.trim();
	if (!given) return undefined;
	if (!/^smtps?:\/\//.test(given) || !URL.canParse(given))
		// The address may carry a password: it is not repeated.
		throw new DefError("reglage-invalide", {
			name: "SMTP_URL",
			value: "…",
			expected: "une adresse comme smtps://compte:secret@serveur:465",
		});
	return given;
}

function readMailFrom(env: Environment, publicUrl: string): string {
	const given = env.MAIL_FROM?.trim() || `Observatoire <observatoire@${new URL(publicUrl).hostname}>`;
	if (!/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(given))
		throw new DefError("reglage-invalide", {
			name: "MAIL_FROM",
			value: given,
			expected: "une adresse comme observatoire@exemple.fr",
		});
	return given;
}

function readFranceTravail(env: Environment): Settings["franceTravail"] {
	const clientId = env.FRANCE_TRAVAIL_CLIENT_ID?.trim();
	const clientSecret = env.FRANCE_TRAVAIL_CLIENT_SECRET?.trim();
	if (!clientId) return undefined;
	if (!clientSecret)
		throw new DefError("reglage-invalide", {
			name: "FRANCE_TRAVAIL_CLIENT_SECRET",
			value: "",
			expected: "le secret donné par France Travail avec l'identifiant",
		});
	return { clientId, clientSecret };
}

function readOidc(env: Environment): OidcSettings | undefined {
	const issuer = env.OIDC_ISSUER?.trim();
	if (!issuer) return undefined;
	const refuse = (name: string, value: string, expected: string): DefError =>
		new DefError("reglage-invalide", { name, value, expected });
	if (!URL.canParse(issuer)) throw refuse("OIDC_ISSUER", issuer, "l'adresse du fournisseur d'identité");
	const profile = env.OIDC_PROFILE?.trim() || "keycloak";
	if (profile !== "proconnect" && profile !== "keycloak")
		throw refuse("OIDC_PROFILE", profile, "proconnect ou keycloak");
	const clientId = env.OIDC_CLIENT_ID?.trim();
	if (!clientId) throw refuse("OIDC_CLIENT_ID", "", "l'identifiant donné par le fournisseur d'identité");
	const clientSecret = env.OIDC_CLIENT_SECRET?.trim();
	if (!clientSecret) throw refuse("OIDC_CLIENT_SECRET", "", "le secret donné par le fournisseur d'identité");
	return { profile, issuer, clientId, clientSecret };
}
