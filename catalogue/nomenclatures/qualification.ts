/**
 * Levels of qualification: the scale of 1969 (VI to I, downwards) and the one in force since decree 2019-14 of 8 January 2019
 * (1 to 8, the European order). Old level V is the new 3, old I covers the new 7 and 8: the Roman figure is never turned into
 * its Arabic value.
 */
export interface QualificationLevel {
	/** New scale, 1 to 8. */
	readonly level: number;
	/** Old scale; null where it had no counterpart. */
	readonly former: "VI" | "V bis" | "V" | "IV" | "III" | "II" | "I" | null;
	readonly label: string;
	readonly examples: string;
}

export const qualificationLevels: readonly QualificationLevel[] = [
	{
		level: 1,
		former: "VI",
		label: "Sans qualification",
		examples: "Maîtrise des savoirs de base",
	},
	{
		level: 2,
		former: "V bis",
		label: "Niveau 2",
		examples: "Capacité à effectuer des activités simples (certificat de formation générale)",
	},
	{ level: 3, former: "V", label: "Niveau CAP", examples: "CAP, BEP, titre professionnel de niveau 3" },
	{
		level: 4,
		former: "IV",
		label: "Niveau baccalauréat",
		examples: "Baccalauréat, brevet professionnel, brevet de technicien",
	},
	{
		level: 5,
		former: "III",
		label: "Niveau bac + 2",
		examples: "BTS, BTSA, DEUG, titre professionnel de niveau 5",
	},
	{
		level: 6,
		former: "II",
		label: "Niveau bac + 3 ou 4",
		examples: "Licence, licence professionnelle, BUT, maîtrise",
	},
	{ level: 7, former: "I", label: "Niveau bac + 5", examples: "Master, diplôme d'ingénieur, DEA, DESS" },
	{
		level: 8,
		former: "I",
		label: "Niveau doctorat",
		examples: "Doctorat, habilitation à diriger des recherches",
	},
];

export function newLevelsOf(former: string): readonly number[] {
	return qualificationLevels.filter((q) => q.former === former).map((q) => q.level);
}
