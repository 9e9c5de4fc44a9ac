import type { Person, Role } from "../../src/access/index.ts";
import type { CharterRule } from "../../src/charters/index.ts";
import type { Query } from "../../src/platform/index.ts";
import { rule } from "../observatory/charter-release.ts";

/** The partner and the analyst of the drill, always the same. */
export const partner = "11111111-1111-4111-8111-111111111111";
const operator = "22222222-2222-4222-8222-222222222222";

function person(
	id: string,
	name: string,
	role: Role,
	organisation: string,
	kind: "tout" | "organisation",
): Person {
	return {
		id,
		name,
		email: `${name.toLowerCase().replace(" ", ".")}@exemple.fr`,
		suspended: false,
		hasPassword: false,
		secondFactor: false,
		memberships: [
			{ id, role, organisation: { id: organisation, name: "", kind: "" }, perimeter: { kind, value: "" } },
		],
	};
}

export const depositor = person(
	"33333333-3333-4333-8333-333333333333",
	"Camille Essai",
	"contributeur",
	partner,
	"organisation",
);
export const analyst = person(
	"44444444-4444-4444-8444-444444444444",
	"Dominique Essai",
	"charge-etudes",
	operator,
	"tout",
);

export async function settle(query: Query): Promise<void> {
	await query(
		"insert into organisation (id, name, kind) values ($1, 'OPCO d’essai', 'OPCO'), ($2, 'Exploitant', 'Carif-Oref') on conflict do nothing",
		[partner, operator],
	);
	await query("insert into person (id, email, name) values ($1, $2, $3) on conflict do nothing", [
		analyst.id,
		analyst.email,
		analyst.name,
	]);
}

/** A charter in force, whatever the day of the drill. */
export const rules = async (): Promise<readonly CharterRule[]> => [
	rule({}, { organisation: { id: partner, name: "OPCO d’essai" }, until: "2999-12-31T23:00:00.000Z" }),
];
