import { type Term, terms } from "../../catalogue/glossary/index.ts";
import { indicators } from "../../catalogue/indicators/index.ts";
import { methods } from "../../catalogue/methods/index.ts";
import type { LevelId, TerritoryType } from "../../catalogue/model.ts";
import { activitySections, levels, sectionOf } from "../../catalogue/nomenclatures/index.ts";
import { sitePages } from "../../catalogue/site-pages.ts";
import { slugify } from "../platform/index.ts";
import type { TerritoryCard } from "./model.ts";
import { type OccupationStore, schemeOf } from "./occupations.ts";
import { branchName, branchPath, operatorPath, skillPath } from "./paths.ts";
import type { Findable, SearchHit } from "./search-model.ts";
import type { TerritoryStore } from "./territories.ts";
import type { TieKind, Ties } from "./ties.ts";
import type { TrainingCard } from "./training-model.ts";
import type { TrainingStore } from "./trainings.ts";

/** Broad territories before communes of the same name. */
const territoryBoost: Readonly<Record<TerritoryType, number>> = {
	france: 2,
	region: 2,
	departement: 1.9,
	"zone-emploi": 1.8,
	bassin: 1.6,
	epci: 1.4,
	"comite-local": 1.3,
	arrondissement: 1.3,
	"partie-zone": 1.1,
	commune: 1,
};

const namesOf = ({ also = [], senses }: Term): readonly string[] => [
	...also,
	...senses.flatMap(({ expansion }) => expansion ?? []),
];

function sectionPath(code: string): string {
	const section = activitySections.find((one) => one.code === code);
	return section ? `/secteurs/${code}-${slugify(section.label)}` : "/secteurs";
}

const trainingBoost: Readonly<Record<string, number>> = { cfd: 1.4, nsf: 1.1, rncp: 0.9, mefstat11: 0.7 };

function trainingFindable({ level, label, code, path, matches }: TrainingCard): Findable {
	return {
		kind: "formation",
		label,
		kindLabel: levels[level].label,
		code,
		path,
		boost: trainingBoost[level] ?? 1,
		also: level === "cfd" ? matches.map((match) => match.code).join(" ") : "",
	};
}

/** What is found by a code that the index does not hold as it was typed: trainings, and a branch without its zeros. */
export function findablesByCode(stores: Stores): (code: string) => readonly Findable[] {
	const trainings = trainingsByCode(stores.trainings);
	return (code) => {
		const padded = code.padStart(4, "0");
		const branch = /^\d{1,3}$/.test(code) ? branchFindable(stores, padded) : undefined;
		return [...territoriesByCode(stores, code), ...trainings(code), ...(branch ? [branch] : [])];
	};
}

/** Places out of the region have a page too: their code leads there, « 2A » as well as « 75056 ». A postal code leads to its communes. */
function territoriesByCode({ territories, region }: Stores, code: string): readonly Findable[] {
	const posted = territories.posted(code).map((card) => {
		const found = territoryFindable(card);
		return { ...found, kindLabel: `${found.kindLabel}, code postal ${code}` };
	});
	return [...codedPlaces(territories, region, code), ...posted];
}

function codedPlaces(
	territories: TerritoryStore,
	region: string | undefined,
	code: string,
): readonly Findable[] {
	return Object.keys(territoryBoost).flatMap((type) => {
		const card = territories.get(type, code);
		return card && !isNear(card, region) ? [territoryFindable(card)] : [];
	});
}

/** Départements and regions are known by name all over the country; what is narrower, where the observatory is. */
function isNear({ type, regions }: TerritoryCard, region: string | undefined): boolean {
	const everywhere: readonly TerritoryType[] = ["france", "region", "departement"];
	return region === undefined || everywhere.includes(type) || regions.includes(region);
}

function territoryFindable({ type, label, code, path }: TerritoryCard): Findable {
	return {
		kind: "territoire",
		label,
		kindLabel: levels[type].label,
		code,
		path,
		boost: territoryBoost[type],
		also: "",
	};
}

/** Certifications and diplomas that are not in the index, by a code typed whole, with or without its prefix. */
function trainingsByCode(trainings: TrainingStore): (code: string) => readonly Findable[] {
	return (code) => {
		const found = [
			trainings.get("rncp", /^\d+$/.test(code) ? `RNCP${code}` : code),
			...(["cfd", "mefstat11"] as const).map((level) => trainings.get(level, code)),
		];
		return found.flatMap((card) =>
			card && !(card.held && card.level !== "rncp") ? [trainingFindable(card)] : [],
		);
	};
}

export interface Stores {
	readonly territories: TerritoryStore;
	readonly occupations: OccupationStore;
	readonly trainings: TrainingStore;
	readonly ties: (kind: TieKind) => Ties;
	readonly region: string | undefined;
}

