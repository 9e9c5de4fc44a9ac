import { expect, it } from "vitest";
import { DefError } from "./errors.ts";
import { readSettings } from "./settings.ts";

const refused = (env: Record<string, string>): DefError => {
	try {
		readSettings(env);
	} catch (error) {
		if (error instanceof DefError) return error;
	}
	throw new Error("accepted");
};

it("without anything said, the product serves itself on this machine with its own database", () => {
	const settings = readSettings({});
	expect(settings).toMatchObject({ publicUrl: "http://localhost:3000", port: 3000, region: "28" });
	expect(settings.databaseUrl).toBeUndefined();
	expect(settings.oidc).toBeUndefined();
	expect(settings.smtpUrl).toBeUndefined();
	expect(settings.mailFrom).toBe("Observatoire <observatoire@localhost>");
	expect(settings.dropDir).toMatch(/var.depot$/);
});

it.each([
	["PUBLIC_URL", { PUBLIC_URL: "observatoire.exemple.fr" }],
	["PUBLIC_URL", { PUBLIC_URL: "https://exemple.fr/chemin" }],
	["DATABASE_URL", { DATABASE_URL: "mysql://u:motdepasse@h/b" }],
	["OIDC_ISSUER", { OIDC_ISSUER: "pas une adresse" }],
	["OIDC_PROFILE", { OIDC_ISSUER: "https://id.exemple.fr", OIDC_PROFILE: "autre" }],
	["OIDC_CLIENT_ID", { OIDC_ISSUER: "https://id.exemple.fr" }],
	["OIDC_CLIENT_SECRET", { OIDC_ISSUER: "https://id.exemple.fr", OIDC_CLIENT_ID: "x" }],
	["SMTP_URL", { SMTP_URL: "http://u:motdepasse@h" }],
	["MAIL_FROM", { MAIL_FROM: "a@b.fr\r\nBcc: c@d.fr" }],
	["FRANCE_TRAVAIL_CLIENT_SECRET", { FRANCE_TRAVAIL_CLIENT_ID: "PAR_essai" }],
])("%s is refused by name when it makes no sense (%o), and a secret is never repeated", (name, env) => {
	const error = refused(env);
	expect(error.data.name).toBe(name);
	expect(error.message).not.toContain("motdepasse");
});
