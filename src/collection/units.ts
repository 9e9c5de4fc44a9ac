import { counted, formatNumber } from "../platform/index.ts";
import { quote } from "./french.ts";
import type { Ledger } from "./ledger.ts";
import type { Draft, FieldSpec } from "./typed.ts";

/** C-16: every unit the producer is known to give is there (18 regions, 302 zones d'emploi…). */
export function checkUnits(fields: readonly FieldSpec[], draft: Draft, ledger: Ledger): void {
	for (const field of fields) {
		if (field.units === undefined) continue;
		const found = new Set(draft.columns.get(field.name)?.values.filter((v) => v !== null && v !== "")).size;
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
