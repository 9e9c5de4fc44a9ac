import type { DimensionId, LevelId } from "../model.ts";
import { territoryTypes } from "./territories.ts";

/** What is known of a level once for all: a code without its level says nothing. */
export interface Level {
	readonly id: LevelId;
	/** French label, as printed before a code: « FAP 2021, 228 familles ». */
	readonly label: string;
	readonly dimension: DimensionId | "any";
	readonly scheme: string;
	readonly vintage: string;
	/** 1 = coarsest of its scheme. */
	readonly depth: number;
	/** Scheme in an address (`/metiers/{urlScheme}-{code}-{slug}`); absent: the level has no page of its own. */
	readonly urlScheme?: string;
	/** Level just above in the same scheme… */
	readonly parentLevel?: LevelId;
	/** …reached by keeping the first characters of the code, when the scheme is built that way. */
	readonly parentPrefix?: number;
	/** Full-match pattern of its codes. */
	readonly pattern?: string;
}

/** Codes of the levels that have only one. */
export const FRANCE = "FR";
/** Total of the axis that goes with the territory. */
export const TOTAL = "";

const territories = Object.fromEntries(
	territoryTypes.map((t) => [
		t.id,
		{
			id: t.id,
			label: t.label,
			dimension: "territory",
			scheme: t.scheme,
			vintage: t.vintage,
			depth: t.depth,
			urlScheme: t.id,
			pattern: t.pattern,
		} satisfies Level,
	]),
) as Record<(typeof territoryTypes)[number]["id"], Level>;

const fap2021 = {
	dimension: "occupation",
	scheme: "FAP 2021",
	vintage: "2021",
	urlScheme: "fap2021",
} as const;
const fap2009 = {
	dimension: "occupation",
	scheme: "FAP 2009",
	vintage: "2009",
	urlScheme: "fap2009",
} as const;

/**
 * Every level of the observatory. FAP 2009 and FAP 2021 share the shape of their codes and part of their labels, never
 * their content: they are two schemes, linked only by the crosswalk (methods §10).
 */
