import type { TerritoryType } from "../model.ts";

/** A zoning, with the forms that French sentences need. */
export interface TerritoryKind {
	readonly id: TerritoryType;
	/** « Zone d'emploi » */
	readonly label: string;
	/** « Zones d'emploi » */
	readonly plural: string;
	/** With its article: « la zone d'emploi ». */
	readonly the: string;
	/** « de la zone d'emploi » */
	readonly of: string;
	/** « dans la zone d'emploi » */
	readonly within: string;
	/** « cette zone d'emploi » */
	readonly this: string;
	readonly scheme: string;
	readonly vintage: string;
	/** One sentence: what it is and who draws it. */
	readonly definition: string;
	/** 1 = widest. */
	readonly depth: number;
	readonly pattern: string;
	/** It does not cover the country: who lies outside it is not lost. */
	readonly partial?: true;
}

/**
 * A zone d'emploi of INSEE and a bassin of France Travail share the shape of their codes and sometimes their number, never
 * their ground: 2804 is Caen for INSEE and Le Tréport for France Travail, 2815 is Rouen for the one and does not exist for
 * the other. They are two levels; no table joins them, only their communes do (methods §9.3).
 */
export const territoryTypes: readonly TerritoryKind[] = [
	{
		id: "france",
		label: "France",
		plural: "France",
		the: "la France",
		of: "de la France",
		within: "en France",
		this: "la France",
		scheme: "France",
		vintage: "COG 2026",
		definition: "France entière, selon le champ de chaque source.",
		depth: 1,
		pattern: "FR",
	},
	{
		id: "region",
		label: "Région",
		plural: "Régions",
		the: "la région",
		of: "de la région",
		within: "dans la région",
		this: "cette région",
		scheme: "COG régions",
		vintage: "COG 2026",
		definition: "Région au sens du code officiel géographique de l'Insee.",
		depth: 2,
		pattern: "[0-9]{2}",
	},
	{
		id: "departement",
		label: "Département",
		plural: "Départements",
		the: "le département",
		of: "du département",
		within: "dans le département",
		this: "ce département",
		scheme: "COG départements",
		vintage: "COG 2026",
		definition: "Département au sens du code officiel géographique de l'Insee.",
		depth: 3,
		pattern: "[0-9]{2}|2[AB]|97[0-9]",
	},
	{
		id: "zone-emploi",
		label: "Zone d'emploi",
		plural: "Zones d'emploi",
		the: "la zone d'emploi",
		of: "de la zone d'emploi",
		within: "dans la zone d'emploi",
		this: "cette zone d'emploi",
		scheme: "ZE 2020",
		vintage: "ZE 2020 (communes 2023)",
		definition:
			"Espace de l'Insee à l'intérieur duquel la plupart des actifs résident et travaillent. Certaines zones débordent d'une région : leur code commence par 00.",
		depth: 4,
		pattern: "[0-9]{4}",
	},
	{
		id: "partie-zone",
		label: "Partie régionale de zone d'emploi",
		plural: "Parties régionales de zones d'emploi",
		the: "la partie régionale de zone d'emploi",
		of: "de la partie régionale de zone d'emploi",
		within: "dans la partie régionale de zone d'emploi",
		this: "cette partie régionale de zone d'emploi",
		scheme: "ZER 2020",
		vintage: "ZE 2020 (communes 2023)",
		definition:
			"Part d'une zone d'emploi interrégionale située dans une seule région. Code : la région, puis les deux derniers chiffres de la zone.",
		partial: true,
		depth: 5,
		pattern: "[0-9]{4}",
	},
	{
		id: "bassin",
		label: "Bassin d'emploi France Travail",
		plural: "Bassins d'emploi France Travail",
		the: "le bassin d'emploi France Travail",
		of: "du bassin d'emploi France Travail",
		within: "dans le bassin d'emploi France Travail",
		this: "ce bassin d'emploi France Travail",
		scheme: "Bassins France Travail",
		vintage: "BMO 2021-2024",
		definition:
			"Zonage de gestion de France Travail, utilisé par l'enquête Besoins en main-d'œuvre. Il ne coïncide pas avec les zones d'emploi de l'Insee.",
		depth: 4,
		pattern: "[0-9]{4}",
	},
	{
		id: "arrondissement",
		label: "Arrondissement",
		plural: "Arrondissements",
		the: "l'arrondissement",
		of: "de l'arrondissement",
		within: "dans l'arrondissement",
		this: "cet arrondissement",
		scheme: "COG arrondissements",
		vintage: "COG 2026",
		definition: "Circonscription administrative de l'État, subdivision du département.",
		depth: 4,
		pattern: "[0-9AB]{3,4}",
	},
	{
		id: "epci",
		label: "Intercommunalité",
		plural: "Intercommunalités",
		the: "l'intercommunalité",
		of: "de l'intercommunalité",
		within: "dans l'intercommunalité",
		this: "cette intercommunalité",
		scheme: "EPCI à fiscalité propre",
		vintage: "COG 2026",
		definition:
			"Établissement public de coopération intercommunale à fiscalité propre : communauté ou métropole.",
		depth: 5,
		pattern: "[0-9]{9}",
	},
	{
		id: "comite-local",
		label: "Comité local pour l'emploi",
		plural: "Comités locaux pour l'emploi",
		the: "le territoire du comité local pour l'emploi",
		of: "du territoire du comité local pour l'emploi",
		within: "dans le territoire du comité local pour l'emploi",
		this: "ce comité local pour l'emploi",
		scheme: "CLPE",
		vintage: "CLPE 2025",
		definition: "Territoire d'un comité local pour l'emploi (CLPE), instance du réseau pour l'emploi.",
		depth: 4,
		pattern: "CLPE[0-9A-Z]{5}",
	},
	{
		id: "commune",
		label: "Commune",
		plural: "Communes",
		the: "la commune",
		of: "de la commune",
		within: "dans la commune",
		this: "cette commune",
		scheme: "COG communes",
		vintage: "COG 2026",
		definition: "Commune au sens du code officiel géographique de l'Insee.",
		depth: 6,
		pattern: "[0-9][0-9AB][0-9]{3}",
	},
];
