import type { CodeRef, LevelId, TerritoryType } from "../../catalogue/model.ts";
import type { Perimeter, TerritoryRef } from "../figures/model.ts";

/** What a kit is about: one territory, or several seen as one. */
export type KitPlace = { readonly territory: TerritoryRef } | { readonly perimeter: Perimeter };

/** One code, or several of one level that are added up where the registry lets them. */
export type About = CodeRef | readonly CodeRef[];

/**
 * The figures of a block, as plain data: which form, of which indicators. The place is that of the kit, so that a kit is cloned for
 * another territory by changing one line. `about` is a code of any nomenclature: each indicator is read under the code that it knows.
 */
export type BlockFigure =
	/** The first indicators that have a value, beside the region and France. */
	| { readonly shape: "essentials" }
	/** Named indicators, last value, beside the region and France. */
	| {
			readonly shape: "latest";
			readonly title: string;
			readonly indicators: readonly string[];
			readonly about?: About;
	  }
	| { readonly shape: "series"; readonly indicator: string; readonly about?: About }
	/** One indicator over the territories of a type in the region. */
	| {
			readonly shape: "places";
			readonly indicator: string;
			readonly type: TerritoryType;
			readonly about?: About;
	  }
	/** The occupations that come first; or, under their own nomenclature, the trainings. */
	| {
			readonly shape: "occupations";
			readonly indicator: string;
			readonly beside: readonly string[];
			readonly level: LevelId;
			/** Only those that one of these wider codes holds. */
			readonly within?: readonly CodeRef[];
			/** One category of each axis that the indicator leaves open. */
			readonly categories?: Readonly<Record<string, string>>;
	  }
	/** One indicator split along its categories. */
	| { readonly shape: "split"; readonly indicator: string; readonly about?: About }
	/**
	 * The very figures of a block of a page that no other shape says, by their `/chiffres/…` addresses: their places and their periods
	 * are those of that page, whatever the kit is about.
	 */
	| { readonly shape: "listed"; readonly title: string; readonly figures: readonly string[] };

/** Figures of a block that lists them. */
export const mostListed = 60;

export interface KitBlock {
	readonly figure: BlockFigure;
	/** Message of the editor; the one read from the figures when absent. */
	readonly title?: string;
	/** Markdown: paragraphs, emphasis, strong, lists, links. */
	readonly comment?: string;
	/** Release whose figures the editor keeps; the current one when absent. */
	readonly release?: string;
}

/** What is composed; the documents are cut from it and from one release. */
export interface Kit {
	readonly title: string;
	readonly place: KitPlace;
	/** ISO day of the session. */
	readonly session: string;
	readonly template: TemplateId;
	readonly blocks: readonly KitBlock[];
}

export const templateIds = ["page", "diagnostic", "metier", "filiere", "branche", "seniors"] as const;
export type TemplateId = (typeof templateIds)[number];
