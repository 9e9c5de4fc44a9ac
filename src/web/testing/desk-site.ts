import type { Source } from "../../../catalogue/model.ts";
import { Browser } from "./browser.ts";
import { firstAdministrator, openSite, password, type Site } from "./site.ts";

/** A site with its import desk at work: two partners under a charter, and the analyst who decides. */
export interface DeskSite {
	readonly site: Site;
	/** The data set that both partners share. */
	readonly source: Source;
	readonly admin: Browser;
	readonly analyst: Browser;
	readonly partner: Browser;
	/** Of another partner. */
	readonly other: Browser;
	/** Organisation of the first partner. */
	readonly opco: string;
}

export async function openDeskSite(source: Source): Promise<DeskSite> {
	const site = await openSite([source]);
	const admin = await firstAdministrator(site);
	const person = async (email: string, right: Readonly<Record<string, string>>): Promise<Browser> => {
		const { path } = await site.invite(admin, email, right);
		const browser = new Browser(site.server);
		await browser.post(path, { password, again: password });
		return browser;
	};
	const organisation = async (name: string): Promise<string> => {
		await admin.submit("/espace/utilisateurs", "/espace/utilisateurs/organisations", {
			"organisation-name": name,
			kind: "OPCO",
		});
		return await site.organisation(name);
	};
	const opco = await organisation("OPCO d’essai");
	const rival = await organisation("Autre OPCO d’essai");
	for (const [id, name] of [
		[opco, "OPCO d’essai"],
		[rival, "Autre OPCO d’essai"],
	] as const) {
		site.space.rules.push({
			charter: { id, title: `Charte ${name}`, version: 2 },
			organisation: { id, name },
			clause: {
				number: 1,
				source: source.id,
				use: "diffusion",
				finest: "departement",
				recipients: ["public"],
				minUnits: 5,
				maxShare: 85,
				retentionMonths: 12,
			},
			text: "Clause 1 : contrats, jusqu’au département.",
			from: "2026-01-01T00:00:00Z",
			until: "2099-01-01T00:00:00Z",
		});
	}
	const operator = await site.organisation("Exploitant");
	const analyst = await person("analyste@exemple.fr", {
		role: "charge-etudes",
		organisation: operator,
		perimeter: "tout",
	});
	const inside = { role: "contributeur", perimeter: "organisation" };
	const partner = await person("partenaire@exemple.fr", { ...inside, organisation: opco });
	const other = await person("autre@exemple.fr", { ...inside, organisation: rival });
	return { site, source, admin, analyst, partner, other, opco };
}

export const deposer = "/espace/collecte/deposer";

/** Sends the form of the deposit page, for the first of the two partners unless `fields` says otherwise. */
export async function send(
	{ opco, source }: Pick<DeskSite, "opco" | "source">,
	browser: Browser,
	name: string,
	content: string,
	fields: Readonly<Record<string, string>> = {},
) {
	const csrf = await browser.token(deposer);
	return await browser.upload(
		deposer,
		{ csrf, source: source.id, organisation: opco, ...fields },
		{ field: "fichier", name, content },
	);
}

/** Where a deposit or a change leads, once its check is over. */
export async function settled(browser: Browser, location: unknown): Promise<string> {
	const path = String(location).split("?")[0] ?? "";
	for (;;) {
		const { running } = (await browser.get(`${path}/etat`)).json<{ running: boolean }>();
		if (!running) return path;
		await new Promise((wake) => setTimeout(wake, 50));
	}
}

/** Path of the delivery, once its check is over. */
export async function deposited(
	desk: Pick<DeskSite, "opco" | "source">,
	browser: Browser,
	name: string,
	content: string,
): Promise<string> {
	const answer = await send(desk, browser, name, content);
	if (answer.statusCode !== 303) throw new Error(answer.body);
	return await settled(browser, answer.headers.location);
}
