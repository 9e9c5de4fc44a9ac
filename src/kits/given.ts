import { z } from "zod";
import type { LevelId, TerritoryType } from "../../catalogue/model.ts";
import { isTerritoryType, levels } from "../../catalogue/nomenclatures/index.ts";
import { type BlockFigure, type KitPlace, mostListed } from "./model.ts";

/** What comes from an address or a form: nothing of another shape goes further. */
const type = z.custom<TerritoryType>((value) => typeof value === "string" && isTerritoryType(value));
const level = z.custom<LevelId>((value) => typeof value === "string" && Object.hasOwn(levels, value));
const id = z.string().regex(/^[a-z0-9-]{1,80}$/);
const code = z.string().min(1).max(40);
const ref = z.object({ level, code });
const about = z.union([ref, z.array(ref).min(1).max(20)]).optional();

const figure = z.discriminatedUnion("shape", [
	z.strictObject({ shape: z.literal("essentials") }),
	z.strictObject({
		shape: z.literal("latest"),
		title: z.string().min(1).max(120),
		indicators: z.array(id).min(1).max(20),
		about,
	}),
	z.strictObject({ shape: z.literal("series"), indicator: id, about }),
	z.strictObject({ shape: z.literal("places"), indicator: id, type, about }),
	z.strictObject({
		shape: z.literal("occupations"),
		indicator: id,
		beside: z.array(id).max(4),
		level,
		within: z.array(ref).min(1).max(20).optional(),
		categories: z.record(id, z.string().min(1).max(80)).optional(),
	}),
	z.strictObject({ shape: z.literal("split"), indicator: id, about }),
	z.strictObject({
		shape: z.literal("listed"),
		title: z.string().min(1).max(200),
		figures: z.array(z.string().max(1_000).startsWith("/chiffres/")).min(1).max(mostListed),
	}),
]);

/** The figure of a block as an address carries it; undefined when it is not one. */
export function figureIn(text: string): BlockFigure | undefined {
	try {
		const found = figure.safeParse(JSON.parse(text));
		// The schema says the same as the type; its absent fields are undefined.
		return found.success ? (JSON.parse(JSON.stringify(found.data)) as BlockFigure) : undefined;
	} catch {
		return undefined;
	}
}

export function placeText(place: KitPlace): string {
	const members = "territory" in place ? [place.territory] : place.perimeter.members;
	return members.map((one) => `${one.type}:${one.code}`).join(",");
}
