import { type Cell, csv } from "./csv.ts";
import type { SampleFile } from "./file.ts";

interface Certification {
	/** Certif'Info code. */
	readonly code: string;
	readonly rncp: string;
	readonly level: string;
	readonly nsf: string;
	readonly label: string;
}

/** True codes and labels of certifications much followed in alternation: `code|RNCP|level|NSF|label`. */
const lines = `
54647|37894|3|311|CAP conducteur routier marchandises
74671|38231|4|336|BP coiffure
77210|37491|4|221|BP boulanger
82703|37537|3|221|CAP boulanger
82792|37963|5|336|BTS métiers de la coiffure
83602|39159|5|314|BTS comptabilité et gestion
84314|37672|3|311|CAP opérateur/opératrice logistique
85117|38386|3|214|CAP agricole jardinier paysagiste
87941|38367|5|250|BTS maintenance des véhicules option A : voitures particulières
94419|38359|5|313|BTS assurance
100329|37405|5|254|BTS conception et réalisation en chaudronnerie industrielle
100357|38368|5|312|BTS négociation et digitalisation de la relation client
100365|38364|5|310|BTS support à l'action managériale
100367|38363|5|314|BTS gestion de la PME
100739|38401|3|255|CAP électricien
100927|38303|4|232|BP maçon
100929|38305|3|233|CAP monteur en installations sanitaires
102869|39030|3|336|CAP esthétique cosmétique parfumerie
104237|38365|5|311|BTS gestion des transports et logistique associée
104239|38362|5|312|BTS management commercial opérationnel
106291|38765|3|221|CAP pâtissier
107027|39036|3|233|CAP peintre applicateur de revêtements
107905|35346|5|250|BTS électrotechnique
110115|38565|3|332|CAP accompagnant éducatif petite enfance
110405|36112|3|234|CAP menuisier fabricant
110433|35974|3|234|CAP menuisier installateur
110507|35802|5|230|BTS management économique de la construction
111453|35889|3|232|CAP couvreur
111459|35715|3|232|CAP maçon
114275|37198|5|320|BTS communication
114281|37199|5|232|BTS travaux publics
114763|37535|3|221|CAP boucher
115706|38431|4|221|BP arts de la cuisine
115708|38430|3|221|CAP cuisine
115710|38424|3|334|CAP commercialisation et services en hôtel-café-restaurant
115888|38381|5|313|BTS banque
116461|38880|4|255|BP électricien
`;

export const certifications: readonly Certification[] = lines
	.trim()
	.split("\n")
	.map((line) => {
		const [code = "", rncp = "", level = "", nsf = "", label = ""] = line.split("|");
		return { code, rncp: `RNCP${rncp}`, level, nsf, label };
	});

const types: Readonly<Record<string, string>> = {
	CAP: "Certificat d'aptitude professionnelle",
	BP: "Brevet professionnel (Education nationale)",
	BTS: "Brevet de technicien supérieur",
};

/**
 * Certif'Info, cut down to a few certifications: enough for a partner's file to be checked against. The school codes are
 * left out, those of the samples come from the base of the ministry.
 */
export function certificationRegister(): SampleFile {
	const empty = (count: number): null[] => Array.from({ length: count }, () => null);
	const rows = certifications.map(({ code, rncp, level, nsf, label }): Cell[] => [
		code,
		label,
		types[label.split(" ")[0] ?? ""] ?? "",
		level,
		"01/08/2024",
		...empty(7),
		nsf,
		rncp.slice(4),
		...empty(2),
		"Ministère chargé de l'éducation nationale",
		...empty(7),
		"  ",
		"0",
		"Publié",
		...empty(10),
	]);
	const header =
		"Code_Diplome;Libelle_Diplome;Libelle_Type_Diplome;Code_Niveau_Europeen;Date_MaJ;Code_FormaCode;Libelle_FormaCode;Code_Rome_1;Code_Rome_2;Code_Rome_3;Code_Rome_4;Code_Rome_5;Code_Nsf;Code_RNCP;Code_RS;Code_Scolarité;valideur;certificateur;Annee_Premiere_Session;Annee_Derniere_Session;Code_Ancien_Diplome;Intitulé_Ancien_Diplome;Code_Ancien_RNCP;Code_Ancien_Scolarité;`Options`;Etat;Etat_Libelle;Etat_Ancien_Diplome;Etat_Ancien_Diplome_Libelle;accessibilite_fi;accessibilite_ca;accessibilite_fc;accessibilite_cp;accessibilite_vae;accessibilite_ind;code_type_diplome;codeIdeo2";
	return {
		name: "certif_info.csv",
		bytes: csv(header.split(";"), rows, { encoding: "utf-8", delimiter: ";" }),
	};
}
