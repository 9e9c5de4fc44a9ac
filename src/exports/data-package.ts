import { levels } from "../../catalogue/nomenclatures/index.ts";
import type { Figures } from "../figures/model.ts";
import type { CatalogueSite } from "./catalogue/dcat.ts";
import { columnsOf } from "./columns.ts";
import type { DataSet } from "./data-sets.ts";
import { statusLegend } from "./legend.ts";
import type { Extract, ExtractCell } from "./model.ts";

/** A field of a Table Schema (Frictionless v1). */
export interface TableField {
	readonly name: string;
	readonly type: "string" | "number";
	readonly title: string;
	readonly description?: string;
	readonly constraints?: { readonly required?: boolean; readonly enum?: readonly string[] };
}

/** A data set as a tabular data package (Frictionless v1): who, from what, under which licence, and each column of its CSV. */
export interface DataPackage {
	readonly profile: "tabular-data-package";
	readonly name: string;
	readonly id: string;
	readonly title: string;
	readonly description: string;
	readonly version: string;
	/** ISO instant of the publication. */
	readonly created: string;
	readonly homepage: string;
	readonly keywords: readonly string[];
	readonly licenses?: readonly { readonly name: string; readonly title: string; readonly path: string }[];
	readonly sources: readonly { readonly title: string }[];
	readonly contributors: readonly { readonly title: string; readonly role: "publisher" }[];
	readonly resources: readonly {
		readonly profile: "tabular-data-resource";
		readonly name: string;
		readonly title: string;
		readonly path: string;
		readonly format: "csv";
		readonly mediatype: "text/csv";
		readonly encoding: "utf-8";
		readonly dialect: { readonly delimiter: ","; readonly lineTerminator: "\r\n"; readonly header: true };
		readonly schema: {
			readonly fields: readonly TableField[];
			readonly primaryKey: readonly string[];
			readonly missingValues: readonly string[];
		};
	}[];
}

export function dataPackageOf(set: DataSet, figures: Figures, site: CatalogueSite): DataPackage {
	const { id, published } = figures.release;
	const open = set.licences.every((licence) => licence.startsWith("Licence Ouverte"));
	const about = set.about.filter((level) => level !== "all");
	const fields = fieldsOf(set, figures, site);
	const names = fields.map(({ name }) => name);
	return {
		profile: "tabular-data-package",
		name: set.id,
		id: `${site.url}/api/v1/datasets/${set.id}`,
		title: set.title,
		description: set.description,
		version: site.version ?? id,
		created: published,
		homepage: `${site.url}/indicateurs/${set.indicators[0]?.id ?? ""}`,
		keywords: set.indicators.map(({ short }) => short),
		// The specification asks for a licence that has a name; a charter is told by its source and by the access.
		...(open
			? {
					licenses: [
						{
							name: "etalab-2.0",
							title: set.licences[0] ?? "Licence Ouverte 2.0",
							path: "https://spdx.org/licenses/etalab-2.0.html",
						},
					],
				}
			: {}),
		sources: set.sources.map(({ producer, title, vintage, licence }) => ({
			title: `${producer}, ${title}, ${vintage} (${licence})`,
		})),
		contributors: [{ title: site.region.operator, role: "publisher" }],
		resources: [
			{
				profile: "tabular-data-resource",
				name: set.id,
				title: set.title,
				path: `${site.url}/api/v1/datasets/${set.id}/query?territories=${set.territories.join(",")}${
					about.length > 0 && !set.about.includes("all") ? `&about=${about.join(",")}` : ""
				}&periods=all&format=csv`,
				format: "csv",
				mediatype: "text/csv",
				encoding: "utf-8",
				dialect: { delimiter: ",", lineTerminator: "\r\n", header: true },
				schema: {
					fields,
					primaryKey: [
						"indicateur",
						"territoire_type",
						"territoire_code",
						"sur_niveau",
						"sur_code",
						"periode",
					]
						.filter((name) => names.includes(name))
						.concat(names.filter((name) => name.startsWith("cat_"))),
					missingValues: [""],
				},
			},
		],
	};
}

/** The columns of the CSV themselves, asked of the form that writes them, for a data set that uses all of its axes. */
function fieldsOf(set: DataSet, figures: Figures, site: CatalogueSite): readonly TableField[] {
	const always = new Set(["indicateur", "territoire_type", "territoire_code", "periode", "diffusion"]);
	return columnsOf(wholeOf(set, figures, site)).map(({ name, type, meaning }) => {
		const constraints = {
			...(always.has(name) ? { required: true } : {}),
			...(name === "indicateur" ? { enum: set.indicators.map((indicator) => indicator.id) } : {}),
			...(name === "territoire_type" ? { enum: set.territories } : {}),
			...(name === "statut" ? { enum: Object.keys(statusLegend).filter((status) => status !== "ok") } : {}),
		};
		return {
			name,
			type: type === "number" ? "number" : "string",
			title: meaning,
			...(name === "territoire_type"
				? { description: set.territories.map((level) => `${level} : ${levels[level].label}`).join(" ; ") }
				: {}),
			...(name === "statut"
				? {
						description: Object.entries(statusLegend)
							.map(([status, text]) => `${status} : ${text}`)
							.join(" "),
					}
				: {}),
			...(Object.keys(constraints).length > 0 ? { constraints } : {}),
		};
	});
}

function wholeOf(set: DataSet, figures: Figures, site: CatalogueSite): Extract {
	const { id, published, sample } = figures.release;
	const about = set.about.find((level) => level !== "all");
	const cell: ExtractCell = {
		indicator: set.indicators[0]?.id ?? "",
		territory: { type: "france", code: "FR", label: "France" },
		...(about ? { about: { level: about, code: "", label: "" } } : {}),
		categories: Object.fromEntries(set.categories.map((category) => [category, ""])),
		period: "",
		value: null,
		status: "nd",
		permalink: "",
	};
	return {
		title: set.title,
		subject: set.id,
		release: { id, version: site.version ?? "0", published, sample },
		indicators: set.indicators,
		sources: set.sources,
		cells: [cell],
		paging: { page: 1, pageSize: 1, total: 1, pages: 1 },
		site: site.url,
		asked: [],
		contours: () => undefined,
	};
}
