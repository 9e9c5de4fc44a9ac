import type { PerimeterKind, Role } from "../../access/model.ts";

/** Needs and purchases, for `matrix.test.ts`: who gets through, written by hand. A buyer of the whole decides, nobody else. */
export const needsRoles = {
	"a reader of needs": [
		"charge-etudes",
		"responsable-publication",
		"acheteur",
		"animateur",
		"instructeur",
		"administrateur",
	],
	"who proposes": ["charge-etudes", "acheteur", "animateur"],
	"who decides purchases": ["acheteur"],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export const needsPerimeters: Readonly<Record<string, readonly PerimeterKind[]>> = {
	"a reader of needs": ["territoire"],
	"who proposes": ["territoire"],
};

export const needsDoors: Readonly<Record<string, keyof typeof needsRoles>> = {
	"GET /espace/besoins": "a reader of needs",
	"GET /espace/besoins/fichier": "a reader of needs",
	"GET /espace/besoins/propositions": "a reader of needs",
	"GET /espace/besoins/propositions/:proposal": "a reader of needs",
	"GET /espace/besoins/propositions/:proposal/fiche.pdf": "a reader of needs",
	"GET /espace/besoins/:occupation/:bassin": "a reader of needs",
	"POST /espace/besoins/:occupation/:bassin": "who proposes",
	"POST /espace/besoins/propositions/:proposal/modifier": "who proposes",
	"POST /espace/besoins/propositions/:proposal/proposer": "who proposes",
	"POST /espace/besoins/propositions/:proposal/retirer": "who proposes",
	"POST /espace/besoins/propositions/:proposal/avis": "who proposes",
	"POST /espace/besoins/propositions/:proposal/decider": "who decides purchases",
};
