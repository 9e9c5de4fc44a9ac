import { describe, expect, it } from "vitest";
import { type Membership, type Perimeter, type Person, type Role, roles } from "./model.ts";
import { may, mayIn } from "./rules.ts";

const own = { id: "o1", name: "Une organisation", kind: "Autre" };

function holding(role: Role, perimeter: Perimeter): Membership {
	return { id: "m1", role, organisation: own, perimeter };
}

function somebody(memberships: readonly Membership[], suspended = false): Person {
	return {
		id: "p1",
		email: "p@exemple.fr",
		name: "P",
		suspended,
		hasPassword: true,
		secondFactor: false,
		memberships,
	};
}

const everywhere: Perimeter = { kind: "tout", value: "" };
const administratorOver = (perimeter: Perimeter): Person => somebody([holding("administrateur", perimeter)]);

describe("rights", () => {
	it("public pages are for anybody, the account for whoever is signed in, even without a role", () => {
		expect(may(undefined, "pages.read")).toBe(true);
		expect(may(undefined, "account.keep")).toBe(false);
		expect(may(somebody([]), "account.keep")).toBe(true);
	});

	it.each(roles.filter((role) => role !== "administrateur"))(
		"%s manages nobody, however wide the perimeter",
		(role) => {
			const person = somebody([holding(role, everywhere)]);
			expect(may(person, "people.manage")).toBe(false);
			expect(mayIn(person, "people.manage")).toBe(false);
		},
	);

	it.each<readonly [Perimeter, object, boolean]>([
		[everywhere, {}, true],
		[everywhere, { organisation: "o2" }, true],
		[{ kind: "organisation", value: "" }, { organisation: "o1" }, true],
		[{ kind: "organisation", value: "" }, { organisation: "o2" }, false],
		[{ kind: "organisation", value: "" }, {}, false],
		[
			{ kind: "territoire", value: "departement:14" },
			{ territories: ["commune:14118", "departement:14"] },
			true,
		],
		[
			{ kind: "territoire", value: "departement:14" },
			{ territories: ["commune:61001", "departement:61"] },
			false,
		],
		[{ kind: "territoire", value: "bassin:2801" }, { territories: ["zone-emploi:2801"] }, false],
		[{ kind: "territoire", value: "bassin:2801" }, {}, false],
		[{ kind: "source", value: "bmo-2024" }, { source: "bmo-2024" }, true],
		[{ kind: "source", value: "bmo-2024" }, { source: "bmo-2025" }, false],
		[{ kind: "programme", value: "pacte" }, { programme: "pacte" }, true],
		[{ kind: "programme", value: "pacte" }, { source: "pacte" }, false],
	])("a right over %o bears on %o: %s", (perimeter, on, expected) => {
		expect(may(administratorOver(perimeter), "people.manage", on)).toBe(expected);
	});

	it("the audit trail asks for the whole observatory, whatever is asked about", () => {
		const local = administratorOver({ kind: "organisation", value: "" });
		expect(may(local, "audit.read", { organisation: "o1" })).toBe(false);
		expect(mayIn(local, "audit.read")).toBe(false);
		expect(may(administratorOver(everywhere), "audit.read")).toBe(true);
	});

	it("a suspended person may only what anybody may", () => {
		const suspended = somebody([holding("administrateur", everywhere)], true);
		expect(may(suspended, "people.manage")).toBe(false);
		expect(may(suspended, "account.keep")).toBe(false);
		expect(may(suspended, "pages.read")).toBe(true);
	});
});
