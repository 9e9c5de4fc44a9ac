import type { Constraint } from "../../../catalogue/model.ts";
import { formatNumber } from "../../platform/index.ts";
import { quote } from "../french.ts";
import type { Cells, PrintedCell } from "./cell.ts";
import type { PrintedDefect, PrintedLevel } from "./defect.ts";
import { named } from "./wording.ts";

type Same = Extract<Constraint, { kind: "same" }>;

/** C-21: a figure printed several times has one value, one definition, one denominator, one unit. */
export function checkSame(rule: Same, index: number, cells: Cells): PrintedDefect[] {
	return rule.figures.flatMap((refs) => {
		const [first, ...rest] = refs.flatMap((ref) => cells.find(ref).slice(0, 1));
		if (!first) return [];
		return rest.flatMap((other) => {
			const found = compare(first, other, cells);
			if (!found) return [];
			return [
				{
					rule: "C-21",
					level: found.level,
					group: `same:${index}:${found.level}`,
					cell: first,
					column: "imprime" as const,
					what: found.what,
					printed: first.text,
					recomputed: found.recomputed,
					...(found.value === undefined ? {} : { value: found.value }),
				},
			];
		});
	});
}

interface Comparison {
	readonly level: PrintedLevel;
	readonly what: string;
	readonly recomputed: string;
	/** What the first of the two figures should hold, when it is the false one. */
	readonly value?: number;
}

function compare(a: PrintedCell, b: PrintedCell, cells: Cells): Comparison | null {
	if (a.value === null || b.value === null) return null;
	const both = `${named(a)} et ${named(b)}`;
	const seen = `${quote(b.text)} pour ${named(b)}`;
	if (!agree(a, b)) {
		if (differ(a.definition, b.definition))
			return {
				level: "warning",
				what: `${both} : deux valeurs sous deux définitions (${a.definition} ; ${b.definition}), sans passage de l'une à l'autre`,
				recomputed:
					b.value === 0 ? seen : `${seen}, rapport ${formatNumber(a.value / b.value, { decimals: 3 })}`,
			};
		const twin = sameValue(a, b, cells);
		const hint = twin ? ` : c'est le chiffre de ${named(twin)}` : lostDigit(a, b);
		return {
			level: "error",
			what: `${named(a)} : le document donne deux valeurs à un même chiffre${hint}`,
			recomputed: seen,
			...(twin || shorter(a, b) ? { value: b.value } : {}),
		};
	}
	if (differ(a.definition, b.definition))
		return {
			level: "error",
			what: `${named(a)} : une même valeur sous deux définitions (${a.definition} ; ${b.definition}) : l'un des deux intitulés est faux`,
			recomputed: seen,
		};
	if (differ(a.base, b.base))
		return {
			level: "warning",
			what: `${named(a)} : une même valeur rapportée à deux ensembles (${a.base} ; ${b.base})`,
			recomputed: seen,
		};
	if (differ(a.unit, b.unit))
		return {
			level: "warning",
			what: `${named(a)} : une même valeur en deux unités (${a.unit} ; ${b.unit})`,
			recomputed: seen,
		};
	if (a.printed.approximate !== b.printed.approximate)
		return {
			level: "warning",
			what: `${named(a)} : un même chiffre est donné comme exact et comme approché`,
			recomputed: seen,
		};
	return null;
}

function agree(a: PrintedCell, b: PrintedCell): boolean {
	const [x, y] = [a.value ?? 0, b.value ?? 0];
	// « près de » leaves a twentieth.
	const hedge =
		a.printed.approximate || b.printed.approximate ? 0.05 * Math.max(Math.abs(x), Math.abs(y)) : 0;
	return Math.abs(x - y) <= (a.step + b.step) / 2 + hedge + 1e-9 * Math.abs(x);
}

/** Two texts that are both there and say different things. */
function differ(a: string, b: string): boolean {
	return a !== "" && b !== "" && a !== b;
}

/** The figure that `a` really is: another one of the same place and period that has its value, where `b` has not. */
export function sameValue(a: PrintedCell, b: PrintedCell, cells: Cells): PrintedCell | undefined {
	return cells.all.find(
		(cell) =>
			cell.id !== a.id &&
			cell.id !== b.id &&
			cell.level === a.level &&
			cell.period === a.period &&
			cell.value !== null &&
			!cell.printed.approximate &&
			cell.label !== a.label &&
			Math.abs(cell.value - (a.value ?? 0)) <= 1e-9 * Math.abs(cell.value) &&
			Math.abs(cell.value) >= 100,
	);
}

function shorter(a: PrintedCell, b: PrintedCell): boolean {
	return lostDigit(a, b) !== "" && a.text.replace(/\D/g, "").length < b.text.replace(/\D/g, "").length;
}

/** One text is the other with a digit less: a slip of the keyboard. */
function lostDigit(a: PrintedCell, b: PrintedCell): string {
	const digits = [a.text, b.text].map((text) => text.replace(/\D/g, ""));
	const [short = "", long = ""] = digits.sort((x, y) => x.length - y.length);
	if (long.length !== short.length + 1) return "";
	const lost = [...long].some((_, i) => long.slice(0, i) + long.slice(i + 1) === short);
	return lost ? " : un chiffre manque dans l'une des deux" : "";
}
