import type { FastifyInstance } from "fastify";
import { regionOf } from "../../catalogue/regions/index.ts";
import { openSession } from "../../src/access/sessions.ts";
import { addApi } from "../../src/api/index.ts";
import { openShelf, type Shelf } from "../../src/figures/index.ts";
import { openDiffusions } from "../../src/publication/index.ts";
import { publications } from "../../src/release/index.ts";
import { openStudies } from "../../src/studies/index.ts";
import { createServer } from "../../src/web/index.ts";
import { Browser } from "../../src/web/testing/browser.ts";
import type { OwnSpace } from "../../src/web/testing/own-space.ts";
import { type Demonstration, now, rules } from "./demonstration.ts";

/** The whole server on one release of the demonstration. */
export interface Site {
	readonly server: FastifyInstance;
	readonly shelf: Shelf;
	/** Every route that the server said it has, `GET /donnees/:source`. */
	readonly routes: readonly string[];
	/** Nobody, and somebody of a Région, whom a clause lets read finer. */
	readonly anybody: Browser;
	readonly partner: Browser;
	readonly incidents: readonly unknown[];
	readonly close: () => Promise<void>;
}

export async function openSite(
	{ dataDir }: Demonstration,
	{ access, desk, uploads }: OwnSpace,
): Promise<Site> {
	const shelf = await openShelf({ dataDir, region: "28", governance: { rules: () => rules, now } });
	const figures = shelf.current();
	const card = figures.territory("region", "28");
	const departements = figures.territories("departement", "28").map(({ code }) => code);
	const routes: string[] = [];
	const incidents: unknown[] = [];
	const onError = (error: unknown): void => void incidents.push(error);
	const server = createServer({
		figures: shelf.current,
		region: regionOf("28", card?.label ?? "", departements),
		diffusions: openDiffusions({ dataDir, records: access.records }),
		studies: await openStudies({ dataDir, records: access.records }),
		publicUrl: "http://localhost",
		versionOf: (release) => publications(dataDir).find((one) => one.release === release)?.version,
		frozen: { dataDir, history: () => publications(dataDir), now, perMinute: 100_000 },
		space: { access, desk, uploads, openCandidate: async () => figures },
		onRoute: (route) => routes.push(route),
		onError,
	});
	addApi(server, { desk, uploads, shelf, perMinute: 100_000, onError });
	await server.ready();
	return {
		server,
		shelf,
		routes,
		incidents,
		anybody: new Browser(server),
		partner: await partnerOf(server, access),
		async close() {
			await server.close();
			shelf.close();
		},
	};
}

async function partnerOf(server: FastifyInstance, access: OwnSpace["access"]): Promise<Browser> {
	const { query } = access.records;
	const name = "region@exemple.fr";
	await query("insert into organisation (name, kind) values ($1, 'Région') on conflict do nothing", [name]);
	await query("insert into person (email, name) values ($1, 'Camille Essai') on conflict do nothing", [name]);
	await query(
		`insert into membership (person_id, role, organisation_id, perimeter_kind, perimeter_value)
		select p.id, 'partenaire', o.id, 'organisation', '' from person p, organisation o where p.email = $1 and o.name = $1
			and not exists (select 1 from membership m where m.person_id = p.id)`,
		[name],
	);
	// A buyer too: the matrix of needs and offers is read with the same rights on figures.
	await query(
		`insert into membership (person_id, role, organisation_id, perimeter_kind, perimeter_value)
		select p.id, 'acheteur', o.id, 'tout', '' from person p, organisation o where p.email = $1 and o.name = $1
		on conflict do nothing`,
		[name],
	);
	const [person] = await query<{ id: string }>("select id from person where email = $1", [name]);
	const browser = new Browser(server);
	const origin = { address: "127.0.0.1", agent: "essai" };
	browser.cookies.set("session", await openSession(access, query, person?.id ?? "", true, origin));
	return browser;
}
