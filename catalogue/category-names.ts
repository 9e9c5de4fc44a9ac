const names: Readonly<Record<string, string>> = {
	activite: "Activité",
	age: "Âge",
	diplome: "Diplôme",
	etablissement: "Établissement",
	motif: "Motif",
	salaire: "Salaire",
	secteur: "Secteur",
	voie: "Voie",
	categorie: "Catégorie",
	type_contrat: "Type de contrat",
	flux: "Mouvement",
	horaire: "Horaire",
	indicateur: "Chiffre du document",
};

/** Name of a category axis as a reader says it; an unknown one is shown as declared. */
export function categoryName(id: string): string {
	return names[id] ?? id.replaceAll(/[-_]/g, " ");
}
