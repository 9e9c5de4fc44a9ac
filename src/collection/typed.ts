import type { Field, LevelId, Source } from "../../catalogue/model.ts";
import { DefError } from "../platform/index.ts";
import type { Place } from "./model.ts";
import { isOutlines, outlineFields } from "./outlines.ts";
import type { FieldSpec, TypedColumn } from "./typed-column.ts";

export type { FieldSpec } from "./typed-column.ts";

/** Codes of one level; `closedOn` gives the date (ISO) after which a code is no longer in use. */
export type Codes = ReadonlySet<string> & { readonly closedOn?: ReadonlyMap<string, string> };

/** Valid codes of each level; a level that is absent is not checked. */
export type Lookup = ReadonlyMap<LevelId, Codes>;

/** Rows of a batch, column by column, in file order. */
export interface TypedRows {
	readonly count: number;
	readonly line: readonly number[];
	readonly sourceColumn: readonly (string | null)[];
	readonly held: readonly (string | null)[];
	readonly columns: ReadonlyMap<string, TypedColumn>;
}

/** Rows while they are being checked. */
export interface Draft {
	readonly line: number[];
	readonly sourceColumn: (string | null)[];
	readonly held: (string | null)[];
	readonly columns: ReadonlyMap<string, TypedColumn>;
}

/** Place of a field in a row of the draft. */
export type PlaceOf = (row: number, field?: string) => Place;

export function isNumber(field: Pick<Field, "type">): boolean {
	return field.type === "integer" || field.type === "number";
}

/** Columns of the batch in order: declared fields, then name and value of a wide file. Throws `declaration-invalide`. */
export function batchFields(source: Source): FieldSpec[] {
	const { unpivot } = source;
	const fields: FieldSpec[] = isOutlines(source.layout) ? outlineFields(source) : [...source.fields];
	if (unpivot) {
		fields.push({
			name: unpivot.nameField,
			type: "code",
			required: true,
			...(unpivot.nameLevel ? { level: unpivot.nameLevel } : {}),
			...(unpivot.rewrite ? { rewrite: unpivot.rewrite } : {}),
		});
		fields.push(unpivot.value);
	}
	const names = new Set(["line", "source_column", "held"]);
	for (const field of fields) {
		if (!/^[a-z][a-z0-9_]*$/.test(field.name))
			throw invalid(source, `« ${field.name} » n'est pas un nom de champ`);
		for (const name of isNumber(field) ? [field.name, `${field.name}__status`] : [field.name]) {
			if (names.has(name)) throw invalid(source, `le champ « ${name} » est déclaré deux fois ou réservé`);
			names.add(name);
		}
	}
	const known = new Set(fields.map((f) => f.name));
	const cited = [...source.key, ...fields.flatMap((f) => (f.atMost ? [f.atMost] : []))];
	const { series, siblings = [], counted = [] } = source.regularity ?? {};
	cited.push(...(series ? [series.period, ...series.by, ...series.values] : []), ...counted);
	for (const s of siblings) cited.push(s.value, ...s.within);
	const { once = [], rates = [], stocks } = source.coherence ?? {};
	cited.push(...once, ...rates.flatMap((r) => [r.rate, r.whole.field, ...r.within]));
	if (stocks) cited.push(stocks.stock, stocks.entries, stocks.exits, stocks.period, ...stocks.by);
	if (source.contributor !== undefined) cited.push(source.contributor);
	for (const name of [...cited, ...(source.controls ?? []).flatMap((c) => c.fields)]) {
		if (!known.has(name)) throw invalid(source, `le champ « ${name} » est cité mais n'est pas déclaré`);
	}
	return fields;
}

function invalid(source: Source, cause: string): DefError {
	return new DefError("declaration-invalide", { source: source.id, cause });
}
