import type { Constraint } from "../../../catalogue/model.ts";
import { counted, foldText } from "../../platform/index.ts";
import { quote, quotedList } from "../french.ts";
import type { Cells, PrintedCell } from "./cell.ts";
import type { PrintedDefect } from "./defect.ts";

type Of<K extends Constraint["kind"]> = Extract<Constraint, { kind: K }>;

/** C-16: a table or a chart that is announced and has no figure. */
export function checkAnnounced(rule: Of<"announced">, index: number, cells: Cells): PrintedDefect[] {
	return rule.tables
		.filter((title) => cells.table(title).length === 0)
		.map((title) => ({
			rule: "C-16",
			level: "warning" as const,
			group: `announced:${index}`,
			cell: undefined,
			column: "libelle" as const,
			what: `${quote(title)} est annoncé et ne porte aucune donnée`,
			printed: title,
			recomputed: "aucune donnée : série à demander au producteur",
		}));
}

/** C-15: labels without a code, and how many say the same thing in other words from one list to the next. */
export function checkCoded(rule: Of<"coded">, index: number, cells: Cells): PrintedDefect[] {
	const lists = rule.lists.map((title) => cells.table(title));
	const [first = [], ...rest] = lists;
	const bare = lists.flat().filter((cell) => cell.text === "");
	if (bare.length === 0) return [];
	const names = first.map(({ label }) => label);
	const matches = rest.flat().map(({ label }) => ({ label, twin: alikeLabel(label, names) }));
	const found = matches.filter(({ twin }) => twin !== undefined);
	const reworded = found.filter(({ label, twin = "" }) => foldText(label) !== foldText(twin)).length;
	return [
		{
			rule: "C-15",
			level: "warning",
			group: `coded:${index}`,
			cell: bare[0],
			column: "libelle",
			what: `${counted(bare.length, "libellé")} sans code dans ${quotedList(rule.lists)}`,
			printed: lists.map((list) => counted(list.length, "libellé")).join(" et "),
			recomputed: `${found.length} sur ${matches.length} se retrouvent d'une liste à l'autre, dont ${reworded} sous une autre rédaction`,
		},
	];
}

/** The one of some labels that says the same thing in the nearest words; undefined when none shares half of them. */
export function alikeLabel(label: string, among: readonly string[]): string | undefined {
	const scored = among.map((other) => ({ other, score: likeness(label, other) }));
	const best = scored.reduce<(typeof scored)[number] | undefined>(
		(top, one) => (top === undefined || one.score > top.score ? one : top),
		undefined,
	);
	return best !== undefined && best.score >= 0.5 ? best.other : undefined;
}

const small = new Set(["de", "des", "du", "la", "le", "les", "et", "y", "compris", "l", "d", "non", "etc"]);

/** Share of the words of the shorter label that the longer one has too; a word counts by its first five letters. */
function likeness(a: string, b: string): number {
	const [x, y] = [a, b].map((text) => new Set(stems(text)));
	if (!x || !y || x.size === 0 || y.size === 0) return 0;
	const common = [...x].filter((word) => y.has(word)).length;
	return common / Math.min(x.size, y.size);
}

function stems(label: string): string[] {
	return foldText(label)
		.split(" ")
		.filter((word) => !small.has(word))
		.map((word) => word.slice(0, 5));
}

/** C-15: every acronym used is explained, every acronym explained is used. */
export function checkLegend(rule: Of<"legend">, index: number, cells: Cells): PrintedDefect[] {
	const used = cells.table(rule.used);
	const legend = cells.table(rule.legend);
	const explained = new Set(legend.flatMap((cell) => names(cell.label)));
	const written = new Set(used.flatMap((cell) => names(cell.label)));
	const unexplained = used.filter((cell) => !names(cell.label).some((name) => explained.has(name)));
	const idle = legend.filter((cell) => !names(cell.label).some((name) => written.has(name)));
	const first = unexplained[0] ?? idle[0];
	if (!first) return [];
	return [
		{
			rule: "C-15",
			level: "warning",
			group: `legend:${index}`,
			cell: first,
			column: "libelle",
			what: "les sigles employés et la légende ne se répondent pas",
			printed: `employés sans légende : ${unexplained.map((cell) => cell.label).join(", ") || "aucun"}`,
			recomputed: `en légende et non employés : ${idle.map((cell) => cell.label).join(", ") || "aucun"}`,
		},
	];
}

