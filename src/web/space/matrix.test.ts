import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type PerimeterKind, perimeterKinds, type Role, roles } from "../../access/model.ts";
import { openSession } from "../../access/sessions.ts";
import { addApi } from "../../api/index.ts";
import { openUploads } from "../../deliveries/index.ts";
import { shelfOf } from "../../figures/index.ts";
import { createServer } from "../index.ts";
import { portraits } from "../portrait/address.ts";
import { routes } from "../routes.ts";
import { Browser } from "../testing/browser.ts";
import { essaiRegion } from "../testing/essai-region.ts";
import { fakeFigures } from "../testing/fake-figures.ts";
import { type OwnSpace, ownSpace } from "../testing/own-space.ts";
import { twinPattern } from "../twin/address.ts";
import { apiDoors } from "./api-doors.ts";
import { collectionDoors } from "./collection-doors.ts";
import { kitDoors, kitOpeners } from "./kit-doors.ts";
import { needsDoors, needsPerimeters, needsRoles } from "./needs-doors.ts";
import { studyDoors } from "./study-doors.ts";

type Door =
	| "anyone"
	| "signed-in"
	| "an administrator"
	| "the administrator of the whole"
	| "a reader of deliveries"
	| "a depositor"
	| "who decides"
	| "who keeps the collection"
	| "who keeps keys"
	| "a reader of charters"
	| "who answers for a partner"
	| "who writes charters"
	| "who follows releases"
	| "who composes releases"
	| "who approves releases"
	| keyof typeof needsRoles
	| "who opens kits to all"
	| "a key";

/** Who reads the collection, who hands over, who decides, who keeps the calendar: the last over the whole only. */
const desk: Readonly<Record<string, readonly Role[]>> = {
	"a reader of deliveries": [
		"partenaire",
		"contributeur",
		"charge-etudes",
		"responsable-publication",
		"administrateur",
	],
	"a depositor": ["contributeur", "charge-etudes", "administrateur"],
	"who decides": ["charge-etudes", "administrateur"],
	"who keeps the collection": ["charge-etudes", "administrateur"],
	"who keeps keys": ["charge-etudes", "administrateur"],
	"a reader of charters": [
		"partenaire",
		"contributeur",
		"charge-etudes",
		"responsable-publication",
		"administrateur",
	],
	"who answers for a partner": ["partenaire", "contributeur", "administrateur"],
	"who writes charters": ["charge-etudes", "administrateur"],
	"who follows releases": ["charge-etudes", "responsable-publication", "administrateur"],
	"who composes releases": ["charge-etudes", "administrateur"],
	"who approves releases": ["responsable-publication", "administrateur"],
	...needsRoles,
	"who opens kits to all": kitOpeners,
};

/**
 * Written by hand, apart from the code that decides: who gets through which route. A route of the server that is not here
 * fails the test.
 */
