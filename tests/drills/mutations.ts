import type { Field } from "../../catalogue/model.ts";
import { containers } from "./container-mutations.ts";
import { type Chance, changed, type Mutation, type Spoilt, spot, withCell } from "./mutation.ts";
import { bytesOf, type Grid, type Subject } from "./subject.ts";

const isNumber = (f: Field): boolean => f.type === "integer" || f.type === "number";
const isKey = (s: Subject, f: Field): boolean => s.source.key.includes(f.name);
const numeric = (v: string): boolean => /^-?\d+([.,]\d+)?$/.test(v);

/** One cell of the grid changed into a given value. */
const cell = (
	kind: string,
	owed: Mutation["owed"],
	rules: readonly string[],
	suits: (field: Field, subject: Subject) => boolean,
	value: (chance: Chance, subject: Subject, field: Field) => string | number | null,
	holds?: (value: string) => boolean,
): Mutation => ({
	kind,
	owed,
	rules,
	spoil: (subject, chance) => {
		const at = spot(subject, chance, (f) => suits(f, subject), holds);
		return at && changed(subject, at, value(chance, subject, at.field));
	},
});

const regrid = (subject: Subject, grid: Grid, where: string): Spoilt => ({
	bytes: bytesOf(subject, grid),
	where,
});

/** Something done to one declared column of every row. */
const column = (
	kind: string,
	owed: Mutation["owed"],
	rules: readonly string[],
	change: (grid: Grid, at: number, field: Field) => Grid,
): Mutation => ({
	kind,
	owed,
	rules,
	spoil: (subject, chance) => {
		const field = chance.pick(subject.source.fields.filter((f) => subject.columns.has(f.name)));
		const at = field && subject.columns.get(field.name);
		if (!field || at === undefined) return undefined;
		return regrid(subject, change(subject.grid, at, field), field.name);
	},
});

const schema: readonly Mutation[] = [
	column("colonne ôtée", "refused", ["C-01"], (grid, at) => grid.map((row) => row.toSpliced(at, 1))),
	column("colonne doublée", "refused", ["C-01"], (grid, at) => grid.map((row) => [...row, row[at] ?? null])),
	column("colonne renommée", "refused", ["C-01"], (grid, at) => withCell(grid, 0, at, "zzq qzz")),
	{
		kind: "colonnes permutées",
		owed: "same",
		rules: [],
		spoil: (subject, chance) => {
			const used = [...new Set(subject.columns.values())];
			const [a, b] = [chance.pick(used), chance.pick(used)];
			if (a === undefined || b === undefined || a === b) return undefined;
			const swap = subject.grid.map((row) => row.with(a, row[b] ?? null).with(b, row[a] ?? null));
			return regrid(subject, swap, `${a} et ${b}`);
		},
	},
	{
		kind: "en-tête descendu",
		owed: "same",
		rules: ["C-01"],
		spoil: (subject, chance) => {
			const junk = Array.from({ length: 1 + chance.below(4) }, () => ["Publication provisoire", null]);
			return regrid(subject, [...junk, ...subject.grid], `${junk.length} lignes au-dessus`);
		},
	},
	{
		kind: "en-tête répété",
		owed: "same",
		rules: ["C-02"],
		spoil: (subject, chance) => {
			const at = 2 + chance.below(subject.grid.length - 2);
			return regrid(subject, subject.grid.toSpliced(at, 0, [...(subject.grid[0] ?? [])]), `rang ${at}`);
		},
	},
	{
		kind: "aucune ligne",
		owed: "refused",
		rules: ["C-04"],
		spoil: (subject) => regrid(subject, subject.grid.slice(0, 1), "l'en-tête seul"),
	},
	{
		kind: "ligne décalée",
		owed: "refused",
		rules: ["C-02"],
		spoil: (subject, chance) => {
			const width = subject.grid[0]?.length ?? 0;
			const full = subject.grid.flatMap((row, i) =>
				i > 0 && String(row[width - 1] ?? "") !== "" ? [i] : [],
			);
			const at = chance.pick(full);
			if (subject.kind !== "csv" || at === undefined) return undefined;
			return regrid(subject, subject.grid.with(at, ["décalage", ...(subject.grid[at] ?? [])]), `rang ${at}`);
		},
	},
];

