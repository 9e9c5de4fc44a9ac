import type { CodeRef } from "../model.ts";
import type { PrintedList, PrintedOccupation } from "./model.ts";

const family = (code: string): CodeRef => ({ level: "fap2009-225", code });

const exact = (label: string, code: string): PrintedOccupation => ({
	label,
	codes: [family(code)],
	matching: "exact",
});

/** `evidence`: the professions (PCS 2003) of the family, from the official table of passage, that the label names. */
const near = (label: string, code: string, evidence: string): PrintedOccupation => ({
	label,
	codes: [family(code)],
	matching: "near",
	evidence,
});

const cleaning =
	"Agents de service des établissements primaires (525a), dont les ATSEM, et nettoyeurs (684a)";
const home = "Aides à domicile, aides ménagères, travailleuses familiales (563b)";
const care =
	"Aides-soignants (526a), assistants médicaux (526b), auxiliaires de puériculture (526c), aides médico-psychologiques (526d)";
const leisure = "Animateurs (435b) et directeurs (435a) de centres socioculturels et de loisirs";
const kitchen = "Aides de cuisine, apprentis de cuisine et employés polyvalents de la restauration (561d)";
const service = "Serveurs, commis de restaurant, garçons (561a)";
const farm = "Ouvriers agricoles sans spécialisation particulière (691e)";

export const monographie2020: PrintedList = {
	region: "28",
	document: "Centre Inffo : monographie régionale Normandie, mai 2020",
	place: "Métiers en tension",
	source: "Pôle emploi",
	year: 2019,
	regional: [
		near("Agents d'entretien de locaux (y compris ATSEM)", "T4Z60", cleaning),
		near("Aides à domicile, aides ménagers, travailleurs familiaux", "T2A60", home),
		near(
			"Aides-soignants (aides médico-psychologiques, auxiliaires de puériculture, assistants médicaux)",
			"V0Z60",
			care,
		),
		near("Professionnels de l'animation socioculturelle (animateurs et directeurs)", "V5Z81", leisure),
		exact("Employés de libre-service", "R0Z60"),
		near(
			"Aides, apprentis, employés polyvalents de cuisine (y compris crêpes, pizzas, plonge)",
			"S1Z20",
			kitchen,
		),
		near("Serveurs de cafés, de restaurants et commis", "S2Z61", service),
		exact("Ouvriers non qualifiés de l'emballage et manutentionnaires", "J0Z20"),
		near(
			"Conducteurs routiers et grands routiers",
			"J3Z43",
			"Conducteurs routiers et grands routiers (641a)",
		),
		exact("Agents de services hospitaliers", "T4Z61"),
		near("Agriculteurs salariés, ouvriers agricoles", "A0Z40", farm),
		near("Caissiers, pompistes", "R0Z61", "Caissiers de magasin (552a), pompistes (554j)"),
		exact("Cuisiniers", "S1Z40"),
		near(
			"Artistes, professeurs d'art (musique, danse, spectacles)",
			"U1Z91",
			"Artistes (354b, 354c, 354d), professeurs d'art (354g)",
		),
		near(
			"Infirmiers, cadres infirmiers et puéricultrices",
			"V1Z80",
			"Cadres infirmiers (431a), puéricultrices (431c), infirmiers (431b, 431d, 431f, 431g)",
		),
	],
	national: [
		near("Agents d'entretien des locaux (y compris ATSEM)", "T4Z60", cleaning),
		near("Agriculteurs salariés et ouvriers agricoles", "A0Z40", farm),
		exact("Aides à domicile et aides ménagères", "T2A60"),
		near("Aides, apprentis, employés polyvalents de la restauration (y compris commis)", "S1Z20", kitchen),
		near("Aides-soignants (médico-psycho, auxiliaires puériculture, etc.)", "V0Z60", care),
		exact("Employés de libre-service", "R0Z60"),
		exact("Ouvriers non qualifiés de l'emballage et manutentionnaires", "J0Z20"),
		near("Professionnels de l'animation socioculturelle (y compris directeurs)", "V5Z81", leisure),
		near("Serveurs de cafés et de restaurant", "S2Z61", service),
		near(
			"Viticulteurs, arboriculteurs salariés et cueilleurs",
			"A1Z42",
			"Ouvriers de la viticulture ou de l'arboriculture fruitière (691d)",
		),
	],
};
