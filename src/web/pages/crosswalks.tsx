import type { VNode } from "preact";
import type { CrosswalkCard } from "../../figures/model.ts";
import { counted, formatNumber } from "../../platform/french.ts";
import { LeftOut, unmet } from "../components/left-out.tsx";
import { Table } from "../components/table.tsx";
import { levels } from "../declared.ts";
import { type Outcome, type PageContext, page } from "../page.ts";

/** A longer list has an address of its own. */
const LISTED = 200;

/** `/donnees/passages`, and `?passage=` for the codes that one table leaves out. */
export function crosswalksPage({ figures, query }: PageContext): Outcome {
	const { crosswalks } = figures.release;
	const asked = crosswalks.find((crosswalk) => anchorOf(crosswalk) === query.passage);
	const withOrphans = crosswalks.filter((crosswalk) => crosswalk.orphans.length > 0);
	return page({
		title: "Passages entre nomenclatures",
		section: "donnees",
		crumbs: [{ label: "Données", path: "/donnees" }, { label: "Passages entre nomenclatures" }],
		body: (
			<>
				<header class="page-head">
					<h1>Passages entre nomenclatures</h1>
					<p class="lead">
						Un métier n’a pas le même code d’une nomenclature à l’autre. Voici les tables qui relient ces
						codes, ce qu’elles couvrent, et ce qu’elles laissent de côté.
					</p>
				</header>
				<LeftOut unknown={unmet([query.passage, asked])} />
				{crosswalks.length === 0 ? (
					<p class="absent">Cette diffusion ne contient aucune table de passage.</p>
				) : (
					<Table
						id="passages"
						caption="Taux d’appariement par table"
						detail="Part des codes de départ qui ont au moins un code d’arrivée."
						columns={[
							{ header: "De", long: true },
							{ header: "Vers", long: true },
							{ header: "Méthode" },
							{ header: "Codes reliés", number: true },
							{ header: "Codes", number: true },
							{ header: "Taux (%)", number: true },
							{ header: "Orphelins", number: true },
						]}
						rows={crosswalks.map((crosswalk) => ({
							key: `${crosswalk.from}-${crosswalk.to}`,
							header: levels[crosswalk.from].label,
							cells: [
								levels[crosswalk.to].label,
								crosswalk.method,
								formatNumber(crosswalk.matched),
								formatNumber(crosswalk.total),
								crosswalk.total === 0
									? "///"
									: formatNumber((100 * crosswalk.matched) / crosswalk.total, { decimals: 1 }),
								crosswalk.orphans.length > 0 ? (
									<a key="orphelins" href={addressOf(crosswalk)}>
										{formatNumber(crosswalk.orphans.length)}
									</a>
								) : (
									"0"
								),
							],
						}))}
					/>
				)}
				{withOrphans.length > 0 ? (
					<section class="part" aria-labelledby="orphelins">
						<h2 id="orphelins">Codes orphelins</h2>
						<p class="muted">Codes de départ sans aucun code d’arrivée dans la table.</p>
						{withOrphans.map((crosswalk) =>
							crosswalk === asked || crosswalk.orphans.length <= LISTED ? (
								<Orphans key={anchorOf(crosswalk)} crosswalk={crosswalk} open={crosswalk === asked} />
							) : (
								<p key={anchorOf(crosswalk)}>
									<a href={addressOf(crosswalk)}>{orphansOf(crosswalk)}</a>
								</p>
							),
						)}
					</section>
				) : null}
			</>
		),
	});
}

function anchorOf(crosswalk: CrosswalkCard): string {
	return `${crosswalk.from}-${crosswalk.to}`;
}

function addressOf(crosswalk: CrosswalkCard): string {
	const anchor = anchorOf(crosswalk);
	return crosswalk.orphans.length <= LISTED
		? `#${anchor}`
		: `/donnees/passages?passage=${encodeURIComponent(anchor)}#${anchor}`;
}

const orphansOf = ({ from, to, orphans }: CrosswalkCard): string =>
	`${levels[from].label} vers ${levels[to].label} : ${counted(orphans.length, "code orphelin", "codes orphelins")}`;

function Orphans(props: { readonly crosswalk: CrosswalkCard; readonly open: boolean }): VNode {
	const { crosswalk } = props;
	return (
		<details id={anchorOf(crosswalk)} open={props.open}>
			<summary>{orphansOf(crosswalk)}</summary>
			<ul class="links flow">
				{crosswalk.orphans.map((orphan) => (
					<li key={orphan.code}>
						<span class="code">{orphan.code}</span> {orphan.label}
					</li>
				))}
			</ul>
		</details>
	);
}
