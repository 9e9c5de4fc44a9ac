import { indicatorById } from "../../../catalogue/indicators/index.ts";
import type { Indicator } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/index.ts";
import { DefError, type ErrorCode } from "../../platform/index.ts";
import { type Flaw, pointer } from "../problem.ts";
import { criteriaFlaws, isField } from "./criteria.ts";
import { baseIndicator } from "./data-sets.ts";
import type { FiguresAsked } from "./shapes.ts";

/** The most cells that one question may gather, before its criteria and its pages. */
export const mostCells = 300_000;

/** What is wrong with a question beyond its shape, all of it, each with the place where it stands. */
export function askedFlaws(
	asked: Partial<FiguresAsked>,
	figures: Figures,
	dataSet?: string,
): readonly Flaw[] {
	const flaws: Flaw[] = [];
	const unknown = (
		code: ErrorCode,
		data: Readonly<Record<string, string>>,
		...path: readonly PropertyKey[]
	): void => {
		const { message, remedy } = new DefError(code, data);
		flaws.push({ code, path: pointer("body", ...path), message, remedy });
	};
	const cubes = new Set(figures.dataCubes.map((cube) => cube.id));
	const indicators: Indicator[] = [];
	if (dataSet === undefined && asked.indicators === undefined)
		flaws.push({
			code: "absent",
			path: "/body/indicators",
			message: "Il manque les indicateurs.",
			remedy: "Donnez au moins un identifiant : /api/v1/indicators en donne la liste.",
		});
	asked.indicators?.forEach((id, index) => {
		const found = indicatorById.get(id);
		if (!found || !cubes.has(baseIndicator(found).cube))
			unknown("indicateur-inconnu", { indicator: id }, "indicators", index);
		else if (dataSet !== undefined && baseIndicator(found).cube !== dataSet)
			flaws.push({
				code: "autre-jeu",
				path: pointer("body", "indicators", index),
				message: `« ${id} » est dans le jeu « ${baseIndicator(found).cube} ».`,
				remedy: "Demandez-le dans son jeu, ou par /api/v1/query.",
			});
		else indicators.push(found);
	});
	asked.territories?.forEach(({ type, code, region }, index) => {
		if (code !== undefined && !figures.territory(type, code))
			unknown("territoire-inconnu", { territory: `${type} ${code}` }, "territories", index, "code");
		if (region !== undefined && !figures.territory("region", region))
			unknown("territoire-inconnu", { territory: `region ${region}` }, "territories", index, "region");
		if (code !== undefined && region !== undefined)
			flaws.push({
				code: "saisie-incorrecte",
				path: pointer("body", "territories", index, "region"),
				message: "Un territoire nommé par son code n’a pas besoin d’une région.",
				remedy: "Ôtez la région, ou le code.",
			});
	});
	asked.about?.forEach(({ level, code }, index) => {
		if (code !== undefined && level !== "all" && figures.label(level, code) === undefined)
			unknown("metier-inconnu", { occupation: `${level} ${code}` }, "about", index, "code");
	});
	const known = new Set(
		figures.dataCubes
			.filter((cube) => (dataSet === undefined ? true : cube.id === dataSet))
			.flatMap((cube) => cube.categories),
	);
	for (const id of Object.keys(asked.categories ?? {}))
		if (!known.has(id))
			flaws.push({
				code: "ventilation-inconnue",
				path: pointer("body", "categories", id),
				message: `La ventilation « ${id} » n’existe pas.`,
				remedy: "Lisez /api/v1/datasets/{jeu}/dimensions.",
			});
	if (asked.periods && asked.periods.length > 1 && asked.periods.some((p) => p === "latest" || p === "all"))
		flaws.push({
			code: "saisie-incorrecte",
			path: "/body/periods",
			message: "« latest » et « all » se donnent seuls.",
			remedy: "Donnez l’un des deux, ou des codes de périodes.",
		});
	if (asked.criteria) flaws.push(...criteriaFlaws(asked.criteria, ["body", "criteria"]));
	asked.sort?.forEach(({ field }, index) => {
		if (!isField(field))
			flaws.push({
				code: "champ-inconnu",
				path: pointer("body", "sort", index, "field"),
				message: `Le champ « ${field} » n’existe pas.`,
				remedy: "Employez un des champs des critères.",
			});
	});
	return flaws;
}
