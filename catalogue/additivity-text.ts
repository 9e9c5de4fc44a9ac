import { categoryName } from "./category-names.ts";
import type { Adding, DimensionId, Indicator } from "./model.ts";
import { sources } from "./sources/index.ts";

/** « entre métiers », « entre formations »: what the codes of the other axis of a cube are. */
const between: Readonly<Record<DimensionId, string>> = {
	territory: "entre territoires",
	occupation: "entre métiers",
	certification: "entre formations",
	activity: "entre secteurs d'activité",
	category: "entre modalités",
};

const STOCK = "un stock se compte à une date, et ses membres y sont d'une période à l'autre";

/** The other axis of a cube, when it has one beside its total. */
function otherAxis(cube: string): DimensionId | undefined {
	const mappings = sources.flatMap((source) => source.facts ?? []).filter((facts) => facts.cube === cube);
	const found = mappings
		.flatMap((facts) => Object.entries(facts.levels))
		.find(([dimension, levels]) => dimension !== "territory" && levels?.some((l) => l.level !== "all"));
	return found?.[0] as DimensionId | undefined;
}

/** What may and may not be added, axis by axis, in sentences: written from the entry, never beside it. */
export function additivityText(indicator: Indicator): string {
	const { additive, cube } = indicator;
	const other = otherAxis(cube);
	const axes: (readonly [string, Adding])[] = [
		[between.territory, additive.territory],
		...(other ? [[between[other], additive.about] as const] : []),
		...Object.entries(additive.categories).map(
			([id, adding]) => [`entre modalités (${categoryName(id).toLowerCase()})`, adding] as const,
		),
		["entre périodes", additive.period],
	];
	const named = (kind: Adding): string =>
		list(
			axes.filter(([, adding]) => adding === kind).map(([name]) => name),
			"et",
		);
	const sentences: string[] = [];
	if (named("yes")) sentences.push(`S'additionne ${named("yes")}.`);
	if (named("recomputed"))
		sentences.push(`Se recalcule ${named("recomputed")}, à partir de ses deux termes.`);
	const refused = axes.flatMap(([name, adding]) =>
		adding === "stock"
			? [[name, STOCK] as const]
			: typeof adding === "object"
				? [[name, adding.no] as const]
				: [],
	);
	for (const [why, group] of Map.groupBy(refused, ([, reason]) => reason))
		sentences.push(
			`Ne s'additionne pas ${list(
				group.map(([name]) => name),
				"ni",
			)} : ${why}.`,
		);
	return sentences.join(" ");
}

function list(words: readonly string[], joint: "et" | "ni"): string {
	return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1)}`;
}
