import type { Region } from "../../../catalogue/model.ts";
import { levels } from "../../../catalogue/nomenclatures/index.ts";
import type { Figures, ReleaseCard } from "../../figures/model.ts";
import { type DataSet, dataSetsOf } from "../data-sets.ts";
import { forms } from "../forms.ts";
import type { Form } from "../model.ts";
import { spanOf } from "../time-period.ts";
import { french, iri, type Name, type Resource, type Thing, typed, type Value } from "./graph.ts";
import * as terms from "./vocabulary.ts";

export interface CatalogueSite {
	readonly region: Pick<Region, "name" | "siteName" | "operator">;
	/** Address of the site, without final slash. */
	readonly url: string;
	/** Version of the release, when publications are numbered. */
	readonly version?: string;
}

/**
 * The catalogue of a release in the terms of DCAT-AP 3.0.1: its data sets as the public may know them, each form in which
 * the API gives them, the API itself, who publishes, under which licence and with which access. Data sets of population and
 * unemployment under the open licence are told as high-value (regulation 2023/138, statistics).
 */
export function catalogueOf(
	figures: Figures,
	site: CatalogueSite,
	keep: (set: DataSet) => boolean = () => true,
): readonly Resource[] {
	const sets = dataSetsOf(figures).filter(keep);
	const own = [
		catalogue(figures.release, sets, site),
		publisher(site),
		contact(site),
		service(sets, site),
		...(sets.every((set) => set.licences.every(isOpenLicence)) ? [] : [charter(site)]),
		...sets.flatMap((set) => [
			dataSet(set, figures.release, site),
			...forms.map((form) => distribution(set, form, figures.release, site)),
		]),
	];
	return [...own, ...mentioned(own)];
}

/** Open data of which a public body is the producer, on a subject of the annex of the regulation. */
export function isHighValue(set: DataSet): boolean {
	return (
		set.access === "open" &&
		!set.sample &&
		["population", "chomage"].includes(set.id) &&
		set.licences.every(isOpenLicence)
	);
}

const isOpenLicence = (licence: string): boolean => licence.startsWith("Licence Ouverte");

const catalogueIri = ({ url }: CatalogueSite): string => `${url}/catalogue`;
const publisherIri = ({ url }: CatalogueSite): string => `${url}/mentions#exploitant`;
const contactIri = ({ url }: CatalogueSite): string => `${url}/mentions#contact`;
const charterIri = ({ url }: CatalogueSite): string => `${url}/mentions#chartes`;
const serviceIri = ({ url }: CatalogueSite): string => `${url}/api/v1`;
const dataSetIri = ({ id }: DataSet, { url }: CatalogueSite): string => `${url}/api/v1/datasets/${id}`;
const distributionIri = (set: DataSet, { id }: Form, site: CatalogueSite): string =>
	`${dataSetIri(set, site)}#${id}`;

const instant = (iso: string): Value => typed(iso, "xsd:dateTime");

function catalogue(release: ReleaseCard, sets: readonly DataSet[], site: CatalogueSite): Resource {
	return {
		iri: catalogueIri(site),
		types: ["dcat:Catalog"],
		properties: [
			["dct:title", [french(site.region.siteName)]],
			[
				"dct:description",
				[
					french(
						`Emploi, métiers, recrutement, formation et insertion : les jeux de données de l’observatoire, diffusion ${release.id}. Région : ${site.region.name}.`,
					),
				],
			],
			["dct:publisher", [iri(publisherIri(site))]],
			["dct:language", [iri(terms.french)]],
			["dct:license", [iri(terms.openLicence)]],
			["dct:spatial", [iri(terms.franceAsPlace)]],
			["dct:issued", [instant(release.published)]],
			["dct:modified", [instant(release.published)]],
			["dcat:themeTaxonomy", [iri(terms.themeScheme)]],
			["foaf:homepage", [iri(`${site.url}/`)]],
			["dcat:service", [iri(serviceIri(site))]],
			["dcat:dataset", sets.map((set) => iri(dataSetIri(set, site)))],
		],
	};
}

