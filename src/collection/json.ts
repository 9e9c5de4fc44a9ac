import { type RecordList as List, RecordList, type Records } from "./records.ts";
import type { Cell } from "./table.ts";

/**
 * The records of a JSON text: its array of objects, or that of one of its properties. Undefined when there is none, or when
 * it holds outlines. The line of a record is that of its opening brace.
 */
export function readJson(json: unknown, text: string, wanted?: string): Records | undefined {
	const found = arrayOf(json, wanted);
	if (!found) return undefined;
	const lines = itemLines(text, found.property);
	const list: List = new RecordList();
	for (const [i, item] of found.items.entries()) {
		if (isObject(item)) list.add(lines[i] ?? 1, flat(item));
	}
	return list.size === 0 ? undefined : list.records("json");
}

function arrayOf(
	json: unknown,
	wanted: string | undefined,
): { readonly items: readonly unknown[]; readonly property?: string } | undefined {
	if (Array.isArray(json)) return json.some(isObject) ? { items: json } : undefined;
	if (!isObject(json) || json.type === "Topology" || json.type === "FeatureCollection") return undefined;
	const arrays = Object.entries(json).flatMap(([property, value]) =>
		Array.isArray(value) && value.some(isObject) ? [{ property, items: value }] : [],
	);
	return (
		arrays.find((a) => a.property === wanted) ?? arrays.sort((a, b) => b.items.length - a.items.length)[0]
	);
}

/** One level of nesting is opened with a dot; what lies deeper stays as JSON text. */
function* flat(record: Readonly<Record<string, unknown>>): Generator<readonly [string, Cell]> {
	for (const [name, value] of Object.entries(record)) {
		if (isObject(value)) {
			for (const [inner, deep] of Object.entries(value)) yield [`${name}.${inner}`, cellOf(deep)];
		} else yield [name, cellOf(value)];
	}
}

function cellOf(value: unknown): Cell {
	if (value === null || value === undefined || value === "") return null;
	if (typeof value === "string" || typeof value === "number") return value;
	if (typeof value === "boolean") return String(value);
	if (Array.isArray(value) && !value.some((v) => typeof v === "object" && v !== null)) {
		return value.length === 0 ? null : value.map(String).join(" ; ");
	}
	return JSON.stringify(value);
}

/** Line on which each item of the array begins; the text is known to be well formed. */
function itemLines(text: string, property: string | undefined): number[] {
	const lines: number[] = [];
	/** Depth of the items: 1 in a root array, 2 in an array held by the root object. */
	const inside = property === undefined ? 1 : 2;
	let depth = 0;
	let line = 1;
	let counting = false;
	let name = "";
	let afterColon = false;
	let expecting = false;
	for (let i = 0; i < text.length; i++) {
		const sign = text.charCodeAt(i);
		if (sign === 0x0a) line++;
		if (sign <= 0x20 || sign === 0xfeff) continue;
		if (counting && depth === inside && expecting && sign !== 0x5d) {
			lines.push(line);
			expecting = false;
		}
		if (sign === 0x22) {
			const start = i;
			for (i++; text.charCodeAt(i) !== 0x22 && i < text.length; i++) if (text.charCodeAt(i) === 0x5c) i++;
			if (depth === 1 && !counting && property !== undefined && !afterColon) {
				name = keyOf(text.slice(start, i + 1));
			}
			afterColon = false;
		} else if (sign === 0x5b || sign === 0x7b) {
			depth++;
			const opens = property === undefined ? depth === 1 : depth === 2 && afterColon && name === property;
			if (sign === 0x5b && opens) {
				counting = true;
				expecting = true;
			}
			afterColon = false;
		} else if (sign === 0x5d || sign === 0x7d) {
			depth--;
			if (counting && depth < inside) return lines;
		} else if (sign === 0x2c) {
			if (counting && depth === inside) expecting = true;
			if (depth === 1) afterColon = false;
		} else if (sign === 0x3a && depth === 1) afterColon = true;
	}
	return lines;
}

function keyOf(quoted: string): string {
	const key: unknown = JSON.parse(quoted);
	return typeof key === "string" ? key : "";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
