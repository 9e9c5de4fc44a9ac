import { type Filiere, specialitiesOf } from "../../catalogue/filieres/index.ts";
import type { CodeRef, LevelId } from "../../catalogue/model.ts";
import { enumerate } from "../platform/index.ts";
import type { BlockFigure } from "./model.ts";

/**
 * What is read of a filière: each source by the nomenclature that it follows. Several domains are added up by the registry, from their
 * terms; what it refuses to add (a share published without its counts) is left out.
 */
export function filiereFigures(filiere: Filiere): readonly BlockFigure[] {
	const { domains, sections } = filiere;
	const codes = (level: LevelId, list: readonly string[]): readonly CodeRef[] =>
		list.map((code) => ({ level, code }));
	const about = codes("fap2021-22", domains);
	const before = codes("fap2009-22", domains);
	const trainings = specialitiesOf(filiere);
	const [sole, ...others] = before;
	return [
		{
			shape: "latest",
			title: "Recrutement",
			indicators: ["projets-recrutement", "part-projets-difficiles", "part-projets-saisonniers"],
			about,
		},
		{ shape: "places", indicator: "projets-recrutement", type: "bassin", about },
		{
			shape: "occupations",
			indicator: "projets-recrutement",
			beside: ["part-projets-difficiles", "part-projets-saisonniers"],
			level: "fap2021-228",
			within: about,
		},
		{
			shape: "occupations",
			indicator: "tension",
			beside: ["niveau-tension"],
			level: "fap2009-225",
			within: before,
		},
		{
			shape: "occupations",
			indicator: "emploi-territoire",
			beside: ["specificite"],
			level: "fap2009-225",
			within: before,
		},
		{ shape: "series", indicator: "emploi-metier", about: before },
		{ shape: "split", indicator: "structure-age", about: before },
		...(sole && others.length === 0
			? [{ shape: "split", indicator: "structure-diplome", about: sole } as const]
			: []),
		{
			shape: "latest",
			title: "Établissements et salariés",
			indicators: ["etablissements-employeurs", "effectif-salarie"],
			about: codes("naf2-21", sections),
		},
		// The school route is counted by courses that no table leads to the NSF.
		{
			shape: "occupations",
			indicator: "taux-emploi-6-mois",
			beside: ["taux-poursuite-etudes", "jeunes-derniere-annee"],
			level: "nsf",
			within: trainings,
			categories: { voie: "apprentissage" },
		},
	];
}

/** By what the filière is read, for the first page of its documents. */
export function filiereReading({ sections, domains, specialities }: Filiere): string {
	const codes = (one: string, several: string, list: readonly string[]): string =>
		`${list.length > 1 ? several : one} ${enumerate(list)}`;
	return `Une filière n’a pas de code officiel. Celle-ci est lue par ${codes("la section", "les sections", sections)} de la NAF pour les employeurs, ${codes("le domaine", "les domaines", domains)} de la FAP pour les métiers, ${codes("la spécialité", "les spécialités", specialities)} de la NSF pour les formations.`;
}
