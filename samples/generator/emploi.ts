import { apportion } from "./apportion.ts";
import { type Cell, csv } from "./csv.ts";
import type { SampleFile } from "./file.ts";
import { employedInFrance } from "./occupations.ts";
import {
	domainPortraits,
	everyone,
	familyPortraits,
	occupationPortraits,
	type Portrait,
	portraits,
	shares,
	summable,
	thousands,
} from "./portraits.ts";
import { randomOf } from "./random.ts";

const windows1252 = { encoding: "windows-1252", delimiter: ",", missing: "NA", quoteTexts: true } as const;
const latin1 = { encoding: "iso-8859-1", delimiter: ",", missing: "NA", quoteTexts: true } as const;

function cells(portrait: Portrait): Cell[] {
	return [portrait.label, portrait.domain, portrait.domainLabel, portrait.family, portrait.familyLabel];
}

const labelColumns = [
	"libelle",
	"code_domaine",
	"libelle_domaine",
	"code_fap_agregee",
	"libelle_fap_agregee",
];

/** Levels by year, wide: one column per code. Occupations are not known before 2004. */
export function employmentLevels(): SampleFile {
	const random = randomOf("emploi-niveaux");
	const [first, last, detailed] = [1983, 2018, 2004];
	const trend = new Map(portraits.map(({ code }) => [code, random.bell() * 0.008]));
	const rows: Cell[][] = [];
	for (let year = first; year <= last; year++) {
		const growth = 1 - (last - year) * 0.0046;
		const whole = Math.round(employedInFrance * growth);
		const level = new Map<string, number>();
		const split = (list: readonly Portrait[], sum: number): void => {
			const drifts = list.map(
				({ code, persons }) => persons * Math.max(0.2, 1 + (trend.get(code) ?? 0) * (year - last)),
			);
			for (const [i, part] of apportion(sum, drifts).entries()) {
				const code = list[i]?.code;
				if (code !== undefined) level.set(code, part);
			}
		};
		split(domainPortraits, whole);
		for (const domain of domainPortraits) {
			split(
				summable.filter((family) => family.domain === domain.code),
				level.get(domain.code) ?? 0,
			);
		}
		for (const family of summable) {
			split(
				occupationPortraits.filter((occupation) => occupation.family === family.code),
				level.get(family.code) ?? 0,
			);
		}
		const old = (level.get("T2A") ?? 0) + (level.get("T2B") ?? 0);
		level.set("T2Z", old);
		level.set("T2Z60", old);
		level.set("ENS", whole);
		rows.push([
			String(year),
			...columns.map((code) =>
				code.length === 5 && year < detailed ? null : thousands(level.get(code) ?? 0),
			),
		]);
	}
	return { name: "effectifs_3niv.csv", bytes: csv(["Annee", ...columns], rows, latin1) };
}

/** Families, then domains and the whole in the order of the alphabet, then occupations. */
const columns: readonly string[] = [
	...familyPortraits.map(({ code }) => code),
	...[...domainPortraits.map(({ code }) => code), "ENS"].sort(),
	...occupationPortraits.map(({ code }) => code),
];

const ages = [
	"15-24 ans",
	"25-29 ans",
	"30-34 ans",
	"35-39 ans",
	"40-44 ans",
	"45-49 ans",
	"50-54 ans",
	"55-59 ans",
	"60 ans ou plus",
];

export function ageOfEmployed(): SampleFile {
	const random = randomOf("emploi-ages");
	const rows: Cell[][] = [];
	for (const portrait of [...portraits, everyone("ENSEMBLE")]) {
		const parts = shares(random, [8, 10, 11, 12, 13, 14, 13, 12, 7], random.bell() * 0.25, 0.2);
		for (const [i, age] of ages.entries())
			rows.push([portrait.code, age, thousands(portrait.persons * (parts[i] ?? 0)), ...cells(portrait)]);
	}
	return {
		name: "age_2017_2019_3niv.csv",
		bytes: csv(["fap", "tr_age", "annee_2017_2019", ...labelColumns], rows, windows1252),
	};
}

const diplomas = [
	"Diplôme supérieur (bac + 3 ou plus)",
	"Bac + 2",
	"Bac, brevet professionnel ou équivalent",
	"CAP, BEP ou autre diplôme équivalent",
	"Aucun diplôme, CEP ou brevet des collèges",
	"En cours d'études initiales",
];

