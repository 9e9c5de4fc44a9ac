import type { VNode } from "preact";
import { dayOf, type GivenTerms, longestTerm, longestText, type Version } from "../../charters/index.ts";
import { Field, type FormFault, LongField } from "./form.tsx";

type Texts = Readonly<Record<string, string>>;

const names = [
	"title",
	"purpose",
	"categories",
	"legalBasis",
	"security",
	"text",
	"signatoryName",
	"signatoryEmail",
	"starts",
	"ends",
] as const satisfies readonly (keyof GivenTerms)[];

/** Fields of more than a line. */
export const longTerms = {
	purpose: longestTerm,
	categories: longestTerm,
	legalBasis: longestTerm,
	security: longestTerm,
	text: longestText,
} as const;

export function termsOf(form: Texts): GivenTerms {
	const of = (name: (typeof names)[number]): string => form[name] ?? "";
	return {
		title: of("title"),
		purpose: of("purpose"),
		categories: of("categories"),
		legalBasis: of("legalBasis"),
		security: of("security"),
		text: of("text"),
		signatoryName: of("signatoryName"),
		signatoryEmail: of("signatoryEmail"),
		starts: of("starts"),
		ends: of("ends"),
	};
}

/** Terms of a version as its form holds them; the last day is written included. */
export function formOf(version: Version): GivenTerms {
	const { title, purpose, categories, legalBasis, security, text, signatory } = version;
	return {
		title,
		purpose,
		categories,
		legalBasis,
		security,
		text,
		signatoryName: signatory.name,
		signatoryEmail: signatory.email,
		starts: dayOf(version.startsAt),
		ends: dayOf(new Date(version.endsAt.getTime() - 1)),
	};
}

export function TermsFields(props: {
	readonly value: Partial<GivenTerms>;
	readonly fault: FormFault | undefined;
}): VNode {
	const { value, fault } = props;
	const long = (name: keyof typeof longTerms, label: string, hint: string, rows = 3): VNode => (
		<LongField
			name={name}
			label={label}
			hint={hint}
			rows={rows}
			most={longTerms[name]}
			value={value[name]}
			fault={fault}
		/>
	);
	return (
		<>
			<Field name="title" label="Titre" value={value.title} fault={fault} />
			<Field name="starts" type="date" label="Premier jour" value={value.starts} fault={fault} />
			<Field name="ends" type="date" label="Dernier jour" value={value.ends} fault={fault} />
			<Field
				name="signatoryName"
				label="Signataire du partenaire"
				hint="Prénom et nom de la personne qui engage l’organisation"
				value={value.signatoryName}
				fault={fault}
			/>
			<Field
				name="signatoryEmail"
				type="email"
				label="Adresse du signataire"
				hint="Seul le compte qui porte cette adresse pourra signer"
				value={value.signatoryEmail}
				fault={fault}
			/>
			{long("purpose", "Finalité", "À quoi servent les données")}
			{long("categories", "Catégories de données", "Ce que contiennent les fichiers")}
			{long("legalBasis", "Base légale", "Pour le registre des traitements")}
			{long("security", "Mesures de sécurité", "Pour le registre des traitements")}
			{long("text", "Texte de la charte", "Jusqu’à 20 000 caractères", 16)}
		</>
	);
}