function publisher(site: CatalogueSite): Resource {
	return {
		iri: publisherIri(site),
		types: ["foaf:Agent"],
		properties: [["foaf:name", [french(site.region.operator)]]],
	};
}

function contact(site: CatalogueSite): Resource {
	return {
		iri: contactIri(site),
		types: ["vcard:Kind"],
		properties: [
			["vcard:fn", [french(site.region.operator)]],
			["vcard:hasURL", [iri(`${site.url}/mentions`)]],
		],
	};
}

/** What a partner shares under a charter is quoted, not reused. */
function charter(site: CatalogueSite): Resource {
	return {
		iri: charterIri(site),
		types: ["dct:LicenseDocument"],
		properties: [["dct:title", [french("Charte de partage de données : pas de réutilisation")]]],
	};
}

function service(sets: readonly DataSet[], site: CatalogueSite): Resource {
	const highValue = sets.some(isHighValue);
	return {
		iri: serviceIri(site),
		types: ["dcat:DataService", "rdfs:Resource"],
		properties: [
			["dct:title", [french(`API de ${site.region.siteName}`)]],
			[
				"dct:description",
				[french("Tous les chiffres publiés, avec leur statut, leur source et leur diffusion.")],
			],
			["dcat:endpointURL", [iri(`${site.url}/api/v1`)]],
			["dcat:endpointDescription", [iri(`${site.url}/api/v1/openapi.json`)]],
			["foaf:page", [iri(`${site.url}/api/v1/openapi.json`)]],
			["dct:conformsTo", [iri("https://spec.openapis.org/oas/v3.1.0")]],
			["dcat:keyword", ["emploi", "formation", "métiers"].map(french)],
			["dcat:theme", [iri(`${terms.themeScheme}/SOCI`), iri(`${terms.themeScheme}/EDUC`)]],
			["dcat:servesDataset", sets.map((set) => iri(dataSetIri(set, site)))],
			["dct:publisher", [iri(publisherIri(site))]],
			["dcat:contactPoint", [iri(contactIri(site))]],
			["dct:license", [iri(terms.openLicence)]],
			["dct:accessRights", [iri(terms.openAccess)]],
			...(highValue ? highValueTerms : []),
		],
	};
}

const highValueTerms: readonly (readonly [Name, readonly Value[]])[] = [
	["dcatap:applicableLegislation", [iri(terms.highValueLaw)]],
	["dcatap:hvdCategory", [iri(terms.highValueStatistics)]],
];

function dataSet(set: DataSet, release: ReleaseCard, site: CatalogueSite): Resource {
	const span = spanOf(set.periods);
	const [first] = set.indicators;
	const themes = [...new Set(set.indicators.flatMap(({ theme }) => terms.themesOf(theme)))];
	const levelNames = set.territories.map((type) => levels[type].label);
	return {
		iri: dataSetIri(set, site),
		types: ["dcat:Dataset"],
		properties: [
			["dct:title", [french(set.title)]],
			["dct:description", [french(set.description)]],
			["dct:identifier", [{ text: set.id }]],
			["dcat:keyword", [...set.indicators.map(({ short }) => french(short)), ...levelNames.map(french)]],
			["dcat:theme", themes.map(iri)],
			["dct:publisher", [iri(publisherIri(site))]],
			["dcat:contactPoint", [iri(contactIri(site))]],
			["dct:language", [iri(terms.french)]],
			["dct:accrualPeriodicity", [iri(terms.frequencyOf(set.cadence))]],
			["dct:issued", [instant(release.published)]],
			["dct:modified", [instant(release.published)]],
			["dcat:version", [{ text: site.version ?? release.id }]],
			["dct:spatial", [iri(terms.franceAsPlace)]],
			[
				"dct:temporal",
				span
					? [
							{
								thing: {
									types: ["dct:PeriodOfTime"],
									properties: [
										["dcat:startDate", [typed(span.start, "xsd:date")]],
										["dcat:endDate", [typed(span.end, "xsd:date")]],
									],
								},
							},
						]
					: [],
			],
			["dct:accessRights", [iri(set.access === "open" ? terms.openAccess : terms.restrictedAccess)]],
			["dct:provenance", [{ thing: provenance(set) }]],
			["dcat:landingPage", first ? [iri(`${site.url}/indicateurs/${first.id}`)] : []],
			["foaf:page", first ? [iri(`${site.url}/indicateurs/${first.id}`)] : []],
			["dct:conformsTo", [iri(`${site.url}/catalogue/${set.id}/datapackage.json`)]],
			["dcat:distribution", forms.map((form) => iri(distributionIri(set, form, site)))],
			...(isHighValue(set) ? highValueTerms : []),
		],
	};
}