export const levels: Readonly<Record<LevelId, Level>> = {
	...territories,
	"fap2021-22": {
		...fap2021,
		id: "fap2021-22",
		label: "Domaine professionnel (FAP 2021)",
		depth: 1,
		pattern: "[A-Z]",
	},
	"fap2021-86": {
		...fap2021,
		id: "fap2021-86",
		label: "Famille professionnelle agrégée (FAP 2021)",
		depth: 2,
		parentLevel: "fap2021-22",
		parentPrefix: 1,
		pattern: "[A-Z][0-9A-E][A-Z]",
	},
	"fap2021-228": {
		...fap2021,
		id: "fap2021-228",
		label: "Famille professionnelle (FAP 2021)",
		depth: 3,
		parentLevel: "fap2021-86",
		parentPrefix: 3,
		pattern: "[A-Z][0-9A-E][A-Z][0-9]{2}",
	},
	"fap2021-341": {
		...fap2021,
		id: "fap2021-341",
		label: "Famille professionnelle détaillée (FAP 2021)",
		depth: 4,
		parentLevel: "fap2021-228",
		parentPrefix: 5,
		pattern: "[A-Z][0-9A-E][A-Z][0-9]{2}[a-z]?",
	},
	"fap2009-22": {
		...fap2009,
		id: "fap2009-22",
		label: "Domaine professionnel (FAP 2009)",
		depth: 1,
		pattern: "[A-Z]",
	},
	"fap2009-87": {
		...fap2009,
		id: "fap2009-87",
		label: "Famille professionnelle agrégée (FAP 2009)",
		depth: 2,
		parentLevel: "fap2009-22",
		parentPrefix: 1,
		pattern: "[A-Z][0-9][A-Z]",
	},
	"fap2009-225": {
		...fap2009,
		id: "fap2009-225",
		label: "Famille professionnelle (FAP 2009)",
		depth: 3,
		parentLevel: "fap2009-87",
		parentPrefix: 3,
		pattern: "[A-Z][0-9][A-Z][0-9]{2}",
	},
	rome3: {
		id: "rome3",
		label: "Fiche métier ROME 3",
		dimension: "occupation",
		scheme: "ROME 3",
		vintage: "ROME v347",
		depth: 1,
		urlScheme: "rome3",
		pattern: "[A-N][0-9]{4}",
	},
	rome4: {
		id: "rome4",
		label: "Fiche métier ROME 4.0",
		dimension: "occupation",
		scheme: "ROME 4.0",
		vintage: "ROME v460",
		depth: 1,
		urlScheme: "rome4",
		pattern: "[A-N][0-9]{4}",
	},
	savoir: {
		id: "savoir",
		label: "Savoir (ROME 3)",
		dimension: "category",
		scheme: "Savoirs ROME 3",
		vintage: "ROME v347",
		depth: 1,
		pattern: "[0-9]{5,6}",
	},
	pcs2003: {
		id: "pcs2003",
		label: "Profession (PCS 2003)",
		dimension: "occupation",
		scheme: "PCS 2003",
		vintage: "2003",
		depth: 4,
		pattern: "[0-9]{3}[a-z]",
	},
	isco08: {
		id: "isco08",
		label: "Groupe de base (CITP/ISCO-08)",
		dimension: "occupation",
		scheme: "ISCO-08",
		vintage: "2008",
		depth: 4,
		pattern: "[0-9]{4}",
	},
	naf2: {
		id: "naf2",
		label: "Sous-classe d'activité (NAF rév. 2)",
		dimension: "activity",
		scheme: "NAF rév. 2",
		vintage: "2008",
		depth: 5,
		parentLevel: "naf2-21",
		pattern: "[0-9]{2}\\.[0-9]{2}[A-Z]",
	},
	"naf2-21": {
		id: "naf2-21",
		label: "Section d'activité (NAF rév. 2)",
		dimension: "activity",
		scheme: "NAF rév. 2",
		vintage: "2008",
		depth: 1,
		pattern: "[A-U]",
	},
	idcc: {
		id: "idcc",
		label: "Branche professionnelle (IDCC)",
		dimension: "activity",
		scheme: "IDCC",
		vintage: "2021",
		depth: 2,
		parentLevel: "opco",
		pattern: "[0-9]{4}",
	},
	opco: {
		id: "opco",
		label: "Opérateur de compétences (OPCO)",
		dimension: "category",
		scheme: "OPCO",
		vintage: "2021",
		depth: 1,
	},
	rncp: {
		id: "rncp",
		label: "Fiche RNCP",
		dimension: "certification",
		scheme: "RNCP",
		vintage: "RNCP 1.4 (2021)",
		depth: 1,
		urlScheme: "rncp",
		pattern: "RNCP[0-9]+",
	},
	nsf: {
		id: "nsf",
		label: "Groupe de spécialités de formation (NSF)",
		dimension: "certification",
		scheme: "NSF",
		vintage: "1994",
		depth: 3,
		urlScheme: "nsf",
		parentLevel: "nsf-17",
		parentPrefix: 2,
		pattern: "[0-9]{3}",
	},
	"nsf-17": {
		id: "nsf-17",
		label: "Domaine de spécialités de formation (NSF)",
		dimension: "certification",
		scheme: "NSF",
		vintage: "1994",
		depth: 2,
		pattern: "[0-9]{2}",
	},
	mefstat11: {
		id: "mefstat11",
		label: "Formation scolaire (MEF statistique 11)",
		dimension: "certification",
		scheme: "MEF",
		vintage: "BCN 2025",
		depth: 2,
		urlScheme: "mefstat11",
		pattern: "[0-9A-Z]{11}",
	},
	cfd: {
		id: "cfd",
		label: "Formation-diplôme (CFD)",
		dimension: "certification",
		scheme: "CFD",
		vintage: "BCN 2025",
		depth: 1,
		urlScheme: "cfd",
		pattern: "[0-9A-Z]{8}",
	},
	uai: {
		id: "uai",
		label: "Établissement (UAI)",
		dimension: "category",
		scheme: "UAI",
		vintage: "RAMSESE",
		depth: 1,
		pattern: "[0-9]{7}[A-Z]",
	},
	all: { id: "all", label: "Ensemble", dimension: "any", scheme: "Ensemble", vintage: "", depth: 0 },
};
