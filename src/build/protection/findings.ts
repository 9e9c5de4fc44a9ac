import { formatNumber, typeset } from "../../platform/index.ts";
import type { ProtectionFinding } from "../../release/index.ts";
import type { Solved } from "./solve.ts";

/** C-41: what earlier publications tell for ever. A person must know it before publishing; no figure is quoted. */
export function findingsOf(solved: readonly Solved[]): readonly ProtectionFinding[] {
	const count = solved.reduce((sum, { lost }) => sum + lost.length, 0);
	if (count === 0) return [];
	const what = count > 1 ? `${formatNumber(count)} chiffres secrets` : "Un chiffre secret";
	const message = typeset(
		`${what} selon les règles en vigueur ${count > 1 ? "ont" : "a"} déjà été ${count > 1 ? "publiés, ou se déduisent" : "publié, ou se déduit"} de ce qui l'a été : la nouvelle diffusion ne les montre plus, sans pouvoir les reprendre. Prévenez le délégué à la protection des données.`,
	);
	return [{ rule: "C-41", severity: "to-confirm", message, count }];
}
