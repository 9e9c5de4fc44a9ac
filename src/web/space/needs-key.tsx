import type { VNode } from "preact";
import { scales } from "../../foresight/index.ts";
import { formatNumber } from "../../platform/french.ts";
import { Table } from "../components/table.tsx";
import { methodPath } from "../methods.ts";

const decimals = (from: number): number => (Number.isInteger(from) ? 0 : 1);

/** What each word means, from which threshold, and who chose it. */
export function ReadingKey(): VNode {
	return (
		<section class="part" aria-labelledby="lire">
			<h2 id="lire">Comment lire</h2>
			<Table
				id="seuils"
				caption="Mots, seuils et origine des seuils"
				columns={[
					{ header: "Signal" },
					{ header: "Ce qui est mesuré", long: true },
					{ header: "Mots", long: true },
					{ header: "Origine", long: true },
				]}
				rows={scales.map(({ id, title, measure, words, origin }) => ({
					key: id,
					header: title,
					cells: [
						measure,
						words
							.map(({ label, from }, index) =>
								index === 0
									? label
									: from < 0.01
										? `${label} au-delà de 0`
										: `${label} à partir de ${formatNumber(from, { decimals: decimals(from) })}`,
							)
							.join(" ; "),
						origin,
					],
				}))}
			/>
			<p>
				Le besoin est celui de l’enquête Besoins en main-d’œuvre ; il ne s’ajoute jamais aux demandeurs
				d’emploi. La couverture compare, pour toute la région, les jeunes en emploi six mois après leur
				dernière année (lycées et apprentissage) au besoin non saisonnier d’une année : sans matrice des
				mobilités, elle n’est pas donnée par bassin. La formation des demandeurs d’emploi et l’enseignement
				supérieur n’y sont pas : un déficit est celui de l’offre connue.{" "}
				<a href={methodPath("besoin-et-offre")}>Méthode en détail</a>
			</p>
		</section>
	);
}
