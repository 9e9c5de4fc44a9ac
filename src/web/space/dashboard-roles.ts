import type { Role } from "../../access/index.ts";

/** What a role can do here today, in one sentence, and where. Only pages that exist. */
export interface RoleGuide {
	readonly sentence: string;
	readonly links: readonly { readonly label: string; readonly path: string }[];
}

const collection = { label: "Attendus et partenaires", path: "/espace/collecte" } as const;
const deliveries = { label: "Livraisons", path: "/espace/collecte/livraisons" } as const;
const deposit = { label: "Déposer un fichier", path: "/espace/collecte/deposer" } as const;
const charters = { label: "Chartes", path: "/espace/chartes" } as const;
const releases = { label: "Diffusions", path: "/espace/diffusions" } as const;
const needs = { label: "Besoins et achats", path: "/espace/besoins" } as const;
const territories = { label: "Territoires", path: "/territoires" } as const;
const occupations = { label: "Métiers", path: "/metiers" } as const;
const indicators = { label: "Indicateurs", path: "/indicateurs" } as const;
const dataSets = { label: "Jeux de données", path: "/donnees" } as const;

export const roleGuides: Readonly<Record<Role, RoleGuide>> = {
	public: {
		sentence: "Vous lisez tout ce que l’observatoire publie.",
		links: [territories, occupations, indicators, dataSets],
	},
	partenaire: {
		sentence: "Vous suivez ce que votre organisation partage avec l’observatoire et ce qu’il en a fait.",
		links: [charters, deliveries, collection, dataSets],
	},
	contributeur: {
		sentence: "Vous déposez les fichiers de votre organisation et corrigez ce que le contrôle relève.",
		links: [deposit, deliveries, collection],
	},
	"charge-etudes": {
		sentence: "Vous suivez les livraisons attendues, décidez de leur acceptation et composez les diffusions.",
		links: [collection, deliveries, charters, releases, needs, deposit],
	},
	"responsable-publication": {
		sentence:
			"Vous relisez et approuvez les diffusions, et lisez les livraisons d’où viennent leurs chiffres.",
		links: [releases, deliveries, dataSets, indicators],
	},
	acheteur: {
		sentence:
			"Vous voyez où les métiers recrutent, qui cherche et qui se forme, proposez des places et décidez de celles que d’autres proposent.",
		links: [needs, occupations, territories, indicators],
	},
	animateur: {
		sentence:
			"Vous préparez vos réunions avec la fiche de votre territoire, et donnez votre avis sur ce qu’il faut y former.",
		links: [territories, needs, indicators],
	},
	instructeur: {
		sentence: "Vous appuyez vos avis sur les chiffres publiés et leur provenance.",
		links: [territories, occupations, dataSets],
	},
	"gestionnaire-paie": {
		sentence: "Vous gardez ici votre compte ; les chiffres publiés vous sont ouverts.",
		links: [indicators, territories],
	},
	"emetteur-badges": {
		sentence: "Vous gardez ici votre compte ; les métiers et leurs nomenclatures vous sont ouverts.",
		links: [occupations, dataSets],
	},
	administrateur: {
		sentence: "Vous invitez les personnes, réglez leurs droits et suivez ce qui a été fait.",
		links: [{ label: "Personnes et droits", path: "/espace/utilisateurs" }, collection, releases],
	},
};
