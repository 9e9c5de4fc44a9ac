import { expect, test } from "vitest";
import { Ledger } from "./ledger.ts";
import type { FieldSpec } from "./typed.ts";
import { typedColumn } from "./typed-column.ts";
import { checkUnits } from "./units.ts";

const field: FieldSpec = { name: "region", type: "code", units: 3 };
const found = (values: (string | null)[]) => {
	const ledger = new Ledger();
	const column = typedColumn(field);
	for (const value of values) column.push(value, null);
	const columns = new Map([["region", column]]);
	checkUnits([field], { line: [], sourceColumn: [], held: [], columns }, ledger);
	return ledger.findings();
};

test("des unités manquantes sont à confirmer ; blancs et répétitions ne font pas une unité", () => {
	const [finding, ...rest] = found(["11", "28", "28", null, ""]);
	expect(rest).toEqual([]);
	expect(finding).toMatchObject({ rule: "C-16", severity: "to-confirm" });
	expect(finding?.message).toContain("2\u00a0codes");
});

test("le compte atteint ou dépassé ne dit rien", () => {
	expect(found(["11", "28", "53"])).toEqual([]);
	expect(found(["11", "28", "53", "32"])).toEqual([]);
});
