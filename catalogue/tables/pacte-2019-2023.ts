import type { PublishedDocument } from "../model.ts";

/** What must hold between the printed cells of the review of the pact, of the minutes and of the two contracts. */
export const pacteTables: PublishedDocument = {
	title: "bilan du Pacte, CREFOP et contrats de plan",
	constraints: [
		{
			kind: "sum",
			total: "cper-normandie-region@region",
			parts: ["cper-normandie-carif-region@region", "cper-normandie-agence-region@region"],
		},
		{
			kind: "sum",
			total: "cper-normandie-etat@region",
			parts: ["carif", "aract", "agence"].map((body) => `cper-normandie-${body}-etat@region`),
		},
		{
			kind: "sum",
			total: "cper-normandie-emploi@region",
			parts: ["carif-etat", "carif-region", "aract-etat", "agence-etat", "agence-region"].map(
				(line) => `cper-normandie-${line}@region`,
			),
		},
		{
			kind: "sum",
			total: 100,
			parts: [1, 2, 3, 4, 5, 6].map((axis) => `cper-hdf-axe-${axis}@region`),
		},
		{ kind: "same", figures: [["cper-hdf-axe-2@region", "cper-hdf-axe-2-rappel@region"]] },
		{
			kind: "ratio",
			numerator: "initiatives-territoriales-soutien-region@region",
			denominator: "initiatives-territoriales-cout-global@region",
			per: 100,
			printed: "initiatives-territoriales-part-regionale-imprimee@region",
		},
		{
			kind: "part",
			whole: "initiatives-territoriales-projets-deposes@region",
			parts: ["initiatives-territoriales-projets-retenus@region"],
		},
		{
			kind: "part",
			whole: "orientation-information-metiers-projets-deposes@region",
			parts: ["orientation-information-metiers-projets-soutenus@region"],
		},
		{
			kind: "part",
			whole: "jeunes-diplomes-entrees-en-formation@region",
			parts: ["jeunes-diplomes-alles-au-bout@region"],
		},
		{
			kind: "part",
			whole: "jeunes-diplomes-alles-au-bout@region",
			parts: ["jeunes-diplomes-en-emploi-en-fin-de-formation@region"],
		},
		{
			kind: "ratio",
			numerator: "avenir-cout@region",
			denominator: "avenir-stagiaires@region",
			per: 1,
			printed: "avenir-cout-moyen@region",
		},
		{
			kind: "ratio",
			numerator: "socle-competences-engagement@region",
			denominator: "socle-competences-entrees-en-formation@region",
			per: 1,
		},
		{
			kind: "change",
			from: "socle-competences-places-2018@region",
			to: "socle-competences-places-2022@region",
			printed: "socle-competences-evolution-imprimee-des-places@region",
		},
		{
			kind: "same",
			figures: [["programme-qualifiant-en-emploi-a-6-mois@region", "qualif-sortie-positive-6m@region"]],
		},
		{
			kind: "same",
			figures: [
				[
					"programme-qualifiant-stagiaires-alles-au-bout-ayant-obtenu-une-certification@region",
					"qualif-taux-certification@region",
				],
			],
		},
		{ kind: "same", figures: [["pric-personnes-formation@region", "pric-entrees-formation@region"]] },
		{
			kind: "same",
			figures: [
				[
					"innovations-formation-enveloppe-appui-conseil-par-projet@region",
					"innovations-formation-plafond-prestation@region",
				],
			],
		},
		{
			kind: "same",
			figures: [["ecoles-production-premiere@region", "ecoles-production-existantes@region"]],
		},
		{
			kind: "same",
			figures: [["ecoles-production-insertion@region", "ecoles-production-insertion-nuancee@region"]],
		},
		{
			kind: "sum",
			total: "pric-actions-presentees@region",
			parts: [1, 2, 3, 4, 5, 6].map((stake) => `pric-actions-enjeu-${stake}@region`),
		},
		{ kind: "part", whole: "pric-fiches-actions@region", parts: ["pric-actions-presentees@region"] },
		{
			kind: "announced",
			tables: [
				"Répartition des crédits par financeurs",
				"Trajectoire financière du Pacte",
				"Part des publics PRIC",
				"Publics en formation par tranche d'âge",
			],
		},
		{ kind: "glossary", list: "Sigles développés" },
	],
};