const doors: Readonly<Record<string, Door>> = {
	...Object.fromEntries(
		routes.flatMap(({ pattern }) =>
			[pattern, twinPattern(pattern)].map((url) => [`GET ${url}`, "anyone" as const]),
		),
	),
	"GET /metiers/:occupation/fiche.pdf": "anyone",
	"GET /metiers/:occupation/:type/:place/fiche.pdf": "anyone",
	"GET /catalogue": "anyone",
	"GET /catalogue.ttl": "anyone",
	"GET /catalogue.jsonld": "anyone",
	"GET /catalogue/:dataset/datapackage.json": "anyone",
	"GET /catalogue/:dataset/structure.json": "anyone",
	"GET /donnees/tableau/fichier": "anyone",
	"GET /donnees/:source/dictionnaire": "anyone",
	"GET /extrait.csv": "anyone",
	"GET /extrait.pptx": "anyone",
	"GET /extrait.xlsx": "anyone",
	"GET /image.png": "anyone",
	"GET /image.svg": "anyone",
	"GET /citer": "anyone",
	"POST /c": "anyone",
	"GET /c/:code": "anyone",
	"GET /c/:code.csv": "anyone",
	"GET /c/:code.json": "anyone",
	"GET /glossaire.csv": "anyone",
	"GET /diffusions.xml": "anyone",
	"GET /diffusions/:version/valeurs.csv": "anyone",
	"GET /calendrier.ics": "anyone",
	"GET /style/:name": "anyone",
	"GET /script/:name": "anyone",
	"GET /film/:name": "anyone",
	"GET /aide/guide.pdf": "anyone",
	...Object.fromEntries(
		portraits.map(({ file }) => [`GET /territoires/:type/:place/${file}`, "anyone" as const]),
	),
	"GET /favicon.svg": "anyone",
	"GET /robots.txt": "anyone",
	"GET /sante": "anyone",
	"GET /connexion": "anyone",
	"POST /connexion": "anyone",
	"GET /connexion/code": "anyone",
	"POST /connexion/code": "anyone",
	"GET /connexion/identite": "anyone",
	"GET /connexion/retour": "anyone",
	"POST /deconnexion": "anyone",
	"GET /invitation/:token": "anyone",
	"POST /invitation/:token": "anyone",
	"GET /premier-compte/:token": "anyone",
	"POST /premier-compte/:token": "anyone",
	"GET /espace": "signed-in",
	"GET /espace/compte": "signed-in",
	"GET /espace/requetes": "signed-in",
	"POST /espace/requetes": "signed-in",
	"POST /espace/requetes/supprimer": "signed-in",
	"POST /espace/mot-de-passe": "signed-in",
	"GET /espace/second-facteur": "signed-in",
	"POST /espace/second-facteur": "signed-in",
	"POST /espace/second-facteur/retirer": "signed-in",
	"POST /espace/sessions": "signed-in",
	"GET /espace/utilisateurs": "an administrator",
	"POST /espace/utilisateurs": "an administrator",
	"POST /espace/utilisateurs/organisations": "an administrator",
	"GET /espace/utilisateurs/:person": "an administrator",
	"POST /espace/utilisateurs/:person/droits": "an administrator",
	"POST /espace/utilisateurs/:person/droits/retirer": "an administrator",
	"POST /espace/utilisateurs/:person/etat": "an administrator",
	"POST /espace/utilisateurs/:person/lien": "an administrator",
	"GET /espace/chiffres": "signed-in",
	"GET /espace/chiffres/:indicator": "signed-in",
	"GET /espace/journal": "the administrator of the whole",
	"GET /espace/journal.csv": "the administrator of the whole",
	...collectionDoors,
	"GET /espace/chartes": "a reader of charters",
	"GET /espace/chartes/registre.csv": "a reader of charters",
	"GET /espace/chartes/registre.xlsx": "a reader of charters",
	"GET /espace/chartes/certificats": "a reader of charters",
	"GET /espace/chartes/certificats/:number": "a reader of charters",
	"GET /espace/chartes/:charter": "a reader of charters",
	"GET /espace/chartes/:charter/signee.pdf": "a reader of charters",
	"GET /espace/chartes/nouvelle": "who writes charters",
	"POST /espace/chartes/nouvelle": "who writes charters",
	"POST /espace/chartes/:charter/texte": "who writes charters",
	"POST /espace/chartes/:charter/clauses": "who writes charters",
	"POST /espace/chartes/:charter/clauses/retirer": "who writes charters",
	"POST /espace/chartes/:charter/relecture": "who writes charters",
	"POST /espace/chartes/:charter/reprendre": "who writes charters",
	"POST /espace/chartes/:charter/contresigner": "who writes charters",
	"POST /espace/chartes/:charter/version": "who writes charters",
	"POST /espace/chartes/:charter/fin": "who writes charters",
	"POST /espace/chartes/:charter/ajuster": "who answers for a partner",
	"POST /espace/chartes/:charter/approuver": "who answers for a partner",
	"POST /espace/chartes/:charter/renvoyer": "who answers for a partner",
	"POST /espace/chartes/:charter/code": "who answers for a partner",
	"POST /espace/chartes/:charter/signer": "who answers for a partner",
	"POST /espace/chartes/:charter/pdf": "who answers for a partner",
	"GET /espace/diffusions": "who follows releases",
	"POST /espace/diffusions": "who composes releases",
	"POST /espace/diffusions/retrait": "who approves releases",
	"GET /espace/diffusions/:draft": "who follows releases",
	"POST /espace/diffusions/:draft/textes": "who composes releases",
	"POST /espace/diffusions/:draft/construction": "who composes releases",
	"POST /espace/diffusions/:draft/cocher": "who follows releases",
	"POST /espace/diffusions/:draft/apercu": "who composes releases",
	"POST /espace/diffusions/:draft/apercu/retirer": "who composes releases",
	"POST /espace/diffusions/:draft/relecture": "who composes releases",
	"POST /espace/diffusions/:draft/approuver": "who approves releases",
	"POST /espace/diffusions/:draft/renvoyer": "who approves releases",
	"POST /espace/diffusions/:draft/programmer": "who follows releases",
	"POST /espace/diffusions/:draft/publier": "who follows releases",
	"POST /espace/diffusions/:draft/annuler": "who follows releases",
	"POST /espace/diffusions/:draft/abandonner": "who composes releases",
	// Who is named by a release is asked of it: an unknown one answers that it does not exist.
	"GET /espace/apercu/:draft": "signed-in",
	...Object.fromEntries(
		routes
			.filter(
				({ pattern }) => !/^\/($|diffusions|publications|calendrier|accessibilite|mentions)/.test(pattern),
			)
			.map(({ pattern }) => [`GET /espace/apercu/:draft${pattern}`, "signed-in" as const]),
	),
	// No session opens these, whatever the role: who holds which key is tried in src/api/api.test.ts.
	// Published figures, for all.
	...apiDoors,
	...needsDoors,
	...kitDoors,
	...studyDoors,
};

