import type { Indicator, TerritoryType } from "../../catalogue/model.ts";
import { territoryKind } from "../../catalogue/nomenclatures/index.ts";
import { counted, typeset } from "../platform/french.ts";
import type { CubeTable } from "../release/index.ts";
import { type Names, named, perimeterLabel } from "./cell.ts";
import type { FigureAnswer, FigureCell, FigureRequest, Perimeter, PeriodCode } from "./model.ts";
import { keyOf } from "./perimeter.ts";
import { permalinkOf } from "./permalink.ts";
import { soleAboutOf } from "./request.ts";

interface Places extends Names {
	readonly periods: (table: string) => readonly PeriodCode[];
	/** Regions that a place touches. */
	readonly regionsOf: (type: TerritoryType, code: string) => readonly string[];
}

/** At which level the perimeter was read, in one sentence; and which of its places leave their region. */
export function coverText(
	names: Places,
	perimeter: Perimeter,
	level: TerritoryType,
	codes: readonly string[],
): NonNullable<FigureAnswer["perimeter"]> {
	const kind = territoryKind(level);
	const read = codes.map((code) => named(names, { type: level, code }));
	const same = read.map(keyOf).toSorted().join() === perimeter.members.map(keyOf).toSorted().join();
	const [only] = read;
	const across = read.filter((ref) => level !== "france" && names.regionsOf(ref.type, ref.code).length > 1);
	const sentences = [
		read.length === 1 && only
			? `Chiffre ${kind.of} ${only.label}${same ? "" : ", que le périmètre recouvre exactement"}.`
			: `Somme des valeurs publiées de ${counted(read.length, kind.label.toLowerCase(), kind.plural.toLowerCase())}${same ? "" : ", que le périmètre recouvre exactement"}.`,
		...across.map(
			(ref) =>
				`Zone interrégionale : ${ref.label} déborde d'une région, son chiffre porte sur la zone entière.`,
		),
	];
	return {
		label: perimeterLabel(names, perimeter),
		members: perimeter.members.map((ref) => named(names, ref)),
		level,
		read,
		text: typeset(sentences.join(" ")),
	};
}

/** A perimeter of which no value may be shown: its place, its reason, nothing else. */
export function blankPerimeter(
	names: Places,
	{ indicator, request }: { readonly indicator: Indicator; readonly request: FigureRequest },
	perimeter: Perimeter,
	table: CubeTable,
	codes: readonly string[],
	why: string,
): FigureCell {
	const about = soleAboutOf(request);
	const asked = Array.isArray(request.periods) ? request.periods[0] : undefined;
	const period = asked ?? names.periods(table.name).at(-1) ?? "";
	return {
		territory: {
			type: table.territory,
			code: codes.toSorted().join("+"),
			label: perimeterLabel(names, perimeter),
		},
		...(about ? { about: { ...about, label: names.label(about.level, about.code) ?? about.code } } : {}),
		categories: {},
		period,
		value: null,
		status: "nd",
		reason: why,
		group: { territories: codes.toSorted().map((code) => ({ type: table.territory, code })) },
		permalink:
			period === ""
				? `/indicateurs/${indicator.id}`
				: permalinkOf({
						indicator: indicator.id,
						members: perimeter.members,
						...(about ? { about } : {}),
						categories: {},
						period,
					}),
	};
}
