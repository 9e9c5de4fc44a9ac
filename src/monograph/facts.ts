import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Region } from "../../catalogue/model.ts";
import { type Monograph, monographs } from "../../catalogue/monographs/index.ts";
import { sources } from "../../catalogue/sources/index.ts";
import { type PrintedFigure, readPrinted } from "../collection/index.ts";
import { packageRoot } from "../platform/index.ts";

/** What the house holds for the monograph of a region and a year. */
export interface MonographFacts {
	/** Of the region itself. */
	readonly own: Monograph | undefined;
	/** The region's figures, then those of France that the monographs of the year print. */
	readonly figures: readonly PrintedFigure[];
	/** Who made the figures of a table or of an id. */
	readonly producers: Readonly<Record<string, string>>;
}

export function factsOf(region: Region, year: number): MonographFacts {
	const ofYear = monographs.filter((one) => one.year === year);
	const documents = new Set(ofYear.flatMap((one) => one.documents));
	return {
		own: ofYear.find((one) => one.region === region.code),
		figures: [...documents]
			.flatMap(figuresOf)
			.filter(({ level, territory }) => level === "france" || territory === region.code),
		producers: Object.assign({}, ...ofYear.map((one) => one.producers)),
	};
}

const read = new Map<string, readonly PrintedFigure[]>();

/** Figures of a document that the package ships: read once, it never changes. */
function figuresOf(id: string): readonly PrintedFigure[] {
	const known = read.get(id);
	if (known) return known;
	const source = sources.find((one) => one.id === id);
	const file = source?.files[0];
	if (!source || file === undefined) throw new RangeError(id);
	const figures = readPrinted(source, readFileSync(join(packageRoot, "samples", "faits", file)), file);
	read.set(id, figures);
	return figures;
}
