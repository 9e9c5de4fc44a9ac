import type { LevelId, LinkFrom } from "../../catalogue/model.ts";
import { isTerritoryType, levels } from "../../catalogue/nomenclatures/index.ts";
import { formatNumber, formatQuantity, typeset } from "../platform/french.ts";
import type { Crossing, CubeTable } from "../release/index.ts";
import type { Conversion } from "./model.ts";

type CubeCrossings = readonly { readonly cube: string; readonly crossings?: readonly Crossing[] }[];

/**
 * What is said of the conversions behind the figures of these tables, source by source: the one wording of pages, twins, API and
 * exports. A membership of places that lost nobody is not a conversion worth a word; a crosswalk always is (methods §10).
 */
export function conversionsOf(
	cubes: CubeCrossings,
	tables: readonly CubeTable[],
	measures: readonly string[],
): (source: string) => readonly Conversion[] {
	return (source) => {
		const told = new Map<string, Conversion>();
		for (const { cube, crossings = [] } of cubes)
			for (const crossing of crossings) {
				if (crossing.source !== source) continue;
				const reached = ({ cube: own, territory, about, sources }: CubeTable): boolean =>
					own === cube &&
					sources.includes(source) &&
					(territory === crossing.level || about === crossing.level);
				if (!tables.some(reached)) continue;
				const conversion = conversionOf(crossing, measures);
				if (conversion) told.set(conversion.text, conversion);
			}
		return [...told.values()];
	};
}

/** Of several terms, the one that lost most and the one that is split most. */
function conversionOf(crossing: Crossing, measures: readonly string[]): Conversion | undefined {
	const { from, vintage, level, weighted, basis, unknown } = crossing;
	const own = crossing.measures.filter(({ id }) => measures.includes(id));
	const told = own.length > 0 ? own : crossing.measures;
	const origin = nameOf(from);
	const ends = {
		from: vintage === undefined ? origin : `${origin} (${vintage})`,
		to: levels[level].label,
	};
	const silent = isTerritoryType(level) && !weighted;
	if (told.length === 0) {
		// A membership of a commune or of a department says nothing more than the code itself.
		if (silent) return undefined;
		return {
			...ends,
			text: typeset(
				`Codes convertis : ${ends.from} → ${ends.to} ; la part retrouvée n'est pas publiée, car ces chiffres sont sous secret statistique.`,
			),
		};
	}
	const match = Math.min(...told.map((one) => one.match));
	const ambiguity = Math.max(...told.map((one) => one.ambiguity));
	if (match === 1 && (silent || (isTerritoryType(level) && ambiguity === 0))) return undefined;
	const estimated = weighted && ambiguity > 0;
	const text = [
		`Codes convertis : ${found(match)} de l'effectif retrouvé par la table ${ends.from} → ${ends.to}${estimated ? " (estimée)" : ""}.`,
		estimated
			? `${formatQuantity(100 * ambiguity, "%", { decimals: 1 })} vient de codes qui vont à plusieurs autres, partagés selon : ${basis.join(" ; ")}.`
			: "",
		unknown.count > 0
			? `Sans correspondance : ${unknown.codes.map((code) => code || "(code vide)").join(", ")}${unknown.count > unknown.codes.length ? `, et ${formatNumber(unknown.count - unknown.codes.length)} autres` : ""}.`
			: "",
	];
	return {
		...ends,
		match,
		...(estimated ? { ambiguity } : {}),
		...(unknown.count > 0 ? { unknown: unknown.codes } : {}),
		text: typeset(text.filter((part) => part !== "").join(" ")),
	};
}

/** What is missing must show: no share under 1 is rounded up to 100 %. */
function found(share: number): string {
	const decimals = share === 1 ? 0 : share < 0.9995 ? 1 : share < 0.99995 ? 2 : 4;
	const step = 10 ** decimals;
	return formatQuantity(Math.floor(100 * share * step + 1e-9) / step, "%", { decimals });
}

const origins: Readonly<Record<Exclude<LinkFrom, LevelId>, string>> = {
	"rome3-proche": "ROME 3",
	"rome3-evolution": "ROME 3",
	dep3: "Département (trois caractères)",
	"region-label": "Nom de région",
};

const nameOf = (from: LinkFrom | LevelId): string =>
	from in origins
		? origins[from as keyof typeof origins]
		: isTerritoryType(from)
			? levels[from].label
			: levels[from as LevelId].scheme;