/** « ME/MEF » explains two acronyms. */
function names(label: string): string[] {
	return label.split("/").map(foldText);
}

/** C-15: one acronym, one meaning. */
export function checkGlossary(rule: Of<"glossary">, cells: Cells): PrintedDefect[] {
	const meanings = new Map<string, PrintedCell[]>();
	for (const cell of cells.table(rule.list)) {
		const known = meanings.get(cell.label) ?? [];
		if (known.some((other) => foldText(other.definition) === foldText(cell.definition))) continue;
		meanings.set(cell.label, [...known, cell]);
	}
	return [...meanings].flatMap(([acronym, list]) => {
		const first = list[0];
		if (!first || list.length < 2) return [];
		return [
			{
				rule: "C-15",
				level: "warning" as const,
				group: `glossary:${acronym}`,
				cell: first,
				column: "libelle" as const,
				what: `le sigle ${quote(acronym)} a plusieurs sens`,
				printed: list.map((cell) => `${acronym} = ${cell.definition}`).join(" ; "),
				recomputed: `${counted(list.length, "sens", "sens")} pour un sigle`,
			},
		];
	});
}

interface Band {
	readonly axis: "âge" | "niveau de formation";
	readonly text: string;
	readonly low: number;
	readonly high: number;
	readonly cell: PrintedCell;
}

const bandForms: readonly (readonly [
	RegExp,
	Band["axis"],
	(a: number, b: number) => readonly [number, number],
])[] = [
	[/(\d{2})\s?-\s?(\d{2}) ans/, "âge", (a, b) => [a, b]],
	[/moins de (\d{2}) ans/, "âge", (a) => [0, a - 1]],
	[/plus de (\d{2}) ans/, "âge", (a) => [a + 1, 150]],
	[/(\d{2}) ans (?:ou|et) plus/, "âge", (a) => [a, 150]],
	[/niveau (\d) et infra/, "niveau de formation", (a) => [0, a]],
	[/infra (\d)/, "niveau de formation", (a) => [0, a - 1]],
];

/** C-15: bands of one axis that overlap without being the same cannot be crossed. */
export function checkBands(cells: Cells): PrintedDefect[] {
	const bands = cells.all.flatMap((cell) => bandOf(cell) ?? []);
	return (["âge", "niveau de formation"] as const).flatMap((axis) => {
		const own = bands.filter((band) => band.axis === axis);
		const clashing = own.filter((a) => own.some((b) => overlap(a, b)));
		const first = clashing[0];
		if (!first) return [];
		return [
			{
				rule: "C-15",
				level: "warning" as const,
				group: `bands:${axis}`,
				cell: first.cell,
				column: "libelle" as const,
				what: `les tranches d'un même axe (${axis}) se recoupent sans être les mêmes`,
				printed: [...new Set(clashing.map((band) => band.text))].join(" / "),
				recomputed: "aucune tranche commune : un tableau de passage est nécessaire avant tout croisement",
			},
		];
	});
}

function bandOf(cell: PrintedCell): Band | undefined {
	for (const [form, axis, bounds] of bandForms) {
		const match = form.exec(cell.label);
		if (!match) continue;
		const [low, high] = bounds(Number(match[1]), Number(match[2]));
		return { axis, text: match[0], low, high, cell };
	}
	return undefined;
}

function overlap(a: Band, b: Band): boolean {
	const same = a.low === b.low && a.high === b.high;
	return !same && a.low <= b.high && b.low <= a.high;
}
