import type { VNode } from "preact";
import { DRAWS, type RankedOccupation, type RegionalRanking } from "../../foresight/index.ts";
import { counted, formatNumber, ordinal } from "../../platform/french.ts";
import { LevelSteps } from "../charts/level-steps.tsx";
import { Table } from "../components/table.tsx";
import { methodPath } from "../methods.ts";

/** By what to begin, over the region: one declared score, never without what it is made of (methods §6.3). */
export function Ranking(props: {
	readonly ranking: RegionalRanking;
	/** Those that the filters keep. */
	readonly shown: ReadonlySet<string>;
}): VNode {
	const { rows, unranked } = props.ranking;
	const own = rows.filter(({ occupation }) => props.shown.has(occupation.code));
	const without = unranked.filter(({ occupation }) => props.shown.has(occupation.code));
	return (
		<section class="part" aria-labelledby="classement">
			<h2 id="classement">Classement déclaré des métiers, en région</h2>
			<p>
				Score = probabilité que l’offre soit sous le besoin × part du déficit de la région × (0,5 + 0,1 ×
				niveau de tension). Il ordonne des métiers, il ne mesure rien : lisez ses trois composantes, et
				l’intervalle de rang.
			</p>
			{own.length === 0 ? (
				<p>
					Aucun des métiers affichés n’a ses trois composantes : aucun n’est classé.
					{rows.length > 0 ? " Choisissez un autre domaine, ou ouvrez le classement de la région." : ""}
				</p>
			) : (
				<RankedTable
					id="classes"
					caption={`Métiers affichés, parmi ${counted(rows.length, "métier classé", "métiers classés")} dans la région`}
					rows={own}
					total={rows.length}
				/>
			)}
			{rows.length > own.length ? (
				<details>
					<summary>Tout le classement de la région</summary>
					<RankedTable
						id="classes-region"
						caption="Métiers classés de la région"
						rows={rows}
						total={rows.length}
					/>
				</details>
			) : null}
			<p class="sources">
				L’intervalle de rang va du 5ᵉ au 95ᵉ centile des rangs de {formatNumber(DRAWS)} tirages de l’offre et
				du besoin dans leurs incertitudes. « À égalité » : il recouvre à plus de 80 % celui d’un voisin. À
				score égal, le plus grand besoin passe devant. <a href={methodPath("besoin-et-offre")}>Méthode</a>
			</p>
			{without.length > 0 ? (
				<details>
					<summary>
						{counted(
							without.length,
							"métier affiché n’est pas classé",
							"métiers affichés ne sont pas classés",
						)}
					</summary>
					<ul>
						{[...Map.groupBy(without, ({ reason }) => reason)].map(([reason, alike]) => (
							<li key={reason}>
								{reason} {alike.map(({ occupation }) => occupation.label).join(" ; ")}.
							</li>
						))}
					</ul>
				</details>
			) : null}
		</section>
	);
}

function RankedTable(props: {
	readonly id: string;
	readonly caption: string;
	readonly rows: readonly RankedOccupation[];
	readonly total: number;
}): VNode {
	return (
		<Table
			id={props.id}
			caption={props.caption}
			detail="Région entière, offre connue seulement."
			columns={[
				{ header: "Métier" },
				{ header: `Rang sur ${formatNumber(props.total)}` },
				{ header: "Intervalle de rang" },
				{ header: "Score (sur 1 000)", number: true },
				{ header: "Probabilité que l’offre soit sous le besoin (%)", number: true },
				{ header: "Part du déficit de la région (%)", number: true },
				{ header: "Niveau de tension, de 1 à 5" },
				{ header: "Besoin d’une année (projets)", number: true },
			]}
			rows={props.rows.map((row) => ({
				key: row.occupation.code,
				header: <a href={row.occupation.path}>{row.occupation.label}</a>,
				cells: [
					rankOf(row),
					spanOf(row.between.low, row.between.high),
					formatNumber(1000 * row.score, { decimals: 1 }),
					percentOf(row.below),
					formatNumber(100 * row.shareOfGap, { decimals: 1 }),
					<>
						<LevelSteps level={row.tension} /> {formatNumber(row.tension)}
					</>,
					spanOf(row.coverage.need.low, row.coverage.need.high),
				],
			}))}
		/>
	);
}

/** « 4ᵉ, à égalité ». */
function rankOf({ rank, tied }: RankedOccupation): string {
	return `${ordinal(rank)}${tied ? ", à égalité" : ""}`;
}

function spanOf(low: number, high: number): string {
	const [from, to] = [formatNumber(low), formatNumber(high)];
	return from === to ? from : `de ${from} à ${to}`;
}

/** A probability is never printed as a certainty. */
function percentOf(probability: number): string {
	const text = formatNumber(100 * probability, { decimals: 1 });
	if (text === formatNumber(100, { decimals: 1 })) return `> ${formatNumber(99.9, { decimals: 1 })}`;
	return text === formatNumber(0, { decimals: 1 }) ? `< ${formatNumber(0.1, { decimals: 1 })}` : text;
}

/** Columns of the file, one value per occupation. */
export const rankingColumns = [
	{
		name: "classement_rang",
		meaning: "Rang en région par le score déclaré ; vide quand le métier n’est pas classé",
	},
	{ name: "classement_rang_bas", meaning: "5e centile des rangs" },
	{ name: "classement_rang_haut", meaning: "95e centile des rangs" },
	{ name: "classement_score", meaning: "Produit des trois composantes qui suivent" },
	{ name: "classement_probabilite", meaning: "Probabilité que l’offre soit sous le besoin, de 0 à 1" },
	{ name: "classement_part_deficit", meaning: "Part du déficit de la région, de 0 à 1" },
	{ name: "classement_tension", meaning: "Niveau de tension, de 1 à 5 ; il compte pour 0,5 + 0,1 × niveau" },
	{ name: "classement_motif", meaning: "Pourquoi le métier n’est pas classé" },
] as const;

export function rankingCells(ranking: RegionalRanking, code: string): readonly (string | number | null)[] {
	const row = ranking.rows.find(({ occupation }) => occupation.code === code);
	if (row)
		return [
			row.rank,
			row.between.low,
			row.between.high,
			row.score,
			row.below,
			row.shareOfGap,
			row.tension,
			null,
		];
	const reason = ranking.unranked.find(({ occupation }) => occupation.code === code)?.reason ?? null;
	return [...Array<null>(rankingColumns.length - 1).fill(null), reason];
}
