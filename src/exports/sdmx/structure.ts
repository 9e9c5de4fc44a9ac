import { levels } from "../../../catalogue/nomenclatures/index.ts";
import type { Figures } from "../../figures/model.ts";
import type { CatalogueSite } from "../catalogue/dcat.ts";
import type { DataSet } from "../data-sets.ts";
import {
	agency,
	categoryDimension,
	confidentialities,
	frequencies,
	levelCode,
	observationStatuses,
	structureId,
	textCode,
	total,
	urn,
	version,
} from "./codes.ts";
import { type ConceptId, conceptScheme, concepts } from "./concepts.ts";

interface Code {
	readonly id: string;
	readonly name: string;
}

/**
 * The structure of a data set as an SDMX-JSON 2.1 structure message (SDMX 3.1): concepts, code lists of the codes in use, data
 * structure and data flow. Nothing tells which codes of a level that a charter keeps have figures.
 */
export async function sdmxStructure(set: DataSet, figures: Figures, site: CatalogueSite): Promise<object> {
	const id = structureId(set.id);
	const used = await figures.dimensions(set.id);
	// Of a level that is kept, every territory of the zoning: whether there is a figure behind one is not told.
	const kept = used.withheld.map(({ territory }) => ({
		level: territory,
		codes: figures.territories(territory).map(({ code }) => code),
	}));
	const areas = [...used.territories, ...kept].flatMap(({ level, codes }) =>
		codes.map((code) => ({
			id: levelCode(level, code),
			name: `${figures.territory(level, code)?.label ?? code} (${levels[level].label})`,
		})),
	);
	const about = used.about.flatMap(({ level, codes }) =>
		level === "all"
			? []
			: codes.map((code) => ({
					id: levelCode(level, code),
					name: `${figures.label(level, code) ?? code} (${levels[level].label})`,
				})),
	);
	const lists: readonly (readonly [dimension: string, codes: readonly Code[]])[] = [
		["FREQ", frequencies],
		["INDICATOR", set.indicators.map((indicator) => ({ id: indicator.id, name: indicator.label }))],
		["REF_AREA", areas],
		...(about.length > 0 ? [["ABOUT", [{ id: total, name: "Total" }, ...about]] as const] : []),
		...used.categories.map(
			({ id: category, values }) =>
				[
					categoryDimension(category),
					[
						{ id: total, name: "Total" },
						...values.filter((value) => value !== "").map((value) => ({ id: textCode(value), name: value })),
					],
				] as const,
		),
	];
	const codelists = [
		...lists.map(([dimension, codes]) => codelist(`${id}_${dimension}`, nameOf(dimension), codes)),
		codelist("OBS_STATUS", concepts.OBS_STATUS, observationStatuses),
		codelist("CONF_STATUS", concepts.CONF_STATUS, confidentialities),
	].filter(({ codes }) => codes.length > 0);
	const categories = used.categories.map(({ id: category }) => category);
	return {
		$schema: "https://json.sdmx.org/2.1/sdmx-json-structure-schema.json",
		meta: {
			schema: "https://json.sdmx.org/2.1/sdmx-json-structure-schema.json",
			id: `${id}_${figures.release.id}`,
			prepared: figures.release.published,
			test: figures.release.sample,
			contentLanguages: ["fr"],
			sender: { id: agency, name: site.region.operator, names: { fr: site.region.operator } },
		},
		data: {
			conceptSchemes: [
				{
					...maintained(conceptScheme, "Concepts de l’observatoire"),
					concepts: [
						...Object.entries(concepts).map(([concept, name]) => named(concept, name)),
						...categories.map((category) => named(categoryDimension(category), category)),
					],
				},
			],
			codelists,
			dataStructures: [
				{
					...maintained(id, set.title),
					dataStructureComponents: {
						dimensionList: {
							id: "DimensionDescriptor",
							dimensions: lists.map(([dimension], position) => ({
								id: dimension,
								position,
								conceptIdentity: urn("Concept", conceptScheme, dimension),
								localRepresentation: { enumeration: urn("Codelist", `${id}_${dimension}`) },
							})),
							timeDimension: {
								id: "TIME_PERIOD",
								conceptIdentity: urn("Concept", conceptScheme, "TIME_PERIOD"),
								localRepresentation: { format: { dataType: "ObservationalTimePeriod" } },
							},
						},
						measureList: {
							id: "MeasureDescriptor",
							measures: [
								{
									id: "OBS_VALUE",
									conceptIdentity: urn("Concept", conceptScheme, "OBS_VALUE"),
									localRepresentation: { format: { dataType: "Double" } },
								},
							],
						},
						attributeList: {
							id: "AttributeDescriptor",
							attributes: [
								attribute("OBS_STATUS", { observation: {} }, { enumeration: urn("Codelist", "OBS_STATUS") }),
								attribute(
									"CONF_STATUS",
									{ observation: {} },
									{ enumeration: urn("Codelist", "CONF_STATUS") },
								),
								attribute("OBS_LOW", { observation: {} }, { format: { dataType: "Double" } }),
								attribute("OBS_HIGH", { observation: {} }, { format: { dataType: "Double" } }),
								attribute("COVERAGE", { observation: {} }, { format: { dataType: "Double" } }),
								attribute("COMMENT_OBS", { observation: {} }, { format: { dataType: "String" } }),
								attribute("UNIT_MEASURE", { dimensions: ["INDICATOR"] }, { format: { dataType: "String" } }),
								attribute("DECIMALS", { dimensions: ["INDICATOR"] }, { format: { dataType: "Integer" } }),
								attribute("SOURCE", { dataflow: {} }, { format: { dataType: "String" } }),
								attribute("RELEASE", { dataflow: {} }, { format: { dataType: "String" } }),
							],
						},
					},
				},
			],
			dataflows: [
				{
					...maintained(id, set.title),
					description: set.description,
					descriptions: { fr: set.description },
					structure: urn("DataStructure", id),
					links: [{ href: `${site.url}/api/v1/datasets/${set.id}`, rel: "describedby" }],
				},
			],
		},
	};
}

const isConcept = (id: string): id is ConceptId => Object.hasOwn(concepts, id);
const nameOf = (dimension: string): string => (isConcept(dimension) ? concepts[dimension] : dimension);
const named = (id: string, name: string) => ({ id, name, names: { fr: name } });

function maintained(id: string, name: string) {
	return { ...named(id, name), agencyID: agency, version };
}

function codelist(id: string, name: string, codes: readonly Code[]) {
	return {
		...maintained(id, name),
		codes: [...new Map(codes.map((code) => [code.id, named(code.id, code.name)])).values()],
	};
}

function attribute(id: ConceptId, attributeRelationship: object, localRepresentation: object): object {
	return {
		id,
		usage: id === "OBS_STATUS" || id === "CONF_STATUS" ? "mandatory" : "optional",
		attributeRelationship,
		conceptIdentity: urn("Concept", conceptScheme, id),
		localRepresentation,
	};
}
