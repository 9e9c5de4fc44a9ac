import { walkXml, type XmlVisitor } from "../platform/xml.ts";
import { BadArchive } from "./archive.ts";
import { RecordList, type Records } from "./records.ts";

/**
 * The records of an XML document: the element that repeats under the root, or the one that is named. Nothing outside the
 * text is ever read: a document type (where entities are declared) is refused, unknown entities too.
 * Throws `BadArchive` with the French reason.
 */
export function readXml(text: string, wanted?: string): Records | undefined {
	const record = wanted ?? repeated(text);
	if (record === undefined) return undefined;
	const list = new RecordList();
	let values: Map<string, string> | undefined;
	/** Names from the record to the element being read, the record left out. */
	const path: string[] = [];
	let line = 0;
	let held = "";
	const keep = (name: string, value: string): void => {
		const trimmed = value.trim();
		if (trimmed === "" || !values) return;
		const before = values.get(name);
		values.set(name, before === undefined ? trimmed : `${before} ; ${trimmed}`);
	};
	const flush = (): void => {
		// One level of nesting is opened with a dot; what lies deeper is gathered under the second name.
		if (path.length > 0) keep(path.slice(0, 2).join("."), held);
		held = "";
	};
	walk(text, {
		open(name, at, attributes) {
			if (!values) {
				if (name !== record) return;
				values = new Map();
				line = at;
			} else {
				flush();
				path.push(name);
			}
			const owner = path.slice(0, 2).join(".");
			for (const [key, value] of attributes) keep(`${owner}@${key}`, value);
		},
		text(part) {
			if (values) held += part;
		},
		close() {
			if (!values) return;
			flush();
			if (path.pop() !== undefined) return;
			list.add(line, values);
			values = undefined;
		},
	});
	return list.size === 0 ? undefined : list.records("xml");
}

/** Name of the element that repeats most under the root, or one step below when the root holds a single list. */
function repeated(text: string): string | undefined {
	const names: Map<string, number>[] = [new Map(), new Map()];
	let depth = 0;
	walk(text, {
		open(name) {
			depth++;
			const level = names[depth - 2];
			level?.set(name, (level.get(name) ?? 0) + 1);
		},
		text() {},
		close() {
			depth--;
		},
	});
	const [first, second] = names.map((level) => [...level].sort((a, b) => b[1] - a[1])[0]);
	if (first && second && names[0]?.size === 1 && first[1] === 1 && second[1] > 1) return second[0];
	return first?.[0];
}

const walk = (text: string, visitor: XmlVisitor): void =>
	walkXml(text, visitor, (why, cause) => new BadArchive(why, { cause }));