/** Where it comes from, and what a charter keeps: told in words, as the pages tell it. */
function provenance(set: DataSet): Thing {
	const lines = set.sources.map(
		({ producer, title, vintage, licence, sample }) =>
			`${producer}, ${title}, ${vintage} (${licence})${sample ? " – données d’essai" : ""}`,
	);
	const kept = [...new Set(set.withheld.map(({ reason }) => reason))];
	return {
		types: ["dct:ProvenanceStatement"],
		properties: [["rdfs:label", [french([`Sources : ${lines.join(" ; ")}.`, ...kept].join(" "))]]],
	};
}

function distribution(set: DataSet, form: Form, release: ReleaseCard, site: CatalogueSite): Resource {
	const about = set.about.filter((level) => level !== "all");
	const query = [
		`territories=${set.territories.join(",")}`,
		...(about.length > 0 && !set.about.includes("all") ? [`about=${about.join(",")}`] : []),
		"periods=all",
		`format=${form.id}`,
	].join("&");
	const open = set.licences.every(isOpenLicence);
	return {
		iri: distributionIri(set, form, site),
		types: ["dcat:Distribution"],
		properties: [
			["dct:title", [french(`${set.title} – ${form.label}`)]],
			[
				"dct:description",
				[
					french(
						`${form.label} : toutes les mailles et toutes les périodes, par pages ; chaque valeur avec son statut et son motif.`,
					),
				],
			],
			["dcat:accessURL", [iri(`${dataSetIri(set, site)}/query?${query}`)]],
			["dcat:accessService", [iri(serviceIri(site))]],
			["dct:format", [iri(terms.fileTypeOf(form.extension))]],
			["dcat:mediaType", [iri(terms.mediaTypeOf(form.type))]],
			["dct:license", [iri(open ? terms.openLicence : charterIri(site))]],
			["dct:issued", [instant(release.published)]],
			["dct:language", [iri(terms.french)]],
			["dcatap:availability", [iri(terms.stable)]],
			...(isHighValue(set) ? [["dcatap:applicableLegislation", [iri(terms.highValueLaw)]] as const] : []),
		],
	};
}

const standardTitles: Readonly<Record<string, string>> = {
	"https://spec.openapis.org/oas/v3.1.0": "OpenAPI 3.1.0",
};

/** What every address is that is spoken of, each said once: a reader that fetches nothing must know. */
function mentioned(own: readonly Resource[]): readonly Resource[] {
	const said = new Set(own.map((resource) => resource.iri));
	const kinds = new Map<string, Resource>();
	const add = (resource: Resource | undefined): void => {
		if (!resource || said.has(resource.iri)) return;
		const known = kinds.get(resource.iri);
		const types = [...new Set([...(known?.types ?? []), ...resource.types])];
		kinds.set(resource.iri, { ...(known ?? resource), types });
	};
	for (const { properties } of own)
		for (const [name, values] of properties)
			for (const value of values) if ("iri" in value) add(kindOf(name, value.iri));
	return [...kinds.values()];
}

function kindOf(name: Name, address: string): Resource | undefined {
	if (name === "dct:conformsTo") {
		const title = standardTitles[address] ?? "Schéma des colonnes (Table Schema)";
		return { iri: address, types: ["dct:Standard"], properties: [["dct:title", [french(title)]]] };
	}
	if (/^(foaf:(page|homepage)|dcat:landingPage)$/.test(name))
		return { iri: address, types: ["foaf:Document"], properties: [] };
	if (/^(dcat:(accessURL|endpointURL|endpointDescription)|vcard:hasURL)$/.test(name))
		return { iri: address, types: ["rdfs:Resource"], properties: [] };
	return terms.described(address);
}
