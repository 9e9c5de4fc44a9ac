import type { Source } from "../../catalogue/model.ts";
import { counted } from "../platform/index.ts";
import { BodyFilter } from "./body.ts";
import { Corrector } from "./corrections.ts";
import { quotedList } from "./french.ts";
import type { LocatedHeader } from "./header.ts";
import { reportHeader } from "./header-report.ts";
import { Ledger, mergeFindings } from "./ledger.ts";
import type { Correction } from "./model.ts";
import { DamageReport } from "./mojibake-report.ts";
import { Widths } from "./ragged.ts";
import { type BodyRow, type GridRow, type Pass, Table, type TableHead } from "./table.ts";

/** Rows of a container, header and titles included, read from the first as often as needed. */
export interface Feed {
	blocks(onRead?: (bytes: number) => void): Iterable<readonly GridRow[]>;
	/** For a text, where a row may be too short or too long: whether its last line has no end, once all was read. */
	readonly endsAbruptly?: () => boolean;
	/** What is left to say of the container once the last row is known. */
	readonly close?: (head: TableHead, lastLine: number, ledger: Ledger) => void;
}

export interface Decided {
	/** What opening the container already showed. */
	readonly ledger: Ledger;
	readonly corrections: readonly Correction[];
}

/**
 * Located header and rows → the table of one source: columns mapped, cells corrected, notes dropped, wrong letters and odd
 * widths reported. Without a header the table is empty and says so (C-01).
 */
export function assemble(
	source: Source,
	feed: Feed,
	header: LocatedHeader | undefined,
	declaredLine: number,
	{ ledger, corrections }: Decided,
	base: Pick<TableHead, "file" | "format" | "encoding" | "sheet" | "decimal">,
): Table {
	const { traces } = ledger;
	if (!header) {
		reportNoHeader(source, feed, base.sheet, ledger);
		const head = { ...base, headerLine: 0, headers: [], columns: { fields: new Map(), folded: [] } };
		const pass = (): Pass => ({ blocks: [], findings: () => ledger.findings(), marks: () => ledger.marks() });
		return new Table(head, { pass, grid: () => feed.blocks(), traces });
	}
	const { match, index, line } = header;
	reportHeader(match, line, declaredLine, ledger, { unknown: true, letters: base.format !== "records" });
	const head: TableHead = {
		...base,
		headerLine: line,
		headers: match.headers,
		columns: match.columns,
		...(source.unpivot ? { foldedField: source.unpivot.value.name } : {}),
	};
	const numbers = source.fields.filter((f) => f.type === "integer" || f.type === "number").map((f) => f.name);
	const essential = [...source.key, ...source.fields.filter((f) => f.required).map((f) => f.name)];
	const needs = { essential: new Set(essential), numbers: new Set(numbers) };
	const corrector = (): Corrector | undefined =>
		corrections.length === 0 ? undefined : new Corrector(corrections, match.columns, source);

	const pass = (onRead?: (bytes: number) => void): Pass => {
		const [fixes, structure, widths, closing] = Array.from({ length: 4 }, () => new Ledger(traces));
		const damage = new DamageReport(source, head, traces);
		const all = [ledger, fixes, structure, ...damage.ledgers, widths, closing].filter((l) => l !== undefined);
		const read = function* (): Generator<readonly BodyRow[]> {
			const fix = corrector();
			const body = new BodyFilter(match, needs, structure ?? ledger);
			const wide = feed.endsAbruptly ? new Widths(head, widths ?? ledger) : undefined;
			let lastLine = 0;
			for (const rows of under(feed.blocks(onRead), index)) {
				const kept = body.add(fix ? rows.map((row) => fix.apply(row)) : rows);
				damage.add(kept);
				lastLine = kept.at(-1)?.line ?? lastLine;
				yield wide ? wide.add(kept) : kept;
			}
			body.end();
			damage.end();
			if (wide) yield wide.end(feed.endsAbruptly?.() ?? false);
			if (closing) feed.close?.(head, lastLine, closing);
			if (fixes) fix?.report(fixes);
		};
		return {
			blocks: read(),
			findings: () => mergeFindings(...all.map((l) => l.findings())),
			marks: () => all.flatMap((l) => l.marks()),
		};
	};
	const grid = function* (): Generator<readonly GridRow[]> {
		const fix = corrector();
		let before = index + 1;
		for (const rows of feed.blocks()) {
			const own = before;
			yield fix ? rows.map((row, i) => (i < own ? row : fix.apply(row))) : rows;
			before = Math.max(0, before - rows.length);
		}
	};
	return new Table(head, { pass, grid, traces });
}

/** Rows after the one at `index`. */
function* under(blocks: Iterable<readonly GridRow[]>, index: number): Generator<readonly GridRow[]> {
	let skip = index + 1;
	for (const rows of blocks) {
		yield skip === 0 ? rows : rows.slice(skip);
		skip = Math.max(0, skip - rows.length);
	}
}

function reportNoHeader(source: Source, feed: Feed, sheet: string | undefined, ledger: Ledger): void {
	let count = 0;
	for (const rows of feed.blocks()) count += rows.length;
	const expected = source.fields.flatMap((f) =>
		typeof f.header === "string" ? [f.header] : f.header.slice(0, 1),
	);
	ledger.add({
		rule: "C-01",
		severity: "blocking",
		kind: "header",
		...(sheet === undefined ? {} : { place: { sheet } }),
		what: `aucune ligne d'en-tête reconnue dans les premières lignes (${counted(count, "ligne lue", "lignes lues")}).`,
		expected: `les colonnes ${quotedList(expected)}`,
	});
}
