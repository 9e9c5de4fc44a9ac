import { openFigures } from "../figures/index.ts";
import { DefError, formatDate, formatNumber, readSettings } from "../platform/index.ts";

/** From a figure's address down to the lines of the file. */
export async function explainCommand(args: readonly string[]): Promise<number> {
	const [address] = args;
	if (!address)
		throw new DefError("argument-manquant", {
			command: "explain",
			argument: "l'adresse d'un chiffre, /chiffres/…",
		});
	const figures = await openFigures(readSettings().dataDir);
	try {
		const { answer, cell, cube, batches, release, steps } = await figures.explain(address);
		const indicator = answer.indicator;
		const about = cell.about ? ` — ${cell.about.label} (${cell.about.code})` : "";
		const value =
			cell.value === null
				? `${cell.status} (${cell.reason ?? "sans valeur"})`
				: `${formatNumber(cell.value, { decimals: indicator.decimals })} ${indicator.unit}`.trim();
		const lines = [
			`${indicator.label}${about} — ${cell.territory.label}, ${cell.period}`,
			`  Valeur       ${value}`,
			`  Formule      ${indicator.formulaText}`,
			`  Cube         ${cube.id} (table ${cube.table})`,
			...(answer.perimeter ? [`  Périmètre    ${answer.perimeter.text}`] : []),
			...steps.map((step, at) => `  ${at === 0 ? "Plan        " : "            "} ${step}`),
			...cube.measures.map(
				(m) =>
					`    ${m.label} : ${m.value === null ? "—" : formatNumber(m.value, { decimals: Number.isInteger(m.value) ? 0 : 2 })}${m.rows === undefined ? "" : ` (${m.rows} ligne(s), ${m.hidden} masquée(s))`}`,
			),
		];
		for (const batch of batches) {
			lines.push(
				`  Fichier      ${batch.file}${batch.sheet ? `, onglet « ${batch.sheet} »` : ""}`,
				...(batch.sha256 === undefined ? [] : [`    SHA-256    ${batch.sha256}`]),
				`    Source     ${batch.source.producer} — ${batch.source.title} (${batch.source.vintage})${batch.source.sample ? " — DONNÉES D'ESSAI" : ""}`,
				`    Licence    ${batch.source.licence}`,
				`    Adresse    ${batch.source.address}`,
				...(batch.label === undefined
					? []
					: [`    Livraison  ${batch.label}${batch.basis ? `, reçue sous : ${batch.basis}` : ""}`]),
				`    Lignes     ${batch.withheld ?? batch.lineCount}`,
				...batch.lines.map(
					(l) =>
						`      ligne ${l.line} : ${l.values.map((v) => `${v.column} ${v.field} = ${v.text}`).join(" ; ")}`,
				),
			);
		}
		lines.push(`  Diffusion    ${release.id} du ${formatDate(release.published)}`);
		process.stdout.write(`${lines.join("\n")}\n`);
		return 0;
	} finally {
		figures.close();
	}
}
