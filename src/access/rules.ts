import { DefError } from "../platform/errors.ts";
import type { Membership, PerimeterKind, Person, Role, Subject } from "./model.ts";

interface Rule {
	/** Roles that may; `anyone` needs no account, `signed-in` needs one of any role, even none. */
	readonly who: "anyone" | "signed-in" | readonly Role[];
	/** Perimeters, short of the whole, inside which it may be decided. Default: an organisation. */
	readonly inside?: readonly PerimeterKind[];
	/** `observatory`: only a right over the whole observatory will do, whatever the action bears on. */
	readonly reach?: "observatory";
}

/** A right on one source holds for the files of that source. */
const bySource: readonly PerimeterKind[] = ["organisation", "source"];

/** The one table of rights. What is not written here is refused. */
const rules = {
	"pages.read": { who: "anyone" },
	"session.open": { who: "anyone" },
	"account.keep": { who: "signed-in" },
	"people.manage": { who: ["administrateur"] },
	"audit.read": { who: ["administrateur"], reach: "observatory" },
	// Charters: the operator writes them, the partner's people answer and sign for their organisation.
	"charters.read": {
		who: ["partenaire", "contributeur", "charge-etudes", "responsable-publication", "administrateur"],
		inside: bySource,
	},
	"charters.answer": { who: ["partenaire", "contributeur", "administrateur"], inside: bySource },
	"charters.manage": { who: ["charge-etudes", "administrateur"], reach: "observatory" },
	// The import desk.
	"deliveries.read": {
		who: ["partenaire", "contributeur", "charge-etudes", "responsable-publication", "administrateur"],
		inside: bySource,
	},
	"deliveries.deposit": { who: ["contributeur", "charge-etudes", "administrateur"], inside: bySource },
	// The operator's: nobody accepts what their own organisation sent because they administer it.
	"deliveries.decide": { who: ["charge-etudes", "administrateur"], inside: ["source"] },
	// Whose keys exactly is asked where they are kept.
	"keys.keep": { who: ["charge-etudes", "administrateur"] },
	"collection.manage": { who: ["charge-etudes", "administrateur"], reach: "observatory" },
	// Releases: composed by one person, approved by another, read before everybody by the people they name.
	"releases.compose": { who: ["charge-etudes", "administrateur"], reach: "observatory" },
	"releases.approve": { who: ["responsable-publication", "administrateur"], reach: "observatory" },
	"releases.follow": {
		who: ["charge-etudes", "responsable-publication", "administrateur"],
		reach: "observatory",
	},
	// Who is named, and when, is asked of the release itself.
	"releases.preview": { who: "signed-in" },
	// Needs and purchases: proposed by who knows a place, decided by a buyer of the whole, never by the author.
	"needs.read": {
		who: [
			"charge-etudes",
			"responsable-publication",
			"acheteur",
			"animateur",
			"instructeur",
			"administrateur",
		],
		inside: ["territoire"],
	},
	"needs.propose": { who: ["charge-etudes", "acheteur", "animateur"], inside: ["territoire"] },
	"needs.decide": { who: ["acheteur"], reach: "observatory" },
	// Kits hold what the public may read: whose kit it is, is asked of the kit. A public link is the observatory's word.
	"kits.compose": { who: "signed-in" },
	"kits.publish": { who: ["charge-etudes", "responsable-publication", "animateur", "administrateur"] },
	// Studies speak in the name of the observatory: written by one person, published by another.
	"studies.write": { who: ["charge-etudes", "administrateur"], reach: "observatory" },
	"studies.approve": { who: ["responsable-publication", "administrateur"], reach: "observatory" },
	"studies.follow": {
		who: ["charge-etudes", "responsable-publication", "administrateur"],
		reach: "observatory",
	},
	// Figures that a charter keeps for some recipients: the ruling itself is asked of the charters at each reading.
	"figures.restricted": { who: "signed-in" },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof rules;

/** May this person do this, on this? Deny by default. Without `on`, the whole observatory is meant. */
export function may(person: Person | undefined, action: Action, on: Subject = {}): boolean {
	const rule: Rule | undefined = rules[action];
	if (!rule) return false;
	if (rule.who === "anyone") return true;
	if (!person || person.suspended) return false;
	if (rule.who === "signed-in") return true;
	const { who, reach } = rule;
	return person.memberships.some((m) => who.includes(m.role) && covers(m, reach ? {} : on));
}

/** May this person do this somewhere? What a menu or the door of a page asks; the data itself is asked about with `may`. */
export function mayIn(person: Person | undefined, action: Action): boolean {
	if (may(person, action)) return true;
	const rule: Rule = rules[action];
	const { who, inside = ["organisation"] } = rule;
	if (typeof who === "string" || rule.reach || !person || person.suspended) return false;
	return person.memberships.some((m) => who.includes(m.role) && inside.includes(m.perimeter.kind));
}

/** Throws `acces-refuse`. */
export function demand(person: Person | undefined, action: Action, on: Subject = {}): void {
	if (!may(person, action, on)) throw new DefError("acces-refuse");
}

function covers({ perimeter, organisation }: Membership, on: Subject): boolean {
	switch (perimeter.kind) {
		case "tout":
			return true;
		case "organisation":
			return on.organisation === organisation.id;
		case "territoire":
			return on.territories?.includes(perimeter.value) ?? false;
		case "source":
			return on.source === perimeter.value;
		case "programme":
			return on.programme === perimeter.value;
	}
}
