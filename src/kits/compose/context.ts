import { indicatorById } from "../../../catalogue/indicators/index.ts";
import type { Indicator, Region } from "../../../catalogue/model.ts";
import { levels } from "../../../catalogue/nomenclatures/index.ts";
import type { FigureAnswer, FigureCell, Figures, Scope } from "../../figures/model.ts";
import { counted } from "../../platform/index.ts";
import { subjectFor, subjectsOf } from "../../reading/index.ts";
import type { Chart, PrintedTable } from "../document.ts";
import type { About, KitPlace } from "../model.ts";
import { familyBefore } from "./family.ts";

/** From what a document is composed: one release seen by one reader, one place. */
export interface Composing {
	readonly figures: Figures;
	readonly region: Region;
	readonly place: KitPlace;
	/** « Caen ». */
	readonly placeLabel: string;
	/** Public address of the site, without a final slash. */
	readonly site: string;
}

/** Figures read for one block, or why there are none. */
export type Reading = Read | { readonly title: string; readonly absent: string };

export interface Read {
	readonly title: string;
	readonly subtitle: string;
	readonly chart?: Chart;
	readonly sentence?: string | undefined;
	readonly table: PrintedTable;
	readonly answers: readonly FigureAnswer[];
	/** Every cell that is printed. */
	readonly shown: readonly FigureCell[];
	readonly notes: readonly string[];
	readonly origin?: FigureCell | undefined;
}

/** The indicator, and what stands for it when the catalogue has dropped it since the kit was made. */
export function indicatorOf(id: string): Indicator | undefined {
	return indicatorById.get(id);
}

/** How a figure is asked under what a block is about. */
export interface CodeFound {
	readonly scope: Scope;
	readonly label: string;
	readonly note?: string;
}

/** « Électricité, électronique ; Maintenance ». */
export function namesOf(figures: Figures, about: About): string {
	const codes = "code" in about ? [about] : about;
	return codes.map(({ level, code }) => figures.label(level, code) ?? code).join(" ; ");
}

/**
 * The code under which an indicator knows an occupation: its own, or the one that a crosswalk gives for most of it. `undefined`: the
 * indicator knows none.
 */
export function codeFor({ figures }: Composing, indicator: Indicator, about: About): CodeFound | undefined {
	const known = figures.coverage(indicator.id).about;
	if (!("code" in about)) {
		const [first] = about;
		return first && known.includes(first.level)
			? { scope: { about: { codes: about }, together: ["about"] }, label: namesOf(figures, about) }
			: undefined;
	}
	const own = figures.label(about.level, about.code) ?? about.code;
	if (known.includes(about.level)) return { scope: { about }, label: own };
	const family = familyBefore(figures, about);
	if (family && known.includes(family.code.level))
		return {
			scope: { about: family.code },
			label: family.label,
			note: `« ${own} » est lu sous « ${family.label} » (FAP 2009, ${family.code.code}), d’où viennent ${family.found} de ses ${counted(family.of, "métier", "métiers")}.`,
		};
	const scheme = levels[about.level].urlScheme;
	const card = scheme === undefined ? undefined : figures.occupation(scheme, about.code);
	const subject = card && subjectFor(figures, indicator, subjectsOf(card));
	if (!subject) return undefined;
	const { level, code, label } = subject;
	return {
		scope: { about: { level, code } },
		label,
		note: `« ${own} » est lu sous « ${label} » (${levels[level].scheme} ${code}), la famille de métiers qui en réunit la plus grande part.`,
	};
}
