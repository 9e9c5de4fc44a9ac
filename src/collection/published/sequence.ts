import type { Constraint } from "../../../catalogue/model.ts";
import { quote } from "../french.ts";
import type { Cells, PrintedCell } from "./cell.ts";
import type { PrintedDefect } from "./defect.ts";
import { parsePrinted } from "./printed-number.ts";
import { named, when } from "./wording.ts";

type Series = Extract<Constraint, { kind: "series" }>;
type Columns = Extract<Constraint, { kind: "columns" }>;

/** C-25: a value repeated from one period to the next while the other column moves was copied, or one period is wrong. */
export function checkSeries(rule: Series, index: number, cells: Cells): PrintedDefect[] {
	const levels = [...new Set(cells.all.map((cell) => cell.level))];
	return rule.lines.flatMap((line) => {
		const moves = new Map(
			levels.map((level) => [level, steps(line.flatMap((id) => cells.find(`${id}@${level}`)))]),
		);
		return [...moves].flatMap(([level, own]) =>
			own.flatMap(([before, after], rank) => {
				if (before.value === null || before.value !== after.value || before.period === after.period)
					return [];
				const elsewhere = [...moves].some(([other, list]) => {
					const step = list[rank];
					return other !== level && step !== undefined && step[0].value !== step[1].value;
				});
				if (!elsewhere) return [];
				return [
					{
						rule: "C-25",
						level: "warning" as const,
						group: `series:${index}`,
						cell: before,
						column: "periode" as const,
						what: `${named(before)} et ${named(after)} portent la même valeur alors que l'autre colonne change`,
						printed: `${before.text} (${when(before.period)}) puis ${after.text} (${when(after.period)})`,
						recomputed: "l'une des deux périodes est à confirmer auprès de la source",
					},
				];
			}),
		);
	});
}

function steps(cells: readonly PrintedCell[]): (readonly [PrintedCell, PrintedCell])[] {
	return cells.slice(1).flatMap((after, i) => {
		const before = cells[i];
		return before ? [[before, after] as const] : [];
	});
}

/** C-01: values read under their headings, left to right, against the same figures printed elsewhere. */
export function checkColumns(rule: Columns, index: number, cells: Cells): PrintedDefect[] {
	const headings = rule.headings.flatMap((ref) => cells.find(ref).slice(0, 1));
	const against = rule.against.flatMap((ref) => cells.find(ref).slice(0, 1));
	const values = rule.values.map((text) => parsePrinted(text).value);
	const truth = against.map((cell) => parsePrinted(cell.text).value);
	const first = headings[0];
	if (!first || headings.length !== values.length || against.length !== values.length) return [];
	const wrong = values.flatMap((value, i) => (value === truth[i] ? [] : [i]));
	// The same numbers in another order: headings and values do not run the same way.
	const permuted = wrong.length > 0 && wrong.every((i) => truth.includes(values[i] ?? null));
	if (!permuted) return [];
	return [
		{
			rule: "C-01",
			level: "warning",
			group: `columns:${index}`,
			cell: headings[wrong[0] ?? 0],
			column: "libelle",
			what: "les intitulés et les valeurs ne sont pas imprimés dans le même ordre",
			printed: `${headings.map((cell) => quote(cell.label)).join(" / ")} : ${rule.values.join(" / ")}`,
			recomputed: wrong
				.flatMap((i) =>
					headings[i] && against[i] ? [`${quote(headings[i].label)} = ${against[i].text}`] : [],
				)
				.join(" ; "),
		},
	];
}
