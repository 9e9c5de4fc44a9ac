import { items } from "./facts.ts";
import type { SampleFile } from "./file.ts";
import { domainWeight, sizeHint } from "./occupations.ts";
import { randomOf } from "./random.ts";
import { bassins, departements, region } from "./territories.ts";
import { published } from "./totals.ts";
import { type SheetCell, workbook } from "./workbook.ts";

/** Projects of the whole region, before the small cells are hidden. */
const projects = 108_000;

/** Under this the producer prints a star. */
const shown = 5;

/** Occupations of the State, of politics and of the clergy are not in the survey. */
const outside = /^(P0|P1|P2|P4|X0)X|^P3X91$/;

const familyLabels = {
	A: "Fonctions administratives",
	C: "Fonctions d'encadrement",
	I: "Ouvriers des secteurs de l'industrie",
	O: "Ouvriers de la construction et du bâtiment",
	S: "Fonctions sociales et médico-sociales",
	T: "Autres techniciens et employés",
	V: "Fonctions liées à la vente, au tourisme et aux services",
	Z: "Autres métiers",
} as const;

type Family = keyof typeof familyLabels;

/** The survey has eight families of its own; in most domains managers and technicians leave for theirs. */
function familyOf(code: string): Family {
	const domain = code.slice(0, 1);
	const rank = code.slice(3);
	switch (domain) {
		case "A":
			return "Z";
		case "B":
			return rank.startsWith("9") ? "C" : rank.startsWith("7") && rank !== "73" ? "T" : "O";
		case "C":
			return rank.startsWith("7") ? "T" : "I";
		case "D":
		case "E":
			return rank.startsWith("8") ? "T" : "I";
		case "G":
			return ["70", "78"].includes(rank) ? "C" : ["71", "72", "74", "75", "77"].includes(rank) ? "T" : "I";
		case "H":
			return rank === "40" ? "I" : code.startsWith("H0") || rank === "90" ? "T" : "C";
		case "J":
			return /^(J[023]|J1X80)/.test(code) ? "Z" : code.startsWith("J6") ? "C" : "V";
		case "F":
		case "K":
			return "I";
		case "L":
			return /^(L4X82|L5|L6)/.test(code) ? "C" : "A";
		case "M":
			return rank.startsWith("9") ? "C" : "A";
		case "N":
			return rank.startsWith("7") ? "T" : "C";
		case "Q":
			return ["QAX03", "QCX02", "QEX01"].includes(code) ? "C" : "V";
		case "R":
			return /^(R3X8[34]|R4)/.test(code) ? "C" : "V";
		case "S":
			return code.startsWith("S3") ? "C" : "V";
		case "T":
			return "V";
		case "V":
			return code.startsWith("V2") ? "C" : "S";
		case "W":
			return code.startsWith("W1") ? "S" : "C";
		default:
			return "C";
	}
}

/** Share of seasonal projects by domain. */
const seasonal: Readonly<Record<string, number>> = {
	A: 0.7,
	S: 0.55,
	R: 0.25,
	V: 0.12,
	J: 0.2,
	E: 0.2,
	T: 0.18,
};

/** Bassins in the capitals of the survey: no accent, no hyphen, no apostrophe. */
function shout(label: string): string {
	return label
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.replace(/[^A-Za-z0-9]+/g, " ")
		.trim()
		.toUpperCase();
}

function printed(count: number): string {
	return count < shown ? "*" : String(count);
}

export function recruitmentProjects(): SampleFile {
	const random = randomOf("bmo-2024");
	const trades = items("fap2021-228")
		.filter(({ code }) => !outside.test(code))
		.map(({ code, label }) => ({
			code,
			label,
			family: familyOf(code),
			weight: domainWeight(code) * sizeHint(code) * random.between(0.4, 2),
			difficult: random.between(0.3, 0.85),
			seasonal: Math.min(0.95, (seasonal[code.slice(0, 1)] ?? 0.06) * random.between(0.3, 1.7)),
		}));
	// Weights of a domain are shared between its occupations, so that a domain with many does not swell.
	const crowd = new Map<string, number>();
	for (const { code, weight } of trades)
		crowd.set(code.slice(0, 1), (crowd.get(code.slice(0, 1)) ?? 0) + weight / domainWeight(code));
	const weights = trades.map(({ code, weight }) => weight / (crowd.get(code.slice(0, 1)) ?? 1));
	const sum = weights.reduce((a, b) => a + b, 0);

	const rows: SheetCell[][] = [];
	for (const [t, trade] of trades.entries()) {
		for (const bassin of bassins) {
			const expected =
				((projects * (weights[t] ?? 0)) / sum) * (bassin.active / published.activePopulation.value);
			const count = Math.round(expected * random.skewed());
			// No project, or no answer for this couple: the survey has no row, not a zero.
			if (count < 2 || random.chance(count < 8 ? 0.55 : count < 20 ? 0.3 : 0.04)) continue;
			const hard = Math.round(count * Math.min(1, Math.max(0, trade.difficult + random.bell() * 0.16)));
			const season = Math.round(count * Math.min(1, Math.max(0, trade.seasonal + random.bell() * 0.08)));
			const departement = departements.find(({ code }) => code === bassin.departement);
			rows.push([
				2024,
				trade.code,
				trade.label,
				trade.family,
				familyLabels[trade.family],
				region,
				"Normandie",
				bassin.departement,
				departement?.name ?? "",
				Number(bassin.code),
				shout(bassin.label),
				printed(count),
				count < shown ? "*" : printed(hard),
				count < shown ? "*" : printed(season),
			]);
		}
	}

	const header = [
		"annee",
		"Code métier BMO",
		"Nom métier BMO",
		"Famille_met",
		"Lbl_fam_met",
		"REG",
		"NOM_REG",
		"Dept",
		"NomDept",
		"BE24",
		"NOMBE24",
		"met",
		"xmet",
		"smet",
	];
	const empty: SheetCell[] = [null];
	return {
		name: "Base_open_data_BMO_2024.xlsx",
		bytes: workbook([
			{
				name: "Description des variables",
				rows: [
					...Array.from({ length: 6 }, () => empty),
					[null, "Variables ", "Description "],
					[null, "annee", 2024],
					[null, "Code métier BMO", "Famille professionnelle (FAP 2021)"],
					[null, "Nom métier BMO", "Libellé du métier "],
					[null, "Famille_met", "Famille de métiers de l'enquête"],
					[null, "Lbl_fam_met", "Libellé de cette famille"],
					[null, "REG", "Région (code Insee)"],
					[null, "NOM_REG", "Libellé de la région "],
					[null, "Dept", "Département "],
					[null, "NomDept", "Libellé du département "],
					[null, "BE24", "Bassin d'emploi de 2024 "],
					[null, "NOMBE24", "Libellé du bassin"],
					[null, "met", "Projets de recrutement "],
					[null, "xmet", "Projets jugés difficiles"],
					[null, "smet", "Projets saisonniers"],
					empty,
					[
						"Données d'essai : effectifs inventés, dans la disposition de la base publiée par France Travail. ",
					],
				],
			},
			{ name: "BMO_2024_open_data", rows: [header, ...rows] },
		]),
	};
}
