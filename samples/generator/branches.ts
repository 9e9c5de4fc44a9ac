import { createRequire } from "node:module";
import { type Cell, csv } from "./csv.ts";
import type { SampleFile } from "./file.ts";
import { randomOf } from "./random.ts";
import { type SheetCell, workbook } from "./workbook.ts";

interface Branch {
	readonly idcc: string;
	readonly opco: string;
	readonly label: string;
	/** Made-up share of the employees of an activity, in percent. */
	readonly shares: readonly { readonly ape: string; readonly part: number }[];
}

/** True numbers, operators and titles; made-up shares of true activities: `IDCC|OPCO|title|APE:share…`. A few have no activity. */
const lines = `
16|OPCO Mobilité|Convention collective nationale des transports routiers et activités auxiliaires du transport|4941A:92.4 4941B:95.1 5229A:71.3 4939A:63.8
29|OPCO Santé|Convention collective nationale des établissements privés d'hospitalisation, de soins, de cure et de garde à but non lucratif (FEHAP, convention de 1951)|8610Z:12.6 8710A:16.3
44|OPCO 2i|Convention collective nationale des industries chimiques et connexes|
87|OPCO 2i|Convention collective nationale des ouvriers des industries de carrières et de matériaux|
176|OPCO 2i|Convention collective nationale de l'industrie pharmaceutique|
184|OPCO entreprises de proximité|Convention collective nationale de l'imprimerie de labeur et des industries graphiques|1812Z:83.7 1813Z:78.9
573|OPCO entreprises et salariés des services à forte intensité de main-d'œuvre|Convention collective nationale des commerces de gros|4669B:68.2 4639B:59.4
706|OPCO Commerce|Convention collective nationale du personnel de la reprographie|1812Z:1.1 8219Z:38.6
787|OPCO ATLAS|Convention collective nationale des cabinets d'experts-comptables et de commissaires aux comptes|6920Z:91.5
843|OPCO entreprises de proximité|Convention collective nationale de la boulangerie-pâtisserie -entreprises artisanales-|1071C:88.2 4724Z:41.7
992|OPCO entreprises de proximité|Convention collective nationale de la boucherie, boucherie-charcuterie et boucherie hippophagique, triperie, commerce de volailles et gibiers|4722Z:84.6 1013B:22.9
1090|OPCO Mobilité|Convention collective nationale des services de l'automobile (commerce et réparation de l'automobile, du cycle et du motocycle, activités connexes, contrôle technique automobile, formation des conducteurs auto-écoles CNPA)|4520A:93.3 4511Z:90.2 4532Z:61.5 8553Z:72.4
1147|OPCO entreprises de proximité|Convention collective du personnel des cabinets médicaux (médecin)|8621Z:77.6
1486|OPCO ATLAS|Convention collective nationale applicable au personnel des bureaux d'études techniques, des cabinets d'ingénieurs-conseils et des sociétés de conseils (BET, SYNTEC)|6202A:94.8 7112B:76.4 7022Z:58.1
1501|OPCO entreprises et salariés des services à forte intensité de main-d'œuvre|Convention collective nationale de la restauration rapide (restauration livrée)|5610C:79.8 5610A:3.4
1505|OPCO Commerce|Convention collective nationale du commerce de détail de fruits et légumes, épicerie et produits laitiers|4721Z:70.9 4711B:52.6
1518|OPCO Cohésion sociale|Convention collective nationale de l'animation|
1596|OPCO Construction|Convention collective nationale concernant les ouvriers employés par les entreprises du bâtiment visées par le décret du 1er mars 1962|4399C:66.1 4321A:61.8 4332A:68.5
1979|OPCO entreprises et salariés des services à forte intensité de main-d'œuvre|Convention collective nationale des hôtels, cafés, restaurants (HCR)|5610A:74.5 5510Z:88.6 5630Z:81.2
1996|OPCO entreprises de proximité|Convention collective nationale de la pharmacie d'officine|4773Z:94.4
2120|OPCO ATLAS|Convention collective de la banque|
2121|AFDAS|Convention collective nationale de l'édition|
2216|OPCO Commerce|Convention collective nationale du commerce de détail et de gros à prédominance alimentaire (entrepôts d'alimentation, supérettes, supermarchés, hypermarchés, grande distribution)|4711D:89.4 4711F:93.7 4711B:21.8
2264|OPCO Santé|Convention collective de l'hospitalisation privée (CCU, FHP, établissements pour personnes âgées, maison de retraite, établissements de suite et réadaptation, médicaux pour enfants et adolescents, UHP, sanitaires sociaux et médico-sociaux CRRR, hospitalisation privé à but lucratif FIEHP)|8610Z:34.2 8710A:41.5
2420|OPCO Construction|Convention collective nationale des cadres du bâtiment du 1er juin 2004|4399C:6.2 4321A:6.9 4332A:3.1
2596|OPCO entreprises de proximité|Convention collective nationale de la coiffure et des professions connexes|9602A:95.6 9602B:2.2
2609|OPCO Construction|Convention collective nationale des employés, techniciens et agents de maîtrise du bâtiment|4399C:18.7 4321A:22.3 4332A:15.4
2941|OPCO Cohésion sociale|Convention collective de la branche de l'aide, de l'accompagnement, des soins et des services à domicile|8810A:49.3
3032|OPCO entreprises de proximité|Convention collective nationale de l'esthétique - cosmétique et de l'enseignement technique et professionnel liés aux métiers de l'esthétique et de la parfumerie|9602B:83.1
3127|OPCO entreprises de proximité|Convention collective nationale des entreprises de services à la personne du 20 septembre 2012|8810A:21.4 9609Z:18.8
7006|OCAPIAT|Convention collective nationale des coopératives, unions de coopératives agricoles et SICA de fleurs, de fruits et légumes et de pommes de terre|
7502|OCAPIAT|Convention collective nationale de la Mutualité sociale agricole|
`;

