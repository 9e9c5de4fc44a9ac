import type { VNode } from "preact";
import type { Figures } from "../../figures/model.ts";
import { formatNumber } from "../../platform/french.ts";
import type { Subject } from "../../reading/index.ts";
import { levels } from "../declared.ts";

/** Says that a figure belongs to a code of another nomenclature, reached by which table and with which weight. */
export function Through(props: { readonly figures: Figures; readonly subject: Subject }): VNode | null {
	const { subject, figures } = props;
	if (!subject.via) return null;
	const scheme = levels[subject.level].urlScheme;
	const card = scheme ? figures.occupation(scheme, subject.code) : undefined;
	return (
		<p class="notice">
			Ces chiffres portent sur « {card ? <a href={card.path}>{subject.label}</a> : subject.label} » (
			{levels[subject.level].scheme}, code <span class="code">{subject.code}</span>), que relie à ce métier
			une table de passage {subject.via.method} (poids du lien : {formatNumber(100 * subject.via.weight)} %).
			{subject.others.length > 0 ? (
				<>
					{" "}
					La table y relie aussi :{" "}
					{subject.others.slice(0, 6).map((other, index) => (
						<span key={other.code}>
							{index > 0 ? ", " : ""}
							{other.label} ({formatNumber(100 * other.weight)} %)
						</span>
					))}
					{subject.others.length > 6 ? " et d’autres" : ""}.
				</>
			) : null}{" "}
			<a href="/donnees/passages">À propos des passages</a>
		</p>
	);
}
