import type { FastifyInstance } from "fastify";
import { firstAdministratorLink } from "../../access/index.ts";
import type { Desk } from "../../deliveries/index.ts";
import { openStudies } from "../../studies/index.ts";
import { createServer } from "../index.ts";
import { Browser } from "./browser.ts";
import { essaiRegion } from "./essai-region.ts";
import { fakeFigures } from "./fake-figures.ts";
import { type OwnSpace, ownSpace } from "./own-space.ts";

export const password = "quatre mots sans rapport";
export const administrator = {
	name: "Dominique Essai",
	email: "dominique@exemple.fr",
	organisation: "Exploitant",
};

/** A whole site with its own records, before anybody has an account. */
export interface Site {
	readonly space: OwnSpace;
	readonly server: FastifyInstance;
	/** Path of the one-time link of the first administrator. */
	readonly firstPath: string;
	readonly query: (sql: string) => Promise<readonly Record<string, unknown>[]>;
	readonly organisation: (name: string) => Promise<string>;
	/** Invites through the form; gives the answer, which holds the link when it went well. */
	readonly invite: (
		by: Browser,
		email: string,
		right: Readonly<Record<string, string>>,
	) => Promise<{ readonly status: number; readonly path: string }>;
	/** A browser of nobody. */
	readonly stranger: () => Browser;
	readonly close: () => Promise<void>;
}

export async function openSite(sources?: Desk["sources"]): Promise<Site> {
	const space = await ownSpace("http://localhost", [], sources);
	const figures = fakeFigures();
	const server = createServer({
		figures: () => figures,
		region: essaiRegion,
		studies: await openStudies(space.access),
		space: { access: space.access, desk: space.desk, uploads: space.uploads },
	});
	const query = (sql: string): Promise<readonly Record<string, unknown>[]> => space.access.records.query(sql);
	return {
		space,
		server,
		query,
		stranger: () => new Browser(server),
		firstPath: new URL((await firstAdministratorLink(space.access)) ?? "").pathname,
		async organisation(name) {
			const [row] = await query(`select id from organisation where name = '${name}'`);
			return String(row?.id);
		},
		async invite(by, email, right) {
			const answer = await by.submit("/espace/utilisateurs", "/espace/utilisateurs", {
				name: "Camille Essai",
				email,
				value: "",
				...right,
			});
			const [, path = ""] = /http:\/\/localhost(\/invitation\/[\w-]+)/.exec(answer.body) ?? [];
			return { status: answer.statusCode, path };
		},
		async close() {
			await server.close();
			await space.close();
		},
	};
}

export async function firstAdministrator(site: Site): Promise<Browser> {
	const browser = new Browser(site.server);
	await browser.post(site.firstPath, { ...administrator, password, again: password });
	return browser;
}
