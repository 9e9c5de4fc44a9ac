import type { Region, Theme } from "../../catalogue/model.ts";
import type { Figures, TerritoryCard } from "../figures/model.ts";
import { monographYears } from "../monograph/index.ts";
import { foldText } from "../platform/french.ts";
import { type Studies, studyKindLabels, studyPath } from "../studies/index.ts";
import type { PageContext } from "./page.ts";

/** A publication in a list, whoever wrote it: a study, or the monograph that the house makes of a year. */
export interface Listed {
	readonly path: string;
	readonly title: string;
	readonly kind: string;
	readonly kindLabel: string;
	/** A monograph has them all. */
	readonly theme?: Theme;
	readonly place: string;
	/** `zone-emploi:2804`. */
	readonly territories: readonly string[];
	readonly year: string;
	/** Of the last edition. */
	readonly published?: Date;
	readonly question: string;
}

type From = Pick<PageContext, "figures" | "region" | "studies">;

/** Newest first; a withdrawn study answers at its address, and is offered nowhere. */
export function publicationsOf({ figures, region, studies }: From): readonly Listed[] {
	return [...studiesIn(studies), ...monographsOf(figures, region)].toSorted((a, b) =>
		b.year.localeCompare(a.year),
	);
}

function studiesIn(studies: Studies): readonly Listed[] {
	return studies.list().flatMap(({ address, withdrawn, editions: [last] }) =>
		withdrawn
			? []
			: [
					{
						path: studyPath(address),
						title: last.content.title,
						kind: last.content.kind,
						kindLabel: studyKindLabels[last.content.kind],
						theme: last.content.theme,
						place: last.place,
						territories: last.territories,
						year: address.slice(0, 4),
						published: last.out.at,
						question: last.content.question,
					},
				],
	);
}

function monographsOf(figures: Figures, region: Region): readonly Listed[] {
	return monographYears(region.code, figures).map((year) => ({
		path: `/monographies/${year}`,
		title: `Monographie régionale ${year}`,
		kind: "monographie",
		kindLabel: "Monographie",
		place: region.name,
		territories: [`region:${region.code}`],
		year: String(year),
		question: "",
	}));
}

/** Those that are about this very place. */
export function publicationsAbout(from: From, { type, code }: TerritoryCard): readonly Listed[] {
	return publicationsOf(from).filter(({ territories }) => territories.includes(`${type}:${code}`));
}

/** Those whose title, question, kind or place has every word that was typed. */
export function publicationsNamed(from: From, typed: string): readonly Listed[] {
	const words = foldText(typed).split(" ").filter(Boolean);
	if (words.length === 0) return [];
	return publicationsOf(from).filter(({ title, question, kindLabel, place, year }) => {
		const text = foldText([title, question, kindLabel, place, year].join(" ")).split(" ");
		return words.every((word) => text.some((one) => one.startsWith(word.replace(/s$/, ""))));
	});
}
