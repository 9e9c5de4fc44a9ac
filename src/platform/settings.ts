import { resolve } from "node:path";
import { DefError } from "./errors.ts";

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
	/** Insee code of the region. */
	readonly region: string;
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
	return {
		host: env.HOST?.trim() || "localhost",
		port,
		dataDir: resolve(env.DATA_DIR?.trim() || "var"),
		region,
		...(mirror ? { mirror: resolve(mirror) } : {}),
		...(databaseUrl ? { databaseUrl } : {}),
	};
}