/** Short of the whole observatory, inside what. */
const deskPerimeters: Readonly<Record<string, readonly PerimeterKind[]>> = {
	"a reader of deliveries": ["organisation", "source"],
	"a depositor": ["organisation", "source"],
	"who decides": ["source"],
	"who keeps keys": ["organisation"],
	"a reader of charters": ["organisation", "source"],
	"who answers for a partner": ["organisation", "source"],
	...needsPerimeters,
	"who opens kits to all": ["organisation"],
};

function allowed(door: Door, role: Role | undefined, perimeter: PerimeterKind | undefined): boolean {
	if (door === "anyone") return true;
	if (door === "a key") return false;
	if (door === "signed-in") return role !== undefined;
	const deskRoles = desk[door];
	if (deskRoles) {
		return (
			deskRoles.some((one) => one === role) &&
			(perimeter === "tout" || (deskPerimeters[door] ?? []).some((one) => one === perimeter))
		);
	}
	if (role !== "administrateur") return false;
	return perimeter === "tout" || (door === "an administrator" && perimeter === "organisation");
}

let space: OwnSpace;
let server: FastifyInstance;
const served: string[] = [];
beforeAll(async () => {
	space = await ownSpace();
	const figures = fakeFigures();
	server = createServer({
		figures: () => figures,
		region: essaiRegion,
		frozen: { dataDir: space.access.dataDir },
		space: { access: space.access, desk: space.desk, uploads: space.uploads },
		onError: () => undefined,
		onRoute: (route) => served.push(route),
	});
	addApi(server, {
		desk: {
			access: space.access,
			sources: [],
			jobs: { ask: async () => undefined, cancel: async () => undefined },
			knowledge: async () => new Map(),
		},
		uploads: openUploads(space.access.dataDir),
		// Everybody of the matrix knocks from one address within the minute.
		perMinute: 100_000,
		shelf: shelfOf(figures),
	});
	await server.ready();
});
afterAll(async () => {
	await server.close();
	await space.close();
});

