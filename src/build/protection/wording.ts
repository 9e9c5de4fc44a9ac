import { counted, formatNumber, typeset } from "../../platform/index.ts";
import type { Protection } from "../../release/index.ts";

/** What `def build` prints of a protected cube. */
export function protectionText({ cells, hidden, findings }: Protection, seconds: number): readonly string[] {
	if (cells === 0)
		return [typeset("  secret : aucune charte en vigueur n'en laisse lire un chiffre, rien n'est publié")];
	const time = formatNumber(seconds, { decimals: 1 });
	return [
		typeset(
			`  secret : ${counted(cells, "chiffre")}, ${counted(hidden, "masqué")} (par eux-mêmes ou pour en protéger d'autres), aucun ne se retrouve, ${time} s`,
		),
		...findings.map(({ rule, message }) => `  ${rule} : ${message}`),
	];
}
