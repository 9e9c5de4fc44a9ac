import type { VNode } from "preact";
import { formatNumber, formatPeriod } from "../../platform/french.ts";
import type { KeyFigure } from "../essentials.ts";

/** Two figures that count: « environ 41 000 ». */
function about(value: number): string {
	const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(value)))) - 1);
	return `environ ${formatNumber(Math.round(value / unit) * unit)}`;
}

const inTen = (percent: number): string =>
	percent < 5 ? "moins d’une sur 10" : `environ ${formatNumber(Math.round(percent / 10))} sur 10`;

/** One idea a line, no acronym, in everyday words. An indicator that is not here is not said plainly. */
const sentences: Readonly<Record<string, (value: number) => string>> = {
	"taux-chomage": (rate) =>
		`Sur 100 personnes qui travaillent ou qui cherchent un travail, environ ${formatNumber(Math.round(rate))} n’en ont pas.`,
	"demandeurs-emploi": (count) => `À France Travail, ${about(count)} personnes sont inscrites.`,
	"projets-recrutement": (count) => `Les employeurs prévoient ${about(count)} embauches dans l’année.`,
	"part-projets-difficiles": (share) => `Embauches que les employeurs jugent difficiles : ${inTen(share)}.`,
	"part-projets-saisonniers": (share) => `Embauches pour une saison seulement : ${inTen(share)}.`,
	population: (count) => `Ici vivent ${about(count)} personnes.`,
	"evolution-taux-chomage": (gap) =>
		Math.abs(gap) < 0.15
			? "En un an, le chômage n’a presque pas changé."
			: `En un an, le chômage a ${gap > 0 ? "augmenté" : "baissé"}.`,
};

/** « En clair »: what « L'essentiel » says, for who reads with difficulty. The exact figures are the ones above. */
export function PlainBlock({ found }: { readonly found: readonly KeyFigure[] }): VNode | null {
	const lines = found.flatMap(({ indicator, cell }) => {
		const sentence = cell.value === null ? undefined : sentences[indicator.id]?.(cell.value);
		return sentence === undefined ? [] : [{ id: indicator.id, sentence, period: cell.period }];
	});
	if (lines.length === 0) return null;
	return (
		<details class="plain-words" id="en-clair">
			<summary>En clair</summary>
			<ul>
				{lines.map(({ id, sentence, period }) => (
					<li key={id}>
						{sentence} <small>({formatPeriod(period, "long")})</small>
					</li>
				))}
			</ul>
		</details>
	);
}