/** A browser whose person holds this role with this perimeter, or no role, or nobody. */
async function browserOf(role?: Role, perimeter?: PerimeterKind): Promise<Browser> {
	const browser = new Browser(server);
	const { access } = space;
	const { query } = access.records;
	const name = `${role ?? "sans-role"}-${perimeter ?? "rien"}`;
	const [person] = await query<{ id: string }>(
		"insert into person (email, name) values ($1, $1) returning id",
		[`${name}@exemple.fr`],
	);
	const [organisation] = await query<{ id: string }>(
		"insert into organisation (name, kind) values ($1, 'Autre') returning id",
		[name],
	);
	if (role && perimeter) {
		const value =
			perimeter === "territoire"
				? "bassin:2801"
				: perimeter === "source" || perimeter === "programme"
					? "bmo-2024"
					: "";
		await query(
			"insert into membership (person_id, role, organisation_id, perimeter_kind, perimeter_value) values ($1, $2, $3, $4, $5)",
			[person?.id, role, organisation?.id, perimeter, value],
		);
	}
	browser.cookies.set(
		"session",
		await openSession(access, query, person?.id ?? "", true, { address: "127.0.0.1", agent: "essai" }),
	);
	return browser;
}

/** A POST carries no token: past the door it is refused as a stale form (400) and changes nothing. */
async function passes(browser: Browser, route: string): Promise<boolean> {
	const [method = "", pattern = ""] = route.split(" ");
	const url = pattern.replaceAll(/:\w+/g, "inconnu");
	const answer =
		method === "GET"
			? await browser.get(url)
			: method === "POST"
				? await browser.post(url, {}, {})
				: await browser.send(method, url);
	const turnedAway =
		answer.statusCode === 303 &&
		answer.headers.location === "/connexion" &&
		!pattern.startsWith("/connexion");
	return ![401, 403].includes(answer.statusCode) && !turnedAway;
}

/** HEAD is GET without its body, and Fastify adds it with the same right. */
const table = (): readonly string[] =>
	served.filter((route) => !(route.startsWith("HEAD ") && served.includes(route.replace("HEAD", "GET"))));

it("every route of the server declares who gets through, and every declared one exists", () => {
	expect(table().toSorted()).toEqual(Object.keys(doors).toSorted());
});

it("a route without a declared right cannot be added", () => {
	const fresh = createServer({ figures: () => fakeFigures(), region: essaiRegion });
	expect(() => fresh.get("/ouverte-par-oubli", () => "")).toThrow("declares no right");
});

const people: readonly (readonly [Role | undefined, PerimeterKind | undefined])[] = [
	[undefined, undefined],
	...roles.flatMap((role) => perimeterKinds.map((kind) => [role, kind] as const)),
];

it.each(people)(
	"role %s over %s gets through the doors it should, and through no other",
	async (role, perimeter) => {
		const browser = await browserOf(role, perimeter);
		const wrong: string[] = [];
		for (const route of table()) {
			// Signing out or in would end the session that is being tried.
			if (doors[route] === "anyone" && route.startsWith("POST ")) continue;
			const door = doors[route] ?? "anyone";
			const expected = allowed(door, role ?? "public", perimeter);
			if ((await passes(browser, route)) !== expected)
				wrong.push(`${route} : ${expected ? "refused" : "open"}`);
		}
		expect(wrong).toEqual([]);
	},
);

it("a visitor who is nobody gets through the open doors only", async () => {
	const wrong: string[] = [];
	for (const route of table()) {
		if ((await passes(new Browser(server), route)) !== (doors[route] === "anyone")) wrong.push(route);
	}
	expect(wrong).toEqual([]);
});
