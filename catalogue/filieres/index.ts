import type { CodeRef } from "../model.ts";

/**
 * A filière has no official code: the observatory declares by what it reads each one, in every nomenclature, and every document says so.
 * Only those are declared of which the sections of the NAF and the domains of the FAP bear the same names, or nearly; a section or a domain
 * that serves them all (management, public administration) is in none.
 */
export interface Filiere {
	readonly id: string;
	readonly label: string;
	/** Sections of the NAF rév. 2: the employers. */
	readonly sections: readonly string[];
	/** Domains of the FAP, whose letters are the same in both vintages: the occupations. Source: Dares, FAP 2009 and FAP 2021. */
	readonly domains: readonly string[];
	/** Domains (two figures) and groups (three) of the NSF: the trainings. One may serve several filières. Source: NSF, 1994. */
	readonly specialities: readonly string[];
}

export const filieres: readonly Filiere[] = [
	{ id: "agriculture", label: "Agriculture", sections: ["A"], domains: ["A"], specialities: ["21"] },
	{
		id: "batiment-travaux-publics",
		label: "Bâtiment et travaux publics",
		sections: ["F"],
		domains: ["B"],
		specialities: ["23", "227"],
	},
	{
		id: "industrie",
		label: "Industrie",
		sections: ["B", "C", "D", "E"],
		domains: ["C", "D", "E", "F", "G", "H"],
		specialities: ["20", "22", "24", "25"],
	},
	{
		id: "transports-logistique",
		label: "Transports et logistique",
		sections: ["H"],
		domains: ["J"],
		specialities: ["311"],
	},
	{ id: "commerce", label: "Commerce", sections: ["G"], domains: ["R"], specialities: ["312"] },
	{
		id: "hotellerie-restauration",
		label: "Hôtellerie, restauration, alimentation",
		sections: ["I"],
		domains: ["S"],
		specialities: ["221", "334"],
	},
	{
		id: "numerique",
		label: "Numérique et télécommunications",
		sections: ["J"],
		domains: ["M"],
		specialities: ["326"],
	},
	{
		id: "banque-assurances",
		label: "Banque et assurances",
		sections: ["K"],
		domains: ["Q"],
		specialities: ["313"],
	},
	{
		id: "sante-action-sociale",
		label: "Santé et action sociale",
		sections: ["Q"],
		domains: ["V"],
		specialities: ["330", "331", "332"],
	},
	{
		id: "enseignement-formation",
		label: "Enseignement et formation",
		sections: ["P"],
		domains: ["W"],
		specialities: ["333"],
	},
];

export function filiereById(id: string): Filiere | undefined {
	return filieres.find((filiere) => filiere.id === id);
}

/** Its specialities as codes of the NSF: a domain has two figures, a group three. */
export function specialitiesOf({ specialities }: Filiere): readonly CodeRef[] {
	return specialities.map((code) => ({ level: code.length === 2 ? "nsf-17" : "nsf", code }));
}

/** The filière whose employers are of that section of the NAF; none for the sections that serve them all. */
export function filiereOfSection(section: string): Filiere | undefined {
	return filieres.find(({ sections }) => sections.includes(section));
}
