import type { Theme } from "../../../catalogue/model.ts";
import type { Name, Resource } from "./graph.ts";

/** Terms of the vocabularies that DCAT-AP asks for (Publications Office of the EU, IANA, SPDX). */
const authority = "http://publications.europa.eu/resource/authority";

export const french = `${authority}/language/FRA`;
export const franceAsPlace = `${authority}/country/FRA`;
export const themeScheme = `${authority}/data-theme`;
export const openAccess = `${authority}/access-right/PUBLIC`;
export const restrictedAccess = `${authority}/access-right/RESTRICTED`;
export const stable = `${authority}/planned-availability/STABLE`;
export const openLicence = "http://spdx.org/licenses/etalab-2.0";
/** Implementing regulation on high-value data sets, and its category of statistics. */
export const highValueLaw = "http://data.europa.eu/eli/reg_impl/2023/138/oj";
export const highValueStatistics = "http://data.europa.eu/bna/c_e1da4e07";

const themes: Readonly<Record<Theme, readonly string[]>> = {
	population: ["SOCI"],
	emploi: ["SOCI", "ECON"],
	"marche-du-travail": ["SOCI"],
	recrutement: ["SOCI", "ECON"],
	tension: ["SOCI"],
	formation: ["EDUC"],
	insertion: ["EDUC", "SOCI"],
};

export function themesOf(theme: Theme): readonly string[] {
	return themes[theme].map((code) => `${themeScheme}/${code}`);
}

/** As the producers write how often they publish; a word that is not known is told as such. */
export function frequencyOf(cadence: string): string {
	const known = [
		["mensuelle", "MONTHLY"],
		["trimestrielle", "QUARTERLY"],
		["semestrielle", "ANNUAL_2"],
		["annuelle", "ANNUAL"],
		["irrégulière", "IRREG"],
		["figée", "NEVER"],
	] as const;
	const found = known.find(([word]) => cadence.startsWith(word))?.[1] ?? "UNKNOWN";
	return `${authority}/frequency/${found}`;
}

export function fileTypeOf(extension: string): string {
	return `${authority}/file-type/${extension.split(".").at(-1)?.toUpperCase() ?? ""}`;
}

export function mediaTypeOf(type: string): string {
	return `http://www.iana.org/assignments/media-types/${type.split(";")[0]?.trim() ?? ""}`;
}

/** What each address of elsewhere is: a reader that does not fetch the vocabularies must know. */
export function classOf(address: string): Name | undefined {
	if (address === franceAsPlace) return "dct:Location";
	if (address === openLicence) return "dct:LicenseDocument";
	if (address === highValueLaw) return "eli:LegalResource";
	if (address === themeScheme) return "skos:ConceptScheme";
	const kinds: readonly (readonly [string, Name])[] = [
		[`${authority}/language/`, "dct:LinguisticSystem"],
		[`${authority}/data-theme/`, "skos:Concept"],
		[`${authority}/access-right/`, "dct:RightsStatement"],
		[`${authority}/planned-availability/`, "skos:Concept"],
		[`${authority}/frequency/`, "dct:Frequency"],
		[`${authority}/file-type/`, "dct:MediaTypeOrExtent"],
		["http://www.iana.org/assignments/media-types/", "dct:MediaType"],
		["http://data.europa.eu/bna/", "skos:Concept"],
	];
	return kinds.find(([start]) => address.startsWith(start))?.[1];
}

const labels: Readonly<Record<string, string>> = {
	[`${themeScheme}/SOCI`]: "Population et société",
	[`${themeScheme}/ECON`]: "Économie et finances",
	[`${themeScheme}/EDUC`]: "Éducation, culture et sport",
	[themeScheme]: "Thèmes de données de l’Union européenne",
	[highValueStatistics]: "Statistiques",
	[stable]: "Stable",
};

/** The statement that says what an address is. */
export function described(address: string): Resource | undefined {
	const type = classOf(address);
	if (!type) return undefined;
	const label = labels[address];
	const concept = type === "skos:Concept";
	const scheme = address.startsWith(`${themeScheme}/`) ? [{ iri: themeScheme }] : [];
	return {
		iri: address,
		types: [type],
		properties: [
			...(label === undefined
				? []
				: type === "skos:ConceptScheme"
					? [["dct:title", [{ text: label, language: "fr" }]] as const]
					: [["skos:prefLabel", [{ text: label, language: "fr" }]] as const]),
			...(concept && scheme.length > 0 ? [["skos:inScheme", scheme] as const] : []),
		],
	};
}
