import type { FactMapping, LevelExpr, Source } from "../model.ts";
import {
	certification,
	commune,
	enterprise,
	establishment,
	sharedUnderCharter,
	within,
	year,
} from "./shared-under-charter.ts";
import { csv, total } from "./vocabulary.ts";

/** One row for each trainee in each session. Levels are few: every cell printed is one more equation for whoever would subtract. */
/** By domain or by funder, half of the zones are below the thresholds by themselves: wider places only. */
const wide: readonly LevelExpr[] = [within("departement"), within("region")];
const all: readonly LevelExpr[] = [within("zone-emploi"), within("bassin"), ...wide];

const common = {
	cube: "stagiaires",
	/** The training body, all its sites together. */
	grain: ["siren"],
	period: { kind: "year", field: "annee" },
	measures: [
		{
			id: "stagiaires",
			field: "pseudonyme",
			counts: [],
			kind: "count",
			label: "Stagiaires entrés",
			unit: "stagiaires",
		},
		{
			id: "femmes",
			field: "sexe",
			counts: ["F"],
			partOf: "stagiaires",
			kind: "count",
			label: "Femmes entrées",
			unit: "stagiaires",
		},
		{
			id: "sortants",
			field: "issue",
			counts: [],
			partOf: "stagiaires",
			kind: "count",
			label: "Sortants dont la situation est connue",
			unit: "stagiaires",
		},
		{
			id: "sorties_positives",
			field: "issue",
			counts: ["emploi", "formation"],
			partOf: "sortants",
			kind: "count",
			label: "Sortants en emploi ou en formation",
			unit: "stagiaires",
		},
	],
} as const satisfies Partial<FactMapping>;

export const stagiaires: Source = {
	...sharedUnderCharter,
	id: "stagiaires",
	title: "Stagiaires de la formation professionnelle",
	producer: "Financeur de formations signataire de la charte",
	vintage: "année civile de l'entrée en formation",
	address: "https://travail-emploi.gouv.fr/la-formation-professionnelle",
	cadence: "annuelle",
	files: ["stagiaires-*.csv", "agora-stagiaires-*.csv"],
	layout: csv("utf-8", ";", ","),
	fields: [
		year,
		{
			name: "pseudonyme",
			header: "pseudonyme_stagiaire",
			type: "code",
			required: true,
			pattern: "P[0-9A-F]{12}",
		},
		establishment("siret_organisme"),
		enterprise("siret_organisme"),
		{ name: "session", header: "session", type: "code", required: true, pattern: "[0-9A-Z-]{4,20}" },
		commune,
		certification,
		{ name: "nsf", header: "code_nsf", type: "code", required: true, level: "nsf", pattern: "[0-9]{3}" },
		{ name: "niveau", header: "niveau", type: "code", required: true, pattern: "[1-8]" },
		{ name: "sexe", header: "sexe", type: "code", required: true, pattern: "F|H" },
		{
			name: "age",
			header: "tranche_age",
			type: "text",
			required: true,
			pattern: "moins de 26 ans|26 à 44 ans|45 ans et plus",
		},
		{
			name: "financeur",
			header: "financeur",
			type: "text",
			required: true,
			pattern: "Région|France Travail|OPCO|Transitions Pro|Autre",
		},
		{
			name: "date_entree",
			header: "date_entree",
			type: "code",
			required: true,
			pattern: "20[0-9]{2}-[01][0-9]-[0-3][0-9]",
		},
		{ name: "issue", header: "issue", type: "text", pattern: "emploi|formation|recherche|autre|abandon" },
	],
	key: ["pseudonyme", "session"],
	contributor: "siren",
	/** Agora and data of training bodies: below 5 trainees or 3 bodies, or above 85 % for one body (methods §8.1). */
	secrecy: { minUnits: 5, minContributors: 3, maxShare: 85 },
	/** A pseudonym still is data about a person: no other file may hold one. */
	personal: ["pseudonyme_stagiaire"],
	facts: [
		{
			...common,
			levels: { territory: all, certification: [total] },
			constants: { financeur: "Ensemble" },
		},
		{
			...common,
			levels: { territory: wide, certification: [{ level: "nsf-17", field: "nsf", prefix: 2 }] },
			constants: { financeur: "Ensemble" },
		},
		{
			...common,
			levels: { territory: wide, certification: [total] },
			categories: { financeur: "financeur" },
		},
	],
	quirks: [
		"Une ligne par stagiaire et par session, sous un pseudonyme : ni nom, ni numéro de sécurité sociale, ni date de naissance. Ses lignes ne sont jamais montrées.",
		"Une personne entrée dans deux sessions compte deux fois : l'observatoire compte des entrées, pas des personnes.",
		"La commune est celle de la formation, pas celle du domicile.",
		"La situation à la sortie est vide tant que la session n'est pas finie : le taux de sorties positives ne porte que sur les situations connues.",
		"Disposition proche des flux d'Agora, dont le format n'est pas public : une correspondance de colonnes suffit pour un fichier autrement nommé.",
	],
};