/** Shares (0 to 1). Families and domains in 1982–84, occupations in 2003–05, all of them in 2017–19. */
export function diplomaOfEmployed(): SampleFile {
	const random = randomOf("emploi-diplomes");
	const spans = [
		{ span: "1982-1984", list: [...familyPortraits, ...domainPortraits, everyone("ENS")], lift: 0.85 },
		{ span: "2003-2005", list: occupationPortraits, lift: 0.35 },
		{ span: "2017-2019", list: [...portraits, everyone("ENS")], lift: -0.1 },
	];
	const rows: Cell[][] = [];
	for (const { span, list, lift } of spans) {
		for (const portrait of list) {
			const managers = /^[A-Z]\w\w9/.test(portrait.code) ? -0.8 : 0;
			const parts = shares(random, [20, 15, 20, 25, 16, 4], lift + managers + random.bell() * 0.2, 0.25);
			// The two halves of the split family are not known in the oldest survey.
			const unknown = span === "1982-1984" && ["T2A", "T2B"].includes(portrait.code);
			for (const [i, diploma] of diplomas.entries())
				rows.push([portrait.code, diploma, span, unknown ? null : Number((parts[i] ?? 0).toPrecision(12))]);
		}
	}
	return {
		name: "dipl_restructure_3niv.csv",
		bytes: csv(["Fap", "diplome", "Annee", "Pourcentage"], rows, latin1),
	};
}

/** Shares of those who work on Saturdays, on Sundays, at night: one person may do all three. */
export function unusualHours(): SampleFile {
	const random = randomOf("emploi-horaires");
	const rows = [...portraits, everyone("ENS")].flatMap((portrait) =>
		(["Travail le samedi", "Travail de nuit", "Travail le dimanche"] as const).map((hours, i): Cell[] => [
			portrait.code,
			"2017-2019",
			Math.round(100 * random.between([20, 4, 8][i] ?? 0, [62, 28, 44][i] ?? 1)) / 100,
			hours,
			...cells(portrait),
		]),
	);
	return {
		name: "horaires_atypiques_3niv.csv",
		bytes: csv(["Fap3", "annee", "Pourcentage", "Horaire_atypique", ...labelColumns], rows, windows1252),
	};
}

const wages = [
	"Moins de 1250 €",
	"De 1250 € à moins de 1500 €",
	"De 1500 € à moins de 2000 €",
	"De 2000 € à moins de 3000 €",
	"3000 € ou plus",
];

/** Full-time employees by net monthly wage; no line for the self-employed. */
export function wagesOfEmployees(): SampleFile {
	const random = randomOf("emploi-salaires");
	const rows: Cell[][] = [];
	const paid = portraits.filter(({ code }) => !/Z0\d$|^(F3Z40|R3Z81|S3Z00)$/.test(code));
	for (const portrait of [...paid, everyone("Ensemble")]) {
		const managers = /^[A-Z]\w\w9/.test(portrait.code) ? 0.8 : 0;
		const parts = shares(random, [8, 14, 38, 28, 12], managers + random.bell() * 0.25, 0.2);
		const employees = portrait.persons * 0.68;
		const counts = parts.map((part) => Math.round(employees * part));
		const sum = counts.reduce((a, b) => a + b, 0);
		for (const [i, wage] of wages.entries()) {
			const count = counts[i] ?? 0;
			// Too few answers: not published.
			const hidden = portrait.level === "occupation" && count < 120;
			rows.push([portrait.code, wage, hidden ? null : thousands(count), hidden ? null : (100 * count) / sum]);
		}
	}
	return {
		name: "salaires_3niv.csv",
		bytes: csv(["Fap", "Salaire", "Milliers", "Pourcentage"], rows, windows1252),
	};
}

/** Employees, apprentices left aside; none among the self-employed. */
export function employees(): SampleFile {
	const random = randomOf("emploi-salaries");
	const rows = [...portraits, everyone("Ensemble")].map((portrait): Cell[] => {
		const share = portrait.domain === "Y" ? 0.867 : random.between(0.78, 0.97);
		const selfEmployed = /Z0\d$/.test(portrait.code);
		return [
			portrait.code,
			selfEmployed ? 0 : thousands(Math.round(portrait.persons * share)),
			...cells(portrait),
		];
	});
	return {
		name: "effectifsalarie_hors_app_3niv.csv",
		bytes: csv(["Fap", "sumeffsal", ...labelColumns], rows, windows1252),
	};
}
