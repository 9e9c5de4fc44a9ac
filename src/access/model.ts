/** Who may do what: roles × organisations × perimeters. Pure types and lists, no store. */

export const roles = [
	"public",
	"partenaire",
	"contributeur",
	"charge-etudes",
	"responsable-publication",
	"acheteur",
	"animateur",
	"instructeur",
	"gestionnaire-paie",
	"emetteur-badges",
	"administrateur",
] as const;
export type Role = (typeof roles)[number];

export const roleLabels: Readonly<Record<Role, string>> = {
	public: "Public",
	partenaire: "Partenaire",
	contributeur: "Contributeur",
	"charge-etudes": "Chargé d’études",
	"responsable-publication": "Responsable de publication",
	acheteur: "Acheteur",
	animateur: "Animateur",
	instructeur: "Instructeur",
	"gestionnaire-paie": "Gestionnaire paie",
	"emetteur-badges": "Émetteur de badges",
	administrateur: "Administrateur",
};

export const perimeterKinds = ["tout", "organisation", "territoire", "source", "programme"] as const;
export type PerimeterKind = (typeof perimeterKinds)[number];

export const perimeterLabels: Readonly<Record<PerimeterKind, string>> = {
	tout: "Tout l’observatoire",
	organisation: "Son organisation",
	territoire: "Un territoire",
	source: "Une source",
	programme: "Un programme",
};

/** `value` names the territory (`bassin:2801`), the source or the programme; empty for the first two kinds. */
export interface Perimeter {
	readonly kind: PerimeterKind;
	readonly value: string;
}

export const organisationKinds = [
	"Région",
	"Carif-Oref",
	"Service de l’État",
	"France Travail",
	"OPCO",
	"Branche professionnelle",
	"Organisme de formation",
	"Partenaire social",
	"Collectivité",
	"Autre",
] as const;

export interface Organisation {
	readonly id: string;
	readonly name: string;
	readonly kind: string;
}

export interface Membership {
	readonly id: string;
	readonly role: Role;
	readonly organisation: Organisation;
	readonly perimeter: Perimeter;
}

export interface Person {
	readonly id: string;
	readonly email: string;
	readonly name: string;
	readonly suspended: boolean;
	readonly hasPassword: boolean;
	readonly secondFactor: boolean;
	readonly memberships: readonly Membership[];
}

/** What an action bears on. Nothing said means the whole observatory. */
export interface Subject {
	readonly organisation?: string;
	/** The territory and those that contain it: a right on the département holds for its communes. */
	readonly territories?: readonly string[];
	readonly source?: string;
	readonly programme?: string;
}

/** Where a request comes from, for the audit trail and the limits. */
export interface Origin {
	readonly address: string;
	readonly agent: string;
}

/** Somebody who is signed in. `complete` is false between the password and the second factor. */
export interface Visitor {
	readonly person: Person;
	/** Name of the session in the list of sessions; not its token. */
	readonly session: string;
	readonly csrf: string;
	readonly complete: boolean;
}
