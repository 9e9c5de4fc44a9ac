import { afterAll, beforeAll, expect, it } from "vitest";
import { type OwnSpace, ownSpace } from "../web/testing/own-space.ts";
import { keyHolder, listKeys, makeKey, revokeKey } from "./keys.ts";
import type { Person, Role } from "./model.ts";
import { personById } from "./people.ts";
import { may } from "./rules.ts";

let space: OwnSpace;
const organisations: string[] = [];
const origin = { address: "127.0.0.1", agent: "essai" };
beforeAll(async () => {
	space = await ownSpace();
	for (const name of ["OPCO d’essai", "Autre"]) {
		const [row] = await space.access.records.query<{ id: string }>(
			"insert into organisation (name, kind) values ($1, 'OPCO') returning id",
			[name],
		);
		organisations.push(row?.id ?? "");
	}
});
afterAll(() => space.close());

let rank = 0;
async function personOf(
	role: Role,
	kind: "tout" | "organisation",
	organisation = organisations[0],
): Promise<Person> {
	const { query } = space.access.records;
	const [row] = await query<{ id: string }>(
		"insert into person (email, name) values ($1, 'Camille Essai') returning id",
		[`camille${rank++}@exemple.fr`],
	);
	await query(
		"insert into membership (person_id, role, organisation_id, perimeter_kind) values ($1, $2, $3, $4)",
		[row?.id, role, organisation, kind],
	);
	const person = await personById(query, row?.id ?? "");
	if (!person) throw new Error("no person");
	return person;
}

const given = (more: Partial<Parameters<typeof makeKey>[2]> = {}): Parameters<typeof makeKey>[2] => ({
	name: "Logiciel de paie",
	organisation: organisations[0] ?? "",
	scopes: ["deliveries:write", "tout"],
	sources: [],
	days: 30,
	...more,
});

it("is made by who manages collection or by the organisation's own administrator, and by nobody else", async () => {
	for (const [role, kind, organisation] of [
		["administrateur", "tout", 1],
		["charge-etudes", "tout", 1],
		["administrateur", "organisation", 0],
	] as const)
		await makeKey(space.access, await personOf(role, kind, organisations[organisation]), given(), origin);
	for (const [role, kind, organisation] of [
		["administrateur", "organisation", 1],
		["contributeur", "organisation", 0],
		["charge-etudes", "organisation", 0],
	] as const)
		await expect(
			makeKey(space.access, await personOf(role, kind, organisations[organisation]), given(), origin),
		).rejects.toMatchObject({ code: "acces-refuse" });
});

it("is kept as a hash alone, holds the scopes that exist, and acts as a contributor of its organisation and sources", async () => {
	const admin = await personOf("administrateur", "tout");
	const { key } = await makeKey(space.access, admin, given({ sources: ["bmo-2024"] }), origin);
	const all = JSON.stringify(await space.access.records.query("select * from api_key, audit"));
	expect(all).not.toContain(key.slice(4));
	const holder = await keyHolder(space.access, key);
	expect(holder.scopes).toEqual(["deliveries:write"]);
	expect(holder.person.memberships).toHaveLength(1);
	expect(may(holder.person, "deliveries.deposit", { source: "bmo-2024" })).toBe(true);
	expect(may(holder.person, "deliveries.deposit", { source: "rome" })).toBe(false);
	for (const action of ["people.manage", "deliveries.decide", "collection.manage", "audit.read"] as const)
		expect(may(holder.person, action, { organisation: organisations[0] ?? "", source: "bmo-2024" })).toBe(
			false,
		);
	const [card] = await listKeys(space.access, admin);
	expect(card).toMatchObject({ ending: key.slice(-4), usedAt: expect.any(Date) });
});

it("stops when revoked, expired, or when who made it is suspended, always with the same words", async () => {
	const admin = await personOf("administrateur", "tout");
	const stops = { code: "cle-refusee" };
	const revoked = await makeKey(space.access, admin, given(), origin);
	await expect(
		revokeKey(space.access, await personOf("contributeur", "organisation"), revoked.id, origin),
	).rejects.toMatchObject(stops);
	await revokeKey(space.access, admin, revoked.id, origin);
	await expect(keyHolder(space.access, revoked.key)).rejects.toMatchObject(stops);
	await expect(revokeKey(space.access, admin, revoked.id, origin)).rejects.toMatchObject(stops);
	const suspended = await makeKey(space.access, admin, given(), origin);
	await space.access.records.query("update person set suspended_at = now() where id = $1", [admin.id]);
	await expect(keyHolder(space.access, suspended.key)).rejects.toMatchObject(stops);
	const old = await makeKey(
		space.access,
		await personOf("administrateur", "tout"),
		given({ days: 1 }),
		origin,
	);
	await keyHolder(space.access, old.key);
	space.later(25 * 3600 * 1000);
	await expect(keyHolder(space.access, old.key)).rejects.toMatchObject(stops);
	for (const wrong of ["", "def_", `def_${"a".repeat(43)}`, "'; drop table api_key"])
		await expect(keyHolder(space.access, wrong)).rejects.toMatchObject(stops);
});

it.each([
	["name", { name: " " }],
	["scopes", { scopes: ["tout"] }],
	["days", { days: 4000 }],
	["sources", { sources: ["../x"] }],
	["organisation", { organisation: "inconnue" }],
])("a wrong %s is told by its field", async (field, more) => {
	const admin = await personOf("administrateur", "tout");
	await expect(makeKey(space.access, admin, given(more), origin)).rejects.toMatchObject({ data: { field } });
});

it("stops with the right of the person who made it", async () => {
	const admin = await personOf("administrateur", "organisation");
	const { key } = await makeKey(space.access, admin, given(), origin);
	await expect(keyHolder(space.access, key)).resolves.toBeDefined();
	await space.access.records.query("delete from membership where person_id = $1", [admin.id]);
	await expect(keyHolder(space.access, key)).rejects.toMatchObject({ code: "cle-refusee" });
});
