import type { VNode } from "preact";
import type { DataSetCard, Figures } from "../../figures/model.ts";
import { compareFrench, counted, formatDate, formatNumber } from "../../platform/french.ts";
import { charterText } from "../charter.tsx";
import { Table } from "../components/table.tsx";
import { sourceById, sources } from "../declared.ts";
import { type Outcome, type PageContext, page } from "../page.ts";

/** `/donnees` */
export function dataSetsPage({ figures }: PageContext): Outcome {
	const { release } = figures;
	return page({
		title: "Données et sources",
		section: "donnees",
		crumbs: [{ label: "Données" }],
		description: "Tous les jeux de données de la diffusion : producteur, fichier, empreinte, contrôles.",
		body: (
			<>
				<header class="page-head">
					<h1>Données et sources</h1>
					<p class="lead">
						{counted(release.dataSets.length, "jeu de données", "jeux de données")} dans la diffusion{" "}
						<span class="code">{release.id}</span> du {formatDate(release.published)}.
					</p>
					<p>
						<a class="button" href="/donnees/tableau">
							Construire un tableau
						</a>
					</p>
					<p>
						Pour les programmes : <a href="/api/v1/openapi.json">API</a>, catalogue DCAT-AP en{" "}
						<a href="/catalogue.ttl">Turtle</a> et en <a href="/catalogue.jsonld">JSON-LD</a>.
					</p>
					<p>
						Pour comprendre : <a href="/methodes">les méthodes</a>, <a href="/indicateurs">les indicateurs</a>
						, <a href="/glossaire">le glossaire</a>, <a href="/diffusions">les notes de diffusion</a>.
					</p>
					{release.sample ? (
						<p class="notice">
							<strong>Données d’essai.</strong> Cette diffusion a été construite sans les fichiers des
							producteurs : les jeux marqués « essai » sont fabriqués ou déposés pour essai, les autres sont
							des faits publiés que le logiciel emporte.
						</p>
					) : null}
				</header>
				<SetTable figures={figures} />
				<p>
					<a href="/donnees/passages">Passages entre nomenclatures : taux d’appariement et codes orphelins</a>
				</p>
				<p>
					<a href="/publications">Publications : études, notes et monographies</a>
				</p>
				<Missing figures={figures} />
			</>
		),
	});
}

function SetTable(props: { readonly figures: Figures }): VNode {
	const { dataSets } = props.figures.release;
	const sorted = [...dataSets].sort((a, b) => compareFrench(titleOf(a.source), titleOf(b.source)));
	return (
		<Table
			id="jeux"
			caption="Jeux de données de cette diffusion"
			columns={[
				{ header: "Jeu de données", long: true },
				{ header: "Producteur" },
				{ header: "Millésime" },
				{ header: "Origine" },
				{ header: "Lignes", number: true },
				{ header: "Lignes écartées", number: true },
			]}
			rows={sorted.map((set) => {
				const source = sourceById(set.source);
				return {
					key: set.source,
					header: <a href={`/donnees/${set.source}`}>{titleOf(set.source)}</a>,
					cells: [
						source?.producer ?? "non déclaré",
						set.vintage || "non déclaré",
						origins(set, source?.shipped),
						set.rows === undefined ? "non dit" : formatNumber(set.rows),
						set.held === undefined ? "non dit" : formatNumber(set.held),
					],
				};
			})}
		/>
	);
}

export function originWord(set: Pick<DataSetCard, "sample" | "label">, shipped: boolean | undefined): string {
	if (set.label !== undefined)
		return set.sample ? "livraison de partenaire, essai" : "livraison de partenaire";
	if (set.sample) return "essai";
	return shipped ? "faits publiés, livrés avec le logiciel" : "fichier du producteur";
}

function origins(set: DataSetCard, shipped: boolean | undefined): string {
	const lot = set.label === undefined ? "" : ` (lot ${set.label})`;
	const word = `${originWord(set, shipped)}${lot}`;
	if (!set.charter) return word;
	return `${word}. ${set.charter.allowed ? charterText(set.charter) : `Chiffres masqués. ${set.charter.reason}`}`;
}

export function titleOf(id: string): string {
	return sourceById(id)?.title ?? id;
}

/** Declared sources that this release does not hold: an absence is said, not guessed. A survey of a year to come is not awaited yet. */
function Missing(props: { readonly figures: Figures }): VNode | null {
	const held = new Set(props.figures.release.dataSets.map((set) => set.source));
	const thisYear = props.figures.release.published.slice(0, 4);
	const missing = sources.filter(
		({ id, vintage }) => !held.has(id) && !(/^\d{4}$/.test(vintage) && vintage > thisYear),
	);
	if (missing.length === 0) return null;
	return (
		<section class="part" aria-labelledby="absents">
			<h2 id="absents">Sources connues, absentes de cette diffusion</h2>
			<p class="muted">Leur fichier n’était pas dans le dossier de données au moment de la construction.</p>
			<ul>
				{missing.map((source) => (
					<li key={source.id}>
						{source.title}, {source.producer}
						{source.sharing === "charter" ? " (partagé sous charte : aucune livraison acceptée)" : null}
					</li>
				))}
			</ul>
		</section>
	);
}
