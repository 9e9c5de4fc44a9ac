import { categoryName } from "../../catalogue/category-names.ts";
import { indicatorById } from "../../catalogue/indicators/index.ts";
import type { Formula } from "../../catalogue/model.ts";
import { enumerate, typeset } from "../platform/french.ts";
import type { Filter, JoinRole, KeyColumn, Plan } from "./plan-model.ts";

const roles: Readonly<Record<JoinRole, string>> = {
	siblings: "l'ensemble des modalités",
	"local-total": "le total du territoire",
	reference: "la même ligne en France",
	"reference-total": "le total de la France",
};

/** A plan in French, one step a line: what is read, kept, added up, joined, computed. */
export function describePlan(plan: Plan): readonly string[] {
	const { cells, joins } = plan;
	const lines = [
		`Lire la table ${cells.table} : une ligne par ${enumerate(cells.keys.map(axisText)) || "ensemble de la table"}.`,
		...cells.filters.map(filterText),
		...(cells.folded.length > 0
			? [
					`Additionner sur l'axe ${enumerate(cells.folded.map(axisText))} ; une seule case secrète rend le total secret.`,
				]
			: []),
		...joins.map(
			({ role, read, on }) =>
				`Rapprocher ${roles[role]} (table ${read.table}), une seule ligne par ${enumerate(on.map(axisText))}.`,
		),
		`Calculer : ${formulaWords(plan.formula)}.`,
	];
	return lines.map(typeset);
}

const axisText = (column: KeyColumn): string =>
	column === "territory"
		? "territoire"
		: column === "about"
			? "code"
			: column === "period"
				? "période"
				: categoryName(column.slice(2)).toLowerCase();

function filterText({ column, among, except }: Filter): string {
	const shown = (values: readonly string[]): string =>
		values.length <= 5 ? values.map((v) => v || "ensemble").join(", ") : `${values.length} valeurs`;
	return [
		...(among ? [`Garder ${axisText(column)} = ${shown(among)}.`] : []),
		...(except ? [`Écarter ${axisText(column)} = ${shown(except)} (total de l'axe).`] : []),
	].join(" ");
}

function formulaWords(formula: Formula): string {
	switch (formula.kind) {
		case "sum":
			return `somme de « ${formula.measure} »`;
		case "published":
			return `« ${formula.measure} » tel que publié`;
		case "ratio":
			return `${formula.scale} × Σ ${formula.num.join(" + ")} ÷ Σ ${formula.den}, sur les lignes où tous les termes sont connus`;
		case "mean":
			return `moyenne de ${formula.measures.join(", ")} d'une même ligne`;
		case "weighted-mean":
			return weightedWords(formula);
		case "evolution":
			return `écart de « ${indicatorById.get(formula.of)?.label ?? formula.of} » à ${formula.years} an(s) d'intervalle, en ${formula.unit}`;
		case "location-quotient":
			return `poids de « ${formula.measure} » dans le territoire ÷ son poids en France`;
		case "share":
			return `100 × « ${formula.measure} » de la modalité ÷ « ${formula.measure} » de l'ensemble`;
	}
}

function weightedWords({ weight, measure, give }: Extract<Formula, { kind: "weighted-mean" }>): string {
	const mass = `Σ (${weight} × ${measure})`;
	if (give === "mass") return `${mass} ÷ 100`;
	return `${give === "rest" ? "100 − " : ""}${mass} ÷ Σ ${weight}`;
}
