import type { CellStatus } from "../../../catalogue/model.ts";
import { hashOf } from "../../platform/index.ts";

/** Maintenance agency of our structures. */
export const agency = "DEF";
export const version = "1.0";

/** « Total » of an axis that a cell does not cut, and an axis that has no object here (SDMX cross-domain codes). */
export const total = "_T";

/** Id of a structure from ours: `demandeurs-territoire` → `DEMANDEURS_TERRITOIRE`. */
export function structureId(id: string): string {
	return id.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_");
}

/** Id of the dimension of a category: never that of another dimension. */
export function categoryDimension(id: string): string {
	return `CAT_${structureId(id)}`;
}

/**
 * Code of a value that is a text (« 15-24 ans », « Moins de 1 250 € »): letters, digits and hyphens, with a mark drawn from the
 * text whenever something was lost, so that two texts never share a code.
 */
export function textCode(text: string): string {
	if (text === "") return total;
	const plain = text
		.normalize("NFD")
		.replaceAll(/\p{M}/gu, "")
		.replaceAll(/[^A-Za-z0-9]+/g, "-")
		.replaceAll(/^-|-$/g, "");
	return plain === text ? plain : `${plain.slice(0, 40)}-${hashOf(text).slice(0, 6)}`;
}

/** A code never travels without its level: `zone-emploi-2804`. */
export function levelCode(level: string, code: string): string {
	return code === "" ? total : textCode(`${level}-${code}`);
}

interface Code {
	readonly id: string;
	readonly name: string;
}

/** CL_OBS_STATUS, with R added for a revised value: the cross-domain list has no code for it. */
export const observationStatuses: readonly Code[] = [
	{ id: "A", name: "Valeur ordinaire" },
	{ id: "E", name: "Valeur estimée" },
	{ id: "P", name: "Valeur provisoire" },
	{ id: "R", name: "Valeur révisée" },
	{ id: "Q", name: "Valeur manquante : masquée" },
	{ id: "O", name: "Valeur manquante : non disponible" },
	{ id: "N", name: "Non significatif" },
	{ id: "M", name: "Valeur manquante : sans objet" },
];

/** CL_CONF_STATUS. What is hidden by itself and what is hidden to protect it are told alike. */
export const confidentialities: readonly Code[] = [
	{ id: "F", name: "Libre de diffusion" },
	{ id: "C", name: "Secret statistique" },
];

const statuses: Readonly<Record<CellStatus, readonly [observation: string, confidentiality: string]>> = {
	ok: ["A", "F"],
	e: ["E", "F"],
	p: ["P", "F"],
	r: ["R", "F"],
	s: ["Q", "C"],
	nd: ["O", "F"],
	ns: ["N", "F"],
	so: ["M", "F"],
};

export function statusCodes(status: CellStatus): readonly [observation: string, confidentiality: string] {
	return statuses[status];
}

/** The way back. */
export function statusFrom(observation: string): CellStatus | undefined {
	const found = Object.entries(statuses).find(([, [code]]) => code === observation);
	return found?.[0] as CellStatus | undefined;
}

export const frequencies: readonly Code[] = [
	{ id: "A", name: "Annuelle" },
	{ id: "Q", name: "Trimestrielle" },
	{ id: "M", name: "Mensuelle" },
];

type Kind = "DataStructure" | "Dataflow" | "Codelist" | "ConceptScheme" | "Concept";
const packages: Readonly<Record<Kind, string>> = {
	DataStructure: "datastructure",
	Dataflow: "datastructure",
	Codelist: "codelist",
	ConceptScheme: "conceptscheme",
	Concept: "conceptscheme",
};

/** Registry name of a structure of ours; a concept is an item of its scheme. */
export function urn(kind: Kind, id: string, item?: string): string {
	return `urn:sdmx:org.sdmx.infomodel.${packages[kind]}.${kind}=${agency}:${id}(${version})${item === undefined ? "" : `.${item}`}`;
}
