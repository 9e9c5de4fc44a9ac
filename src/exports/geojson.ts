import { cellView, headOf } from "./json.ts";
import type { Extract } from "./model.ts";

/**
 * One feature for each cell, with flat properties that a map program reads; no geometry where the release holds no outline of
 * the territory (RFC 7946 allows it). What the JSON form says beside the cells stands beside the features.
 */
export async function writeGeoJson(extract: Extract): Promise<Uint8Array> {
	const features = extract.cells.map((cell) => {
		const { territory, about, categories, ...rest } = cellView(cell, extract.site);
		const shape = extract.contours(cell.territory.type)?.shapes.get(cell.territory.code) ?? null;
		return {
			type: "Feature",
			geometry: shape,
			properties: {
				territory_type: cell.territory.type,
				territory_code: cell.territory.code,
				territory_label: cell.territory.label,
				...(cell.about
					? { about_level: cell.about.level, about_code: cell.about.code, about_label: cell.about.label }
					: {}),
				...Object.fromEntries(
					Object.entries(cell.categories).map(([id, value]) => [`category_${id}`, value]),
				),
				...rest,
			},
		};
	});
	return Buffer.from(JSON.stringify({ type: "FeatureCollection", ...headOf(extract), features }));
}
