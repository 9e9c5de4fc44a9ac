/** Names of the eighteen regions with the forms that sentences need: French articles cannot be computed. */
export interface RegionName {
	readonly code: string;
	readonly name: string;
	/** « de Normandie » */
	readonly ofName: string;
	/** « en Normandie » */
	readonly inName: string;
	/** « la Normandie » */
	readonly theName: string;
}

export const regionNames: readonly RegionName[] = [
	{
		code: "01",
		name: "Guadeloupe",
		ofName: "de Guadeloupe",
		inName: "en Guadeloupe",
		theName: "la Guadeloupe",
	},
	{
		code: "02",
		name: "Martinique",
		ofName: "de Martinique",
		inName: "en Martinique",
		theName: "la Martinique",
	},
	{ code: "03", name: "Guyane", ofName: "de Guyane", inName: "en Guyane", theName: "la Guyane" },
	{ code: "04", name: "La Réunion", ofName: "de La Réunion", inName: "à La Réunion", theName: "La Réunion" },
	{ code: "06", name: "Mayotte", ofName: "de Mayotte", inName: "à Mayotte", theName: "Mayotte" },
	{
		code: "11",
		name: "Île-de-France",
		ofName: "d'Île-de-France",
		inName: "en Île-de-France",
		theName: "l'Île-de-France",
	},
	{
		code: "24",
		name: "Centre-Val de Loire",
		ofName: "du Centre-Val de Loire",
		inName: "en Centre-Val de Loire",
		theName: "le Centre-Val de Loire",
	},
	{
		code: "27",
		name: "Bourgogne-Franche-Comté",
		ofName: "de Bourgogne-Franche-Comté",
		inName: "en Bourgogne-Franche-Comté",
		theName: "la Bourgogne-Franche-Comté",
	},
	{ code: "28", name: "Normandie", ofName: "de Normandie", inName: "en Normandie", theName: "la Normandie" },
	{
		code: "32",
		name: "Hauts-de-France",
		ofName: "des Hauts-de-France",
		inName: "dans les Hauts-de-France",
		theName: "les Hauts-de-France",
	},
	{
		code: "44",
		name: "Grand Est",
		ofName: "du Grand Est",
		inName: "dans le Grand Est",
		theName: "le Grand Est",
	},
	{
		code: "52",
		name: "Pays de la Loire",
		ofName: "des Pays de la Loire",
		inName: "dans les Pays de la Loire",
		theName: "les Pays de la Loire",
	},
	{ code: "53", name: "Bretagne", ofName: "de Bretagne", inName: "en Bretagne", theName: "la Bretagne" },
	{
		code: "75",
		name: "Nouvelle-Aquitaine",
		ofName: "de Nouvelle-Aquitaine",
		inName: "en Nouvelle-Aquitaine",
		theName: "la Nouvelle-Aquitaine",
	},
	{ code: "76", name: "Occitanie", ofName: "d'Occitanie", inName: "en Occitanie", theName: "l'Occitanie" },
	{
		code: "84",
		name: "Auvergne-Rhône-Alpes",
		ofName: "d'Auvergne-Rhône-Alpes",
		inName: "en Auvergne-Rhône-Alpes",
		theName: "l'Auvergne-Rhône-Alpes",
	},
	{
		code: "93",
		name: "Provence-Alpes-Côte d'Azur",
		ofName: "de Provence-Alpes-Côte d'Azur",
		inName: "en Provence-Alpes-Côte d'Azur",
		theName: "la Provence-Alpes-Côte d'Azur",
	},
	{ code: "94", name: "Corse", ofName: "de Corse", inName: "en Corse", theName: "la Corse" },
];
