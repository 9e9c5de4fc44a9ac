import type { Severity, Source } from "../../catalogue/model.ts";
import { quote } from "./french.ts";
import { Ledger } from "./ledger.ts";
import type { Place } from "./model.ts";
import { type Damage, damageOf, damageSign, repaired } from "./mojibake.ts";
import { type GridRow, letters, type TableHead } from "./table.ts";

const what: Readonly<Record<Damage, (text: string) => string>> = {
	lost: (t) => `${quote(t)} contient des caractères perdus.`,
	doubled: (t) => `${quote(t)} a été encodé deux fois.`,
	question: (t) => `${quote(t)} semble avoir perdu un accent, remplacé par « ? ».`,
};

/** Share of damaged cells above which a column of labels refuses the file. */
const tolerated = 0.005;

/** Different damaged-looking texts of a column that are judged once; past them each is judged again. */
const remembered = 20_000;

/**
 * Wrong letters in the header or in a declared column (C-02). In a header or a code they block; in a label they are to
 * confirm while they are rare. A column declared `lossy` lost them at the producer's: said, and no more.
 */
export class DamageReport {
	/** One ledger for the header and one for each field, in the order in which they are read out. */
	readonly ledgers: readonly Ledger[];
	readonly #head: TableHead;
	readonly #fields: {
		readonly name: string;
		readonly index: number;
		readonly severity: Severity;
		readonly ledger: Ledger;
		readonly seen: Map<string, Damage | undefined>;
	}[];
	#rows = 0;

	constructor(source: Pick<Source, "fields">, head: TableHead, traces: boolean) {
		this.#head = head;
		const own = new Ledger(traces);
		this.#fields = source.fields.flatMap((field) => {
			const index = head.columns.fields.get(field.name);
			if (index === undefined) return [];
			const severity = field.lossy ? "info" : field.type === "text" ? "to-confirm" : "blocking";
			return [{ name: field.name, index, severity, ledger: new Ledger(traces), seen: new Map() }];
		});
		this.ledgers = [own, ...this.#fields.map((f) => f.ledger)];
		for (const [i, header] of head.headers.entries()) {
			const damage = damageOf(header);
			if (!damage) continue;
			const place = head.format === "records" ? { header } : this.#at(head.headerLine, i);
			report(own, header, damage, "blocking", `header:${damage}`, place);
		}
	}

	add(all: readonly GridRow[]): void {
		this.#rows += all.length;
		const rows = this.#head.format === "csv" ? all.filter((row) => row.suspect) : all;
		for (const { name, index, severity, ledger, seen } of this.#fields) {
			for (const row of rows) {
				const cell = row.cells[index];
				if (typeof cell !== "string" || !damageSign.test(cell)) continue;
				let damage = seen.get(cell);
				if (damage === undefined && !seen.has(cell)) {
					damage = damageOf(cell);
					if (seen.size < remembered) seen.set(cell, damage);
				}
				if (damage) report(ledger, cell, damage, severity, `${damage}:${name}`, this.#at(row.line, index));
			}
		}
	}

	end(): void {
		for (const { name, ledger } of this.#fields)
			for (const damage of ["lost", "doubled"])
				ledger.escalate("C-02", tolerated, this.#rows, `${damage}:${name}`);
	}

	#at(line: number, index: number): Place {
		return {
			...(this.#head.sheet === undefined ? {} : { sheet: this.#head.sheet }),
			line,
			...(this.#head.format === "records" ? {} : { column: letters(index) }),
			header: this.#head.headers[index] ?? "",
		};
	}
}

function report(
	ledger: Ledger,
	text: string,
	damage: Damage,
	severity: Severity,
	kind: string,
	place: Place,
): void {
	const meant = damage === "doubled" ? repaired(text) : undefined;
	ledger.add({
		rule: "C-02",
		severity: damage === "question" && severity === "blocking" ? "to-confirm" : severity,
		kind,
		place,
		what: what[damage](text),
		observed: text,
		expected: "un texte lisible, dans l'encodage du producteur",
		...(meant === undefined ? {} : { suggestion: meant }),
	});
}
