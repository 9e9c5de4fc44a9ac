import { region } from "./territories.ts";

/** Kind of diploma: decides the codes that the schools' files give to its years. */
type Kind = "CAP" | "CAPA" | "BP" | "BAC PRO" | "BAC PRO AG" | "BTS";

export interface Course {
	/** « Code formation diplôme » on 8 characters. */
	readonly cfd: string;
	readonly kind: Kind;
	/** True label, without the diploma. */
	readonly label: string;
	readonly letter: string;
	/** Opening and closing of the diploma. */
	readonly opened: string;
	readonly closed: string;
	/** Number (last five figures of the code) of the common first year that leads to it, if any. */
	readonly common?: string;
}

/** True codes and labels of common courses: one line each, `code|kind|letter|opening|closing|common year|label`. */
const lines = `
50022137|CAP|S|2014||| BOULANGER
50022141|CAP|S|2019||| PATISSIER
50022139|CAP|T|2016|2025|| CUISINE
50022135|CAP|T|2005|2024|| BOUCHER
50033412|CAP|T|2017|2025|| COMMERCIALISATION ET SERVICES EN HOTEL-CAFE-RESTAURANT
50025218|CAP|R|2014|2027|| MAINTENANCE DES VEHICULES OPTION A VOITURES PARTICULIERES
50025524|CAP|S|2018||| ELECTRICIEN
50023324|CAP|S|2018||| MONTEUR EN INSTALLATIONS SANITAIRES
50023217|CAP|S|2002|2022|| MACON
50023218|CAP|S|2002|2022|| COUVREUR
50033616|CAP|T|2019||| METIERS DE LA COIFFURE
50023327|CAP|S|2019||| PEINTRE APPLICATEUR DE REVETEMENTS
50033411|CAP|T|2005|2025|| ASSISTANT(E) TECHNIQUE EN MILIEUX FAMILIAL ET COLLECTIF
50031224|CAP|T|2020||| EQUIPIER POLYVALENT DU COMMERCE
50025434|CAP|S|2007|2025|| REPARATION DES CARROSSERIES
50033204|CAP|T|2017|2022|| ACCOMPAGNANT EDUCATIF PETITE ENFANCE
50321405|CAPA|S|2015||| JARDINIER PAYSAGISTE
45033608|BP|T|2011||| COIFFURE
45033104|BP|S|1997|2025|| PREPARATEUR EN PHARMACIE
40025510|BAC PRO|P|2016|2025|20008| METIERS DE L'ELECTRICITE ET DE SES ENVIRONNEMENTS CONNECTES
40025509|BAC PRO|R|2006|2023|20008| TECHNICIEN DU FROID ET DU CONDITIONNEMENT D'AIR
40022106|BAC PRO|T|2011||33404| CUISINE
40033403|BAC PRO|T|2011||33404| COMMERCIALISATION ET SERVICES EN RESTAURATION
40031106|BAC PRO|M|2010|2027|30003| LOGISTIQUE
40031107|BAC PRO|T|2010|2027|30003| CONDUCTEUR TRANSPORT ROUTIER MARCHANDISES
40031213|BAC PRO|T|2019||31211| METIERS DU COMMERCE ET DE LA VENTE OPTION A ANIMATION ET GESTION DE L'ESPACE COMMERCIAL
40030001|BAC PRO|T|2012|2022|| GESTION-ADMINISTRATION
40025214|BAC PRO|R|2014|2028|| MAINTENANCE DES VEHICULES OPTION A VOITURES PARTICULIERES
40033004|BAC PRO|T|2011|2024|| ACCOMPAGNEMENT SOINS ET SERVICES A LA PERSONNE OPTION B - EN STRUCTURE
40033003|BAC PRO|T|2011|2024|| ACCOMPAGNEMENT SOINS ET SERVICES A LA PERSONNE OPTION A - A DOMICILE
40025007|BAC PRO|R|2005|2023|| MAINTENANCE DES EQUIPEMENTS INDUSTRIELS
40025106|BAC PRO|S|2004|2023|| TECHNICIEN D'USINAGE
40024203|BAC PRO|S|2009|2027|| METIERS DE LA MODE - VÊTEMENT
40034403|BAC PRO|T|2014||| METIERS DE LA SECURITE
40034304|BAC PRO|T|2013|2027|| HYGIENE, PROPRETE, STERILISATION
40023405|BAC PRO|S|2005||| TECHNICIEN MENUISIER AGENCEUR
40025411|BAC PRO|N|2018||| TECHNICIEN EN CHAUDRONNERIE INDUSTRIELLE
40321004|BAC PRO AG|P|2017||| CONDUITE ET GESTION DE L'ENTREPRISE AGRICOLE
32031408|BTS|T|2015||| COMPTABILITE ET GESTION
32031409|BTS|T|2018||| GESTION DE LA PME
32032409|BTS|T|2018||| SUPPORT A L'ACTION MANAGERIALE
32031213|BTS|T|2019||| MANAGEMENT COMMERCIAL OPERATIONNEL
32031212|BTS|T|2018||| NEGOCIATION ET DIGITALISATION DE LA RELATION CLIENT
32033204|BTS|T|2009|2023|| ECONOMIE SOCIALE ET FAMILIALE
32033001|BTS|P|2007|2023|| SERVICES ET PRESTATIONS DES SECTEURS SANITAIRE ET SOCIAL
32020111|BTS|N|2011||| CONCEPTION ET REALISATION DES SYSTEMES AUTOMATIQUES
32032002|BTS|P|2009|2024|| COMMUNICATION
`;