/** Everything that a search can lead to: places, occupations, knowledge, branches, indicators, methods, words. */
export function findables(stores: Stores): readonly Findable[] {
	const { territories, occupations, trainings, region } = stores;
	return [
		...territories.all.filter((card) => isNear(card, region)).map(territoryFindable),
		...occupations.all.map(
			(o): Findable => ({
				kind: "metier",
				label: o.label,
				kindLabel: levels[o.level].label,
				code: o.code,
				path: o.path,
				boost: occupationBoost(o.level),
				also: o.matches
					.filter((m) => m.weight >= 1 && schemeOf(m.level) !== undefined && m.level !== o.level)
					.map((m) => m.code)
					.join(" "),
				// ROME 4.0 writes both genders: « Développeur / Développeuse web ».
				names: o.label.includes(" / ") ? o.label.split(" / ") : [],
				within: (place) => inPlace(place, o.label, o.path),
			}),
		),
		...tiedFindables(stores),
		...indicators.map(
			(i): Findable => ({
				kind: "indicateur",
				label: i.label,
				kindLabel: "Indicateur",
				code: i.id,
				path: `/indicateurs/${i.id}`,
				boost: 1.5,
				also: i.short,
				within: (place) => ({
					...place,
					label: `${i.label}, ${place.label}`,
					path: `${place.path}/${i.theme}`,
				}),
			}),
		),
		...methods.map(
			(m): Findable => ({
				kind: "methode",
				label: m.title,
				kindLabel: "Méthode",
				code: m.id,
				path: `/methodes/${m.id}`,
				boost: 1.1,
				also: "",
			}),
		),
		...terms.map(
			(t): Findable => ({
				kind: "terme",
				label: t.term,
				kindLabel: "Glossaire",
				code: t.id,
				path: `/glossaire/${t.id}`,
				boost: 1.2,
				also: namesOf(t).join(" "),
				names: namesOf(t),
			}),
		),
		...sitePages.map(
			({ path, label, names }): Findable => ({
				kind: "page",
				label,
				kindLabel: "Page du site",
				code: path,
				path,
				boost: 1.7,
				also: names.join(" "),
				names,
			}),
		),
		...activitySections.map(
			(section): Findable => ({
				kind: "secteur",
				label: section.label,
				kindLabel: levels["naf2-21"].label,
				code: section.code,
				path: sectionPath(section.code),
				boost: 1.4,
				also: "",
			}),
		),
		...occupations.codes("naf2").map(
			({ code, label }): Findable => ({
				kind: "secteur",
				label,
				kindLabel: levels.naf2.label,
				code,
				path: `${sectionPath(sectionOf(code) ?? "")}#activites`,
				boost: 0.6,
				also: code.replace(".", ""),
			}),
		),
		...(["cfd", "nsf", "mefstat11"] as const).flatMap((level) =>
			trainings
				.list(level)
				.filter((card) => card.held || level === "nsf")
				.map((card) => trainingFindable(card)),
		),
	];
}

/** The sheet of an occupation in a place; a commune is too narrow for any source of occupations. */
function inPlace(place: SearchHit, label: string, path: string): SearchHit | undefined {
	const zoning = place.path.replace("/territoires", "");
	if (zoning.startsWith("/commune/") || zoning.startsWith("/partie-zone/")) return undefined;
	return { ...place, kind: "metier", label: `${label}, ${place.label}`, path: `${path}${zoning}` };
}

function branchFindable({ occupations, ties }: Stores, code: string): Findable | undefined {
	const [label, [opco]] = [occupations.label("idcc", code), ties("idcc").of(code)];
	if (label === undefined || opco === undefined) return undefined;
	return {
		kind: "branche",
		label: branchName(label),
		kindLabel: levels.idcc.label,
		code,
		path: branchPath(opco, code, label),
		boost: 1,
		also: `idcc ${unpadded(code)}`,
	};
}

/** « IDCC 16 » is said and typed without the zeros of its code. */
const unpadded = (code: string): string => code.replace(/^0+/, "");

/** Knowledge that some occupation mentions; OPCO and their branches. */
function tiedFindables(stores: Stores): readonly Findable[] {
	const { occupations, ties } = stores;
	const mentions = ties("rome3");
	const named = { also: "", boost: 1 } as const;
	return [
		...occupations
			.codes("savoir")
			.filter(({ code }) => mentions.to(code).length > 0)
			.map(
				({ code, label }): Findable => ({
					...named,
					kind: "competence",
					label,
					kindLabel: levels.savoir.label,
					code,
					path: skillPath(code, label),
					boost: 0.7,
				}),
			),
		...occupations.codes("idcc").flatMap(({ code }) => branchFindable(stores, code) ?? []),
		...occupations.codes("opco").map(
			({ code, label }): Findable => ({
				...named,
				kind: "branche",
				label,
				kindLabel: levels.opco.label,
				code,
				path: operatorPath(code),
				boost: 1.3,
			}),
		),
	];
}

/** Levels that carry figures come before those that only name. */
function occupationBoost(level: LevelId): number {
	if (level === "fap2021-228") return 1.6;
	if (level === "fap2009-225" || level === "fap2021-86") return 1.3;
	return level === "fap2021-341" ? 0.7 : 1;
}
