/** What each dimension, measure and attribute means: one scheme for every data set. */
export const conceptScheme = "CONCEPTS";

export const concepts = {
	FREQ: "Fréquence",
	INDICATOR: "Indicateur",
	REF_AREA: "Territoire, précédé de son découpage",
	ABOUT: "Métier, certification ou activité, précédé de sa nomenclature",
	TIME_PERIOD: "Période",
	OBS_VALUE: "Valeur",
	OBS_STATUS: "Statut de la valeur",
	CONF_STATUS: "Confidentialité",
	OBS_LOW: "Borne basse, quand une partie est masquée par le producteur",
	OBS_HIGH: "Borne haute, quand une partie est masquée par le producteur",
	COVERAGE: "Part du dénominateur connue, quand elle est inférieure à 1",
	COMMENT_OBS: "Pourquoi ce statut",
	UNIT_MEASURE: "Unité de la valeur",
	DECIMALS: "Décimales à l’affichage",
	SOURCE: "Sources",
	RELEASE: "Diffusion",
} as const;

export type ConceptId = keyof typeof concepts;