const kinds: readonly Kind[] = ["CAP", "CAPA", "BP", "BAC PRO", "BAC PRO AG", "BTS"];

export const courses: readonly Course[] = lines
	.trim()
	.split("\n")
	.map((line) => {
		const [cfd = "", kindText, letter = "", opened = "", closed = "", common = "", label = ""] =
			line.split("|");
		const kind = kinds.find((k) => k === kindText);
		if (!kind) throw new RangeError(`diplôme inconnu : ${line}`);
		return { cfd, kind, letter, opened, closed, label: label.trim(), ...(common === "" ? {} : { common }) };
	});

/** Common first years of the vocational baccalauréat: number, name in the files of capacities, true label. */
export const commonYears: readonly {
	readonly number: string;
	readonly family: string;
	readonly label: string;
	readonly opened: string;
}[] = [
	{ number: "31211", family: "RELATION CLIENT", label: "METIERS DE LA RELATION CLIENT", opened: "2019" },
	{
		number: "30003",
		family: "GESTION ADMINISTRATIVE, DU TRANSPORT ET DE LA LOGISTIQUE",
		label: "METIERS DE LA GESTION ADMINISTRATIVE, DU TRANSPORT ET DE LA LOGISTIQUE",
		opened: "2019",
	},
	{
		number: "33404",
		family: "HOTELLERIE RESTAURATION",
		label: "METIERS DE L'HOTELLERIE-RESTAURATION",
		opened: "2020",
	},
	{
		number: "20008",
		family: "TRANSITION NUMERIQUE ET ENERGETIQUE",
		label: "METIERS DES TRANSITIONS NUMERIQUE ET ENERGETIQUE",
		opened: "2021",
	},
];

interface Year {
	readonly mefstat11: string;
	/** Ten-character module. */
	readonly mef: string;
	readonly rank: number;
	readonly length: number;
	readonly prefix: string;
}

const plans: Readonly<
	Record<
		Kind,
		{ readonly device: string; readonly heads: readonly string[]; readonly names: readonly string[] } | null
	>
> = {
	CAP: { device: "241", heads: ["232100", "232200"], names: ["1CAP2", "2CAP2"] },
	CAPA: { device: "271", heads: ["232110", "232210"], names: ["1CAPA2", "2CAPA2"] },
	BP: null,
	"BAC PRO": { device: "247", heads: ["238100", "238200", "238300"], names: ["2NDPRO", "1ERPRO", "TLEPRO"] },
	"BAC PRO AG": {
		device: "276",
		heads: ["238110", "238210", "238310"],
		names: ["2DPROA", "1EPROA", "TPROA"],
	},
	BTS: { device: "311", heads: ["322110", "322210"], names: ["1BTS2", "2BTS2"] },
};

/** School years of a course, the first one first; none for a diploma prepared by apprenticeship only. */
export function yearsOf(course: Pick<Course, "cfd" | "kind">): Year[] {
	const plan = plans[course.kind];
	const number = course.cfd.slice(3);
	return (plan?.heads ?? []).map((head, i) => ({
		mefstat11: `${head}${number}`,
		mef: `${plan?.device}${number}${plan?.heads.length === 3 ? 3 : 2}${i + 1}`,
		rank: i + 1,
		length: plan?.heads.length ?? 0,
		prefix: plan?.names[i] ?? "",
	}));
}

/** Code of the region in the files of the ministry of education. */
export const academicRegion: Readonly<Record<string, string>> = { "28": "14" };

export const ijRegion = academicRegion[region] ?? region;
