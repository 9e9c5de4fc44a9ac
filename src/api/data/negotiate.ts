import { type FormId, formIds, forms } from "../../exports/index.ts";
import { type Refusal, refusal } from "../problem.ts";

/** Extensions of an address: `/query.csv`. */
const extensions: Readonly<Record<string, FormId>> = {
	json: "json",
	csv: "csv",
	xlsx: "xlsx",
	parquet: "parquet",
	geojson: "geojson",
};

const bare = (type: string): string => type.split(";", 1)[0]?.trim().toLowerCase() ?? "";

/** `format`, then the extension, then `Accept`; JSON when nothing is said. Throws the refusal of a form that does not exist. */
export function formAsked(
	format: FormId | undefined,
	extension: string | undefined,
	accept: string | undefined,
): FormId {
	if (format !== undefined) return format;
	if (extension !== undefined) {
		const found = Object.hasOwn(extensions, extension) ? extensions[extension] : undefined;
		if (!found) throw unavailable();
		return found;
	}
	if (accept === undefined || accept.trim() === "") return "json";
	const wanted = accept
		.split(",")
		.map((part, index) => {
			const quality = Number(/;\s*q=([\d.]+)/.exec(part)?.[1] ?? 1);
			return { type: bare(part), quality, index };
		})
		.filter(({ quality }) => quality > 0)
		.toSorted((a, b) => b.quality - a.quality || a.index - b.index);
	for (const { type } of wanted) {
		const found = forms.find(
			(form) => type === "*/*" || type === bare(form.type) || type === `${bare(form.type).split("/")[0]}/*`,
		);
		if (found) return found.id;
	}
	throw unavailable();
}

/** What has one form only refuses those who would read another. */
export function demandJson(accept: string | undefined): void {
	if (accept === undefined || accept.trim() === "") return;
	const types = accept.split(",").map(bare);
	const known = ["*/*", "application/*", "application/json", "text/html"];
	if (!types.some((type) => known.includes(type))) throw unavailable();
}

function unavailable(): Refusal {
	return refusal(
		406,
		"forme-indisponible",
		"Cette réponse n’existe pas sous cette forme.",
		`Formes des chiffres : ${formIds.join(", ")}, par « format », une extension ou l’en-tête Accept ; le reste est en JSON.`,
	);
}
