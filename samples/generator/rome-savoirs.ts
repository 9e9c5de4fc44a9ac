import { type Cell, csv } from "./csv.ts";
import { items } from "./facts.ts";
import type { SampleFile } from "./file.ts";
import { randomOf } from "./random.ts";

/** True codes and names of knowledge of the ROME: `code|families that mention it (* = any)|name`, apostrophes doubled as printed. */
const lines = `
118975|*|Outils bureautiques
119842|*|Management
120889|*|Gestion administrative
100090|*|Techniques pédagogiques
101506|*F|Règles et consignes de sécurité
100541|*G|Techniques de communication
122001|A|Engins agricoles
100088|A|Techniques d''approche et de manipulation des animaux
100011|A|Techniques culturales
100015|A|Normes environnementales
100610|B|Techniques de dessin
100597|B|Principes de conservation préventive
101065|B|Chimie
101460|C|Réglementation des produits d''assurances
101351|C|Caractéristiques des produits financiers
101343|C|Principes de la relation client
101360|CM|Comptabilité générale
100341|DG|Procédures d''encaissement
121691|D|Typologie du client
100340|D|Techniques de vente
100381|D|Argumentation commerciale
119226|E|Publication Assistée par Ordinateur (PAO)
102461|E|Chaîne graphique
102646|E|Colorimétrie
126509|F|Montage, utilisation et démontage des échafaudages de pied (CACES R 408)
103045|F|Normes de la construction
103315|F|Prise d''aplomb et de niveau
119527|G|Logiciels de réservation
122435|G|Système Hazard Analysis Critical Control Point  (HACCP)
119507|H|Logiciels de Gestion de Production Assistée Par Ordinateur (GPAO)
121308|H|Ponts roulants (CACES R 318)
103167|H|Métrologie
100507|H|Utilisation d''outillages électroportatifs (scie électrique, ponceuse, ...)
119506|I|Logiciels de Gestion de Maintenance Assistée par Ordinateur (GMAO)
103501|I|Utilisation d''appareils de mesure électrique (multimètre, ...)
100286|I|Techniques de soudure
104413|I|Electronique
100414|J|Règles d''hygiène et d''asepsie
107255|J|Protocoles de lutte contre les infections nosocomiales
107204|J|Grille de codification Sécurité Sociale
107373|J|Identification des signes et du degré de la douleur
101949|K|Techniques de prévention et de gestion de conflits
107774|K|Caractéristiques socio-culturelles des publics
102066|K|Techniques d''écoute et de la relation à la personne
103848|K|Techniques d''animation de groupe
109257|L|Caractéristiques des matériels d''éclairage
102199|L|Techniques de maquillage
102462|L|Droit de la propriété intellectuelle
118331|L|Utilisation d''outillages manuels
101359|M|Droit commercial
126089|M|Procédures d''appels d''offres
104155|M|Gestion financière
120372|N|Utilisation de matériel de navigation
104084|N|Réglementation du transport de marchandises
110028|N|Lecture de carte routière
103872|N|Règles de sécurité des biens et des personnes
`;

const knowledge = lines
	.trim()
	.split("\n")
	.map((line) => {
		const [code = "", families = "", label = ""] = line.split("|");
		return { code, families, label };
	});

const style = { encoding: "utf-8", delimiter: ",", quoteTexts: true } as const;
const occupations = items("rome3").map(({ code }) => code);

export function knowledgeRegister(): SampleFile {
	return {
		name: "unix_referentiel_competence_v347_utf8.csv",
		bytes: csv(
			["code_ogr", "libelle_competence", "code_type_competence", "libelle_type_competence", "statut"],
			knowledge.map(({ code, label }) => [code, label, "1", "SAVOIRS THEORIQUES ET PROCEDURAUX", "1"]),
			style,
		),
	};
}

/** Which occupation mentions what: knowledge (1), and one line of another directory (2) that the observatory leaves aside. */
export function mentionsOfOccupations(): SampleFile {
	const random = randomOf("rome-liens");
	const rows = occupations.flatMap((rome, index): Cell[][] => {
		const own = knowledge.filter(({ families }) =>
			families.includes(rome.charAt(0)) ? random.chance(0.62) : families.includes("*") && random.chance(0.25),
		);
		return [
			...own.map(({ code }, item): Cell[] => [rome, code, "7", "1", "1", "8", String(item + 1), "1"]),
			[rome, String(900_000 + index), "10", "6", "2", "9", "1", "1"],
		];
	});
	return {
		name: "unix_liens_rome_referentiels_v347_utf8.csv",
		bytes: csv(
			[
				"code_rome",
				"code_ogr",
				"code_ref_rubrique",
				"position_bloc",
				"code_type_referentiel",
				"code_compo_bloc",
				"position_item",
				"id_priorisation",
			],
			rows,
			style,
		),
	};
}

/** Moves between neighbours of the directory: to a close occupation (1), or to a next one (2). */
export function movesBetweenOccupations(): SampleFile {
	const random = randomOf("rome-mobilites");
	const rows = occupations.flatMap((rome): Cell[][] => {
		const near = occupations.filter((other) => other !== rome && other.startsWith(rome.slice(0, 3)));
		const next = occupations.filter((other) => other.startsWith(rome.charAt(0)) && !near.includes(other));
		return [
			...near
				.filter(() => random.chance(0.45))
				.map((other): Cell[] => [rome, other, null, null, "1", "Proche"]),
			...next
				.filter((other) => other !== rome && random.chance(0.05))
				.map((other): Cell[] => [rome, other, null, null, "2", "Evolution"]),
		];
	});
	return {
		name: "unix_rubrique_mobilite_v347_utf8.csv",
		bytes: csv(
			[
				"code_rome",
				"code_rome_cible",
				"code_appellation_source",
				"code_appellation_cible",
				"code_type_mobilite",
				"libelle_type_mobilite",
			],
			rows,
			style,
		),
	};
}