const cells: readonly Mutation[] = [
	cell(
		"code inconnu",
		"held",
		["C-15", "C-13"],
		(f, s) => f.level !== undefined && s.lookup.has(f.level),
		(c) => `Z9Z${c.below(90) + 10}`,
	),
	cell(
		"code mal formé",
		"held",
		["C-13", "C-15"],
		(f) => f.pattern !== undefined && f.rewrite === undefined && !isNumber(f),
		() => "#?!",
	),
	cell(
		"code changé par Excel",
		"refused",
		["C-03"],
		(f) => f.type === "code" && f.rewrite === undefined,
		() => "1,5E+10",
	),
	cell(
		"signe inconnu",
		"refused",
		["C-11"],
		isNumber,
		(c) => ["n.c.", "??", "zéro", "#REF!", "12 élèves"][c.below(5)] ?? "?",
	),
	cell(
		"formule dans un nombre",
		"refused",
		["C-11"],
		isNumber,
		(c) => ["=1+1", "+A1", "@SUM(A1)", "=cmd|' /C calc'!A0"][c.below(4)] ?? "=",
	),
	cell(
		"nombre négatif",
		"held",
		["C-10"],
		(f) => isNumber(f) && f.min !== undefined && f.min >= 0,
		(c) => -1 - c.below(999),
		numeric,
	),
	cell(
		"effectif à virgule",
		"held",
		["C-10", "C-02"],
		(f) => f.type === "integer",
		(_, s) => (s.source.layout.format === "csv" && s.source.layout.decimal === "," ? "3,25" : "3.25"),
		numeric,
	),
	cell(
		"nombre trop grand",
		"held",
		["C-10"],
		(f) => isNumber(f) && f.max !== undefined,
		(_, __, f) => (f.max ?? 0) + 1000,
		numeric,
	),
	cell(
		"cellule obligatoire vidée",
		"held",
		["C-03"],
		(f, s) => f.required === true && f.outsiders === undefined && s.source.fields.length > 3,
		() => null,
	),
	cell(
		"lettres perdues",
		"reported",
		["C-02", "C-13", "C-15"],
		(f) => f.type !== "integer" && f.type !== "number",
		() => "caf\ufffd",
	),
	{
		kind: "partie plus grande que le tout",
		owed: "held",
		rules: ["C-10"],
		spoil: (subject, chance) => {
			const at = spot(subject, chance, (f) => f.atMost !== undefined, numeric);
			const whole = at?.field.atMost === undefined ? undefined : subject.columns.get(at.field.atMost);
			const value = whole === undefined ? "" : String(subject.grid[at?.row ?? 0]?.[whole] ?? "");
			return numeric(value) ? changed(subject, at, Number(value.replace(",", ".")) + 7) : undefined;
		},
	},
	{
		kind: "zéros perdus",
		owed: "same",
		rules: ["C-03"],
		spoil: (subject, chance) => {
			const at = spot(
				subject,
				chance,
				(f) => f.pad !== undefined,
				(v) => /^0+[1-9]\d*$/.test(v),
			);
			return at && changed(subject, at, String(at.value).replace(/^0+/, ""));
		},
	},
	{
		kind: "balises dans un libellé",
		owed: "same",
		rules: [],
		spoil: (subject, chance) => {
			const at = spot(
				subject,
				chance,
				(f) => f.type === "text" && f.pattern === undefined && f.level === undefined && !isKey(subject, f),
			);
			const value = '<img src=x onerror="alert(1)">';
			const made = changed(subject, at, value);
			return made && at && { ...made, keeps: { field: at.field.name, value } };
		},
	},
	{
		kind: "formule dans un libellé",
		owed: "same",
		rules: [],
		spoil: (subject, chance) => {
			const at = spot(
				subject,
				chance,
				(f) => f.type === "text" && f.pattern === undefined && f.level === undefined && !isKey(subject, f),
			);
			const value = chance.pick(['=HYPERLINK("http://x")', "+1+1", "@SUM(A1)", "=cmd|' /C calc'!A0"]) ?? "=";
			const made = changed(subject, at, value);
			return made && at && { ...made, keeps: { field: at.field.name, value } };
		},
	},
	{
		kind: "décimales mêlées",
		owed: "refused",
		rules: ["C-02"],
		spoil: (subject, chance) => {
			const { layout } = subject.source;
			if (layout.format !== "csv") return undefined;
			const at = spot(
				subject,
				chance,
				(f) => f.type === "number",
				(v) => /^\d+[.,]\d+$/.test(v),
			);
			const others =
				at && subject.grid.filter((r, i) => i !== at.row && /^\d+[.,]\d+$/.test(String(r[at.column] ?? "")));
			if (!at || !others?.length) return undefined;
			const text = String(at.value);
			return changed(subject, at, text.includes(".") ? text.replace(".", ",") : text.replace(",", "."));
		},
	},
];

const keys: readonly Mutation[] = [
	{
		kind: "ligne en double",
		owed: "reported",
		rules: ["C-05"],
		spoil: (subject, chance) => {
			if (subject.source.key.length === 0) return undefined;
			const at = 1 + chance.below(subject.grid.length - 1);
			return regrid(subject, [...subject.grid, subject.grid[at] ?? []], `rang ${at}`);
		},
	},
	{
		kind: "clé en double, autres valeurs",
		owed: "held",
		rules: ["C-05"],
		spoil: (subject, chance) => {
			const at = spot(
				subject,
				chance,
				(f) => isNumber(f) && !isKey(subject, f) && f.max === undefined,
				numeric,
			);
			if (!at || subject.source.key.length === 0) return undefined;
			const twin = subject.grid[at.row]?.with(at.column, Number(String(at.value).replace(",", ".")) + 1);
			return twin && regrid(subject, [...subject.grid, twin], `rang ${at.row}, ${at.field.name}`);
		},
	},
];

/** Every way a delivery goes wrong, each with what is owed to it. */
export const mutations: readonly Mutation[] = [...schema, ...cells, ...keys, ...containers];
