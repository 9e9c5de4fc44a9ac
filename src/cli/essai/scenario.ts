import {
	type CharterModel,
	charterModels,
	clausesFor,
	legalBasis,
	security,
	textAbout,
} from "../../../catalogue/charters/index.ts";
import type { Role } from "../../access/index.ts";

/** No letter ever reaches this domain: it is kept for what is not true (RFC 2606). By it a demonstration account is known. */
export const essaiDomain = "essai.invalid";

export interface EssaiPerson {
	readonly email: string;
	readonly name: string;
	readonly role: Role;
	/** What this account is good for, told on the console. */
	readonly use: string;
}

const person = (local: string, name: string, role: Role, use: string): EssaiPerson => ({
	email: `${local}@${essaiDomain}`,
	name,
	role,
	use,
});

/** Who runs the demonstration: rights over the whole observatory. */
export const operator = "Observatoire d’essai";
export const administrator = person(
	"administration",
	"Administration d’essai",
	"administrateur",
	"administre les comptes",
);
export const author = person(
	"redaction",
	"Rédaction d’essai",
	"charge-etudes",
	"rédige les chartes, accepte les lots, prépare la diffusion",
);
export const approver = person(
	"approbation",
	"Approbation d’essai",
	"responsable-publication",
	"approuve une diffusion préparée par quelqu’un d’autre",
);

export const region = "Région d’essai";
/** Of the Région: proposes places to buy, and decides of those that the author proposes. */
export const buyer = person(
	"achat",
	"Achat d’essai",
	"acheteur",
	"lit les besoins, propose des places et décide des propositions des autres",
);

type Terms = Pick<
	CharterModel,
	"title" | "purpose" | "categories" | "legalBasis" | "security" | "text" | "clauses"
>;

export interface EssaiPartner {
	readonly organisation: string;
	readonly kind: string;
	readonly person: EssaiPerson;
	readonly terms: Terms;
	/** Data sets shared, with the file of `samples/partenaires` that is deposited for each. */
	readonly files: readonly { readonly source: string; readonly file: string }[];
}

function model(id: string): CharterModel {
	const found = charterModels.find((one) => one.id === id);
	if (!found) throw new RangeError(id);
	return found;
}

/** The partnership names no model for a Région: these terms are written as they would be without one. */
const trainees: Terms = {
	title: "Stagiaires de la formation professionnelle",
	purpose: "Connaître les entrées en formation, leurs publics et leurs issues pour préparer l’offre.",
	categories: "Entrées en formation sous pseudonyme, par organisme, certification et territoire.",
	legalBasis,
	security,
	text: textAbout("La Région d’essai", "les entrées en formation, sous pseudonyme"),
	clauses: [
		{
			use: "diffusion",
			finest: "zone-emploi",
			recipients: ["public"],
			minUnits: 5,
			maxShare: 85,
			retentionMonths: 12,
		},
		{
			use: "pilotage",
			finest: "epci",
			recipients: ["parties", "Région", "Service de l’État"],
			minUnits: 5,
			maxShare: 85,
			retentionMonths: 12,
		},
	],
};

const deposits = "signe la charte et dépose les fichiers de son organisation";

export const partners: readonly EssaiPartner[] = [
	{
		organisation: "OPCO d’essai",
		kind: "OPCO",
		person: person("opco", "Partenaire OPCO d’essai", "contributeur", deposits),
		terms: model("opco"),
		files: [
			{ source: "opco-contrats", file: "opco-contrats-2025.csv" },
			{ source: "etablissements-effectifs", file: "etablissements-effectifs-2025.csv" },
		],
	},
	{
		organisation: "France Travail d’essai",
		kind: "France Travail",
		person: person("france-travail", "Partenaire France Travail d’essai", "contributeur", deposits),
		terms: model("france-travail"),
		files: [{ source: "offres-emploi", file: "offres-emploi-2025.csv" }],
	},
	{
		organisation: region,
		kind: "Région",
		person: person("region", "Partenaire Région d’essai", "contributeur", deposits),
		terms: trainees,
		files: [{ source: "stagiaires", file: "stagiaires-2025.csv" }],
	},
];

/** Clauses of the charter of a partner: what its model proposes for each data set that it shares. */
export function clausesOf({ terms, files }: EssaiPartner): (Terms["clauses"][number] & { source: string })[] {
	return files.flatMap(({ source }) => clausesFor(terms, source).map((clause) => ({ ...clause, source })));
}
