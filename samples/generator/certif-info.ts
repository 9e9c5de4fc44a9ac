import { courses } from "./courses.ts";
import { type Cell, csv } from "./csv.ts";
import type { SampleFile } from "./file.ts";

interface Certification {
	/** Certif'Info code. */
	readonly code: string;
	readonly rncp: string;
	readonly level: string;
	readonly nsf: string;
	/** Occupations that it aims at, five at most. */
	readonly romes: readonly string[];
	readonly label: string;
}

/** True codes and labels of certifications much followed in alternation: `code|RNCP|level|NSF|ROME…|label`. */
const lines = `
54647|37894|3|311|N4101|CAP conducteur routier marchandises
74671|38231|4|336|D1202|BP coiffure
77210|37491|4|221|D1102 H2102|BP boulanger
82703|37537|3|221|D1102|CAP boulanger
82792|37963|5|336|D1202 L1501 M1302|BTS métiers de la coiffure
83602|39159|5|314|M1203|BTS comptabilité et gestion
84314|37672|3|311|N1103|CAP opérateur/opératrice logistique
85117|38386|3|214|A1202 A1203|CAP agricole jardinier paysagiste
87941|38367|5|250|I1103 I1310 I1604|BTS maintenance des véhicules option A : voitures particulières
94419|38359|5|313|C1102 C1109 C1401|BTS assurance
100329|37405|5|254|H1203 H1506 H2902|BTS conception et réalisation en chaudronnerie industrielle
100357|38368|5|312|D1401 D1406 D1501 M1703 M1704|BTS négociation et digitalisation de la relation client
100365|38364|5|310|M1604|BTS support à l'action managériale
100367|38363|5|314|M1203 M1501 M1604|BTS gestion de la PME
100739|38401|3|255|F1602 F1605|CAP électricien
100927|38303|4|232|F1701|BP maçon
100929|38305|3|233|F1603|CAP monteur en installations sanitaires
102869|39030|3|336|D1208|CAP esthétique cosmétique parfumerie
104237|38365|5|311|H1403 N1303|BTS gestion des transports et logistique associée
104239|38362|5|312|D1401 D1501 D1506 M1704 M1705|BTS management commercial opérationnel
106291|38765|3|221|D1104|CAP pâtissier
107027|39036|3|233|F1606 F1609|CAP peintre applicateur de revêtements
107905|35346|5|250|H1101 H1209 H1504 I1307 I1309|BTS électrotechnique
110115|38565|3|332|K1303|CAP accompagnant éducatif petite enfance
110405|36112|3|234|F1503 H2202 H2206|CAP menuisier fabricant
110433|35974|3|234|F1607 H2201 H2202 H2206|CAP menuisier installateur
110507|35802|5|230|F1106 F1108|BTS management économique de la construction
111453|35889|3|232|F1610|CAP couvreur
111459|35715|3|232|F1701|CAP maçon
114275|37198|5|320|E1103|BTS communication
114281|37199|5|232|F1106 F1108 F1201 F1202|BTS travaux publics
114763|37535|3|221|D1101|CAP boucher
115706|38431|4|221|G1601 G1602|BP arts de la cuisine
115708|38430|3|221|G1602|CAP cuisine
115710|38424|3|334|G1502 G1603 G1801 G1803|CAP commercialisation et services en hôtel-café-restaurant
115888|38381|5|313|C1206|BTS banque
116461|38880|4|255|F1602 F1605 I1309|BP électricien
`;

export const certifications: readonly Certification[] = lines
	.trim()
	.split("\n")
	.map((line) => {
		const [code = "", rncp = "", level = "", nsf = "", romes = "", label = ""] = line.split("|");
		return { code, rncp: `RNCP${rncp}`, level, nsf, romes: romes.split(" "), label };
	});

const plain = (text: string): string =>
	text
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toUpperCase()
		.replace(/[^A-Z0-9]+/g, " ")
		.trim();
const diplomas = new Map(courses.map(({ kind, label, cfd }) => [plain(`${kind} ${label}`), cfd]));

const types: Readonly<Record<string, string>> = {
	CAP: "Certificat d'aptitude professionnelle",
	BP: "Brevet professionnel (Education nationale)",
	BTS: "Brevet de technicien supérieur",
};

/**
 * Certif'Info, cut down to a few certifications: enough for a partner's file to be checked against. A school code stands where
 * the samples have the diploma.
 */
export function certificationRegister(): SampleFile {
	const empty = (count: number): null[] => Array.from({ length: count }, () => null);
	const rows = certifications.map(({ code, rncp, level, nsf, romes, label }): Cell[] => [
		code,
		label,
		types[label.split(" ")[0] ?? ""] ?? "",
		level,
		"01/08/2024",
		...empty(2),
		...Array.from({ length: 5 }, (_, i) => romes[i] || null),
		nsf,
		rncp.slice(4),
		null,
		diplomas.get(plain(label)) ?? null,
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