const branches: readonly Branch[] = lines
	.trim()
	.split("\n")
	.map((line) => {
		const [idcc = "", opco = "", label = "", shares = ""] = line.split("|");
		return {
			idcc,
			opco,
			label,
			shares: shares
				.split(" ")
				.filter((one) => one !== "")
				.map((one) => {
					const [ape = "", part = ""] = one.split(":");
					return { ape, part: Number(part) };
				}),
		};
	});

/** Who collects for which agreement: numbers without their zeros, two agreements without number, two empty lines at the end. */
export function operatorsOfBranches(): SampleFile {
	const rows: Cell[][] = [
		...branches.map(({ idcc, opco, label }) => [idcc, opco, label, null]),
		["N.A.", "OPCO 2i", "Accord national sur le champ d'application des accords de la métallurgie", null],
		["na", longest, "Secteur des propriétés forestières", null],
		[null, null, null, null],
		[null, null, null, null],
	];
	return {
		name: "referentielCodesIdccOpco.csv",
		bytes: csv(["IDCC", "Opérateur de compétences", "Libellé", "obs"], rows, {
			encoding: "utf-8",
			bom: true,
			delimiter: ";",
		}),
	};
}

const longest = "OPCO entreprises et salariés des services à forte intensité de main-d'œuvre";
const kept = "CODE APE NON DIFFUSABLE , TAUX DE COUVERTURE PAR LES IDCC DE BRANCHE < 50%";
const withheld = ["0111Z", "8411Z"];
const activities: readonly { readonly id: string; readonly label: string }[] = createRequire(import.meta.url)(
	"@socialgouv/codes-naf",
);

/** Activity by activity, the agreements of its employees: one line each, the size of the activity on every line. */
export function agreementsOfActivities(): SampleFile {
	const random = randomOf("ape-idcc");
	const label = new Map(activities.map(({ id, label: text }) => [id.replace(".", ""), text]));
	const apes = [
		...new Set([...withheld, ...branches.flatMap(({ shares }) => shares.map(({ ape }) => ape))]),
	].sort();
	const rows = apes.flatMap((ape): SheetCell[][] => {
		const title = (label.get(ape) ?? ape).replaceAll("'", " ");
		if (withheld.includes(ape)) return [[ape, title, kept, null, null, null]];
		const employees = 100 * random.whole(40, 1900);
		return branches.flatMap((branch) =>
			branch.shares
				.filter((share) => share.ape === ape)
				.map(({ part }) => [
					ape,
					title,
					String(employees),
					branch.idcc.padStart(5, "0"),
					branch.label.replace(/^Convention collective (nationale )?/, "").replaceAll("'", " "),
					String(part),
				]),
		);
	});
	return {
		name: "dares-ape-idcc-2021.xlsx",
		bytes: workbook([
			{
				name: "Lisez-moi",
				rows: [["Table de passage entre convention collective et activité : données d'essai"]],
			},
			{
				name: "IDCC2021_passageAPEIDCC_diff",
				rows: [
					[
						"Table de passage entre convention collective (code IDCC) et activité (code APE) : données d'essai",
					],
					[],
					["Mode d'emploi"],
					[],
					["Lecture"],
					[],
					["apen", "intape", "effarrdiff", "idcc", "intidcc", "pctdiff"],
					...rows,
				],
			},
		]),
	};
}
