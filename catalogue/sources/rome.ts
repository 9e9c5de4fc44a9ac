import type { Source } from "../model.ts";
import { csv, franceTravail, licenceOuverte } from "./vocabulary.ts";

/** What the files of the directory of occupations (ROME) share. */
export const rome = {
	producer: franceTravail,
	licence: licenceOuverte,
	address: "https://www.francetravail.org/opendata/repertoire-operationnel-des-meti.html",
	cadence: "deux à trois fois par an",
	layout: csv("utf-8", ","),
	statuses: { "": "NA" },
	key: ["rome"],
} as const satisfies Partial<Source>;
