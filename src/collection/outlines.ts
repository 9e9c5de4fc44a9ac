import type { Feature, FeatureCollection, GeoJsonProperties } from "geojson";
import { feature } from "topojson-client";
import type { GeometryObject, Topology } from "topojson-specification";
import type { Field, GeoLayout, Layout, Source } from "../../catalogue/model.ts";
import { DefError } from "../platform/index.ts";
import { quote, quotedList } from "./french.ts";
import { Ledger } from "./ledger.ts";
import type { Finding } from "./model.ts";
import type { GridRow } from "./table.ts";

type FieldSpec = Omit<Field, "header">;

/** Columns of the rows made from outlines, whatever the source declares: it may only make them stricter. */
const columns: readonly FieldSpec[] = [
	{ name: "level", type: "text", required: true },
	{ name: "code", type: "code", required: true },
	{ name: "geometry", type: "text", required: true },
	{ name: "vintage", type: "text" },
	{ name: "label", type: "text" },
];

export function isOutlines(layout: Layout): layout is GeoLayout {
	return layout.format === "geojson" || layout.format === "topojson";
}

/** The five columns of outlines, with what the source declares of them. */
export function outlineFields(source: Pick<Source, "fields">): FieldSpec[] {
	return columns.map((column) => source.fields.find((f) => f.name === column.name) ?? column);
}

export interface OutlineRows {
	readonly rows: readonly GridRow[];
	readonly findings: readonly Finding[];
}

/** Each shape becomes a row (level, code, geometry as GeoJSON text, vintage, name). The line is the rank of the shape. */
export function readOutlines(layout: GeoLayout, json: unknown, file: string): OutlineRows {
	const ledger = new Ledger();
	const rows: GridRow[] = [];
	let line = 0;
	for (const shape of layout.shapes) {
		for (const item of featuresOf(json, shape.object, file, ledger)) {
			line++;
			const code = shape.codeProperty === undefined ? item.id : item.properties?.[shape.codeProperty];
			rows.push({
				line,
				cells: [
					shape.level,
					textOrNull(code),
					item.geometry ? JSON.stringify(item.geometry) : null,
					shape.vintage,
					textOrNull(item.properties?.nom ?? item.properties?.name ?? item.properties?.libelle),
				],
			});
		}
	}
	return { rows, findings: ledger.findings() };
}

/** How many of the declared shapes are there: what recognition goes by. */
export function outlineScore(layout: GeoLayout, json: unknown): number {
	const found = layout.shapes.filter((shape) => {
		if (isTopology(json)) return layout.format === "topojson" && objectOf(json, shape.object) !== undefined;
		if (!isCollection(json)) return false;
		const first = json.features[0];
		if (layout.format !== "geojson" || !first) return false;
		return shape.codeProperty === undefined
			? first.id !== undefined
			: first.properties?.[shape.codeProperty] !== undefined;
	});
	return layout.shapes.length === 0 ? 0 : found.length / layout.shapes.length;
}

function featuresOf(
	json: unknown,
	name: string | undefined,
	file: string,
	ledger: Ledger,
): readonly Feature[] {
	if (isCollection(json)) return json.features;
	if (!isTopology(json)) {
		throw new DefError("fichier-illisible", { file, cause: "ce n'est ni un GeoJSON ni un TopoJSON" });
	}
	const object = objectOf(json, name);
	if (!object) {
		ledger.add({
			rule: "C-01",
			severity: "blocking",
			kind: `objet:${name ?? ""}`,
			what: `objet attendu absent : ${quote(name ?? "")}. Objets trouvés : ${quotedList(Object.keys(json.objects))}.`,
		});
		return [];
	}
	try {
		const made = feature(json, object);
		return made.type === "FeatureCollection" ? made.features : [made];
	} catch (cause) {
		throw new DefError("fichier-illisible", { file, cause: "ses arcs sont incomplets" }, cause);
	}
}

function objectOf(
	topology: Topology,
	name: string | undefined,
): GeometryObject<GeoJsonProperties> | undefined {
	if (name !== undefined) return topology.objects[name];
	const all = Object.values(topology.objects);
	return all.length === 1 ? all[0] : undefined;
}

function isTopology(json: unknown): json is Topology {
	return isRecord(json) && json.type === "Topology" && isRecord(json.objects) && Array.isArray(json.arcs);
}

function isCollection(json: unknown): json is FeatureCollection {
	return isRecord(json) && json.type === "FeatureCollection" && Array.isArray(json.features);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return value !== null && typeof value === "object";
}

function textOrNull(value: unknown): string | null {
	return typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : null;
}
