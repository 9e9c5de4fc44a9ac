import type { Field, LevelExpr, Source, TerritoryType } from "../model.ts";

/** What the micro-data shared under a charter have in common: one row for each unit, of which nothing is open. */
export const sharedUnderCharter = {
	licence: "Charte de partage de données : pas de réutilisation",
	sharing: "charter",
	statuses: { "": "NA" },
} as const satisfies Partial<Source>;

/** Where the commune lies follows the link table; the commune itself is not a level of the cubes. */
export const within = (level: TerritoryType): LevelExpr => ({ level, field: "commune", via: "commune" });

export const year: Field = {
	name: "annee",
	header: "annee",
	type: "code",
	required: true,
	pattern: "20[0-9]{2}",
};

export const commune: Field = {
	name: "commune",
	header: "commune",
	type: "code",
	required: true,
	level: "commune",
	pad: 5,
	pattern: "[0-9][0-9AB][0-9]{3}",
};

export const activity: Field = {
	name: "code_naf",
	header: "code_naf",
	type: "code",
	required: true,
	level: "naf2",
	rewrite: { match: "([0-9]{2})([0-9]{2}[A-Z])", to: "$1.$2" },
	pattern: "[0-9]{2}\\.[0-9]{2}[A-Z]",
};

export const certification: Field = {
	name: "code_rncp",
	header: "code_rncp",
	type: "code",
	required: true,
	level: "rncp",
	rewrite: { match: "([0-9]+)", to: "RNCP$1" },
	pattern: "RNCP[0-9]+",
};

/** The establishment, with its key. */
export const establishment = (header: string): Field => ({
	name: "siret",
	header,
	type: "code",
	required: true,
	pad: 14,
	pattern: "[0-9]{14}",
	controlKey: "siret",
});

/** The enterprise: establishments of one enterprise are one contributor (methods §8.1). */
export const enterprise = (header: string): Field => ({
	name: "siren",
	header,
	type: "code",
	required: true,
	pad: 14,
	rewrite: { match: "([0-9]{9})[0-9]{5}", to: "$1" },
	pattern: "[0-9]{9}",
});
