import type { Source } from "../model.ts";
import { csv, dares, licenceOuverte } from "./vocabulary.ts";

/** What the files of the « Portraits statistiques des métiers » share. */
export const psm = {
	producer: dares,
	licence: licenceOuverte,
	address: "https://dares.travail-emploi.gouv.fr/",
	cadence: "irrégulière (dernière édition fondée sur 2017-2019)",
	layout: csv("windows-1252", ","),
	statuses: { NA: "NA", "": "NA" },
} as const satisfies Partial<Source>;

/** Any code of the FAP 2009 at its three levels, with the totals and the codes outside the nomenclature. */
export const fapPattern = "[A-Z]|[A-Z][0-9][A-Z]|[A-Z][0-9][A-Z][0-9]{2}|ZZZ|ZZZZZ|ENS|SAL|Ensemble|ENSEMBLE";

export const fapQuirk =
	"La colonne de métier mêle les niveaux de la FAP 2009 (22, 87 et 225) et des codes hors nomenclature : ZZZ (non classé), T2Z (double de T2A et T2B), écartés des totaux.";
