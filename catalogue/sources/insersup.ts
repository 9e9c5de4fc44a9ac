import type { RowControl, Source } from "../model.ts";
import { licenceOuverte, note } from "./vocabulary.ts";

/** A published rate is the ratio of two published counts, to the hundredth of a point. */
const rate = (label: string, printed: string, part: string, whole: string): RowControl => ({
	code: "C-20",
	severity: "to-confirm",
	label,
	fields: [printed, part, whole],
	test: ({ [printed]: p, [part]: n, [whole]: d }) =>
		typeof p === "number" &&
		typeof n === "number" &&
		typeof d === "number" &&
		d > 0 &&
		Math.abs(p - (100 * n) / d) > 0.006
			? `taux publié ${p}, ${n} sur ${d} donnent ${((100 * n) / d).toFixed(2)}`
			: null,
});

const count = (name: string, header: string, atMost?: string) =>
	({ name, header, type: "integer", min: 0, ...(atMost ? { atMost } : {}) }) as const;
const percent = (name: string, header: string) =>
	({ name, header, type: "number", min: 0, max: 100 }) as const;
const euros = (name: string) => ({ name, header: name, type: "number", min: 0 }) as const;

export const insersup: Source = {
	id: "insersup-formations",
	title: "InserSup : devenir des diplômés de l'université par établissement et formation (extrait)",
	producer: "Ministère de l'Enseignement supérieur (SIES)",
	licence: licenceOuverte,
	vintage: "2024, second semestre",
	address: "https://data.enseignementsup-recherche.gouv.fr/explore/dataset/fr-esr-insersup/",
	cadence: "semestrielle",
	connector: {
		kind: "opendatasoft",
		portal: "https://data.enseignementsup-recherche.gouv.fr",
		dataset: "fr-esr-insersup",
		format: "json",
		where: "date_jeu='2024_S2'",
		pace: "mois",
		megabytes: 500,
	},
	files: ["insersup-formations*.json"],
	layout: { format: "json" },
	fields: [
		{ name: "edition", header: "date_jeu", type: "code", required: true, pattern: "20[0-9]{2}_S[12]" },
		{
			name: "region",
			header: "reg_id",
			type: "code",
			required: true,
			level: "region",
			rewrite: { match: "R([0-9]{2})", to: "$1" },
			pattern: "[0-9]{2}",
		},
		{
			name: "uai",
			header: "etablissement",
			type: "code",
			required: true,
			pattern: "[0-9]{7}[A-Z]",
			controlKey: "uai",
		},
		note("etablissement", "uo_lib"),
		{ name: "type_diplome", header: "type_diplome", type: "text", required: true },
		{ name: "diplome", header: "diplome", type: "code", required: true, pattern: "[0-9]{7}" },
		note("libelle", "libelle_diplome"),
		note("domaine", "dom_lib"),
		{ name: "obtention", header: "obtention_diplome", type: "text", required: true },
		{ name: "genre", header: "genre", type: "text", required: true, pattern: "femme|homme|ensemble" },
		{ name: "nationalite", header: "nationalite", type: "text", required: true },
		{
			name: "promotion",
			header: "promo",
			type: "text",
			required: true,
			pattern: "20[0-9]{2}( ; 20[0-9]{2})*",
		},
		{ name: "mois", header: "date_inser", type: "code", required: true, pattern: "6|12|18|24|30" },
		count("poursuivants", "nb_poursuivants"),
		count("sortants", "nb_sortants"),
		count("emploi_salarie", "nb_sortants_en_emploi_sal_fr", "sortants"),
		percent("taux_emploi_salarie", "tx_sortants_en_emploi_sal_fr"),
		count("emploi_stable", "nb_sortants_en_emploi_stable", "emploi_salarie"),
		percent("taux_emploi_stable", "tx_sortants_en_emploi_stable"),
		percent("taux_non_salarie", "tx_sortants_en_emploi_non_sal"),
		percent("taux_emploi", "tx_sortants_en_emploi"),
		euros("salaire_q1"),
		euros("salaire_q2"),
		euros("salaire_q3"),
	],
	statuses: { "": "NA", nd: "NA", ns: "NS" },
	key: ["edition", "uai", "diplome", "obtention", "genre", "nationalite", "promotion", "mois"],
	controls: [
		rate("taux d'emploi salarié = salariés / sortants", "taux_emploi_salarie", "emploi_salarie", "sortants"),
		rate(
			"taux d'emploi stable = stables / salariés",
			"taux_emploi_stable",
			"emploi_stable",
			"emploi_salarie",
		),
	],
	quirks: [
		"Le fichier du miroir est un extrait de l'interface du SIES : un seul établissement. Il est contrôlé et montré, mais aucun indicateur n'en est tiré, car un établissement ne vaut pas pour sa région.",
		"Les effectifs et les taux sont écrits entre guillemets, comme des textes ; le délai d'insertion l'est comme un nombre.",
		"La promotion est une liste : les cumuls réunissent deux années.",
		"La région est écrite « R93 » ; le taux d'emploi stable se rapporte aux salariés et non aux sortants.",
		"Une valeur nulle est une donnée non diffusée : ce n'est jamais un zéro.",
	],
};
