import { counted, formatNumber } from "../platform/index.ts";
import { quote } from "./french.ts";
import type { Ledger } from "./ledger.ts";
import type { Draft, FieldSpec } from "./typed.ts";

/** C-16: every unit the producer is known to give is there (18 regions, 302 zones d'emploi…). */
export function checkUnits(fields: readonly FieldSpec[], draft: Draft, ledger: Ledger): void {
	for (const field of fields) {
		if (field.units === undefined) continue;
		const column = draft.columns.get(field.name);
		const codes = new Set<unknown>();
		for (let row = 0; row < (column?.length ?? 0); row++) codes.add(column?.at(row) ?? "");
		codes.delete("");
		const found = codes.size;
		if (found >= field.units) continue;
		ledger.add({
			rule: "C-16",
			severity: "to-confirm",
			kind: `units:${field.name}`,
			what: `${counted(found, "code")} dans ${quote(field.name)} alors que ${formatNumber(field.units)} sont attendus : des unités manquent.`,
			observed: String(found),
			expected: `${formatNumber(field.units)} codes`,
		});
	}
}
