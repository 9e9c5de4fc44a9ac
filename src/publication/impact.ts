import { indicatorById, indicators } from "../../catalogue/indicators/index.ts";
import type { Formula, Indicator } from "../../catalogue/model.ts";
import { sources } from "../../catalogue/sources/index.ts";
import type { ChangeReport, ChangeSummary } from "../release/index.ts";

/** An indicator whose figures change, with how many cells of the measures it is made of. */
export interface Impact extends ChangeSummary {
	readonly indicator: Indicator;
	/** Made of a partner's data: values are read on its page, where its charter is asked. */
	readonly sealed: boolean;
}

export function impactOf(report: ChangeReport): readonly Impact[] {
	return indicators.flatMap((indicator) => {
		const { cube, terms } = baseOf(indicator);
		const lines = report.measures.filter((line) => line.cube === cube && terms.has(line.measure));
		if (lines.length === 0) return [];
		const sum = (one: keyof ChangeSummary): number => lines.reduce((total, line) => total + line[one], 0);
		return [
			{
				indicator,
				sealed: lines.some(({ sealed }) => sealed),
				added: sum("added"),
				removed: sum("removed"),
				revised: sum("revised"),
			},
		];
	});
}

function baseOf(indicator: Indicator): { readonly cube: string; readonly terms: ReadonlySet<string> } {
	const base = indicator.formula.kind === "evolution" ? indicatorById.get(indicator.formula.of) : undefined;
	const { cube, formula } = base ?? indicator;
	return { cube, terms: new Set(termsOf(formula)) };
}

function termsOf(formula: Formula): readonly string[] {
	switch (formula.kind) {
		case "ratio":
			return [...formula.num, formula.den];
		case "mean":
			return formula.measures;
		case "weighted-mean":
			return [formula.measure, formula.weight];
		case "evolution":
			return [];
		default:
			return [formula.measure];
	}
}

/** The measure as the sources that feed the cube name it. */
export function measureLabel(cube: string, measure: string): string {
	for (const source of sources)
		for (const mapping of source.facts ?? []) {
			const found = mapping.cube === cube && mapping.measures.find(({ id }) => id === measure);
			if (found) return found.label;
		}
	return measure;
}
