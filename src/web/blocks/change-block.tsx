import type { ComponentChildren, VNode } from "preact";
import type { Theme } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import { formatNumber, formatPeriod } from "../../platform/french.ts";
import {
	type Comparison,
	changesText,
	type Impact,
	impactOf,
	measureLabel,
} from "../../publication/index.ts";
import { indicatorPath } from "../address.ts";
import { Absent } from "../components/absent.tsx";
import { Table } from "../components/table.tsx";
import { territoryKind } from "../declared.ts";
import { themes } from "../themes.ts";

type Report = Comparison["report"];

/** Kinds of change, as a reader may ask for one alone. */
export const natures = [
	{ id: "added", label: "Ajouts" },
	{ id: "removed", label: "Retraits" },
	{ id: "revised", label: "Révisions" },
] as const;

/** Part of the changes that is asked for. */
export interface ChangeChoice {
	readonly theme?: Theme | undefined;
	readonly nature?: (typeof natures)[number]["id"] | undefined;
}

/** What a release changes in the one before: indicators touched, then the largest moves, before → after. */
export function Changes(props: {
	readonly changes: Comparison["summary"];
	readonly report: Report | undefined;
	/** Names of territories and occupations. */
	readonly figures: Figures;
	/** Under which prefix the pages touched are read; empty for the public ones. */
	readonly base?: string;
	readonly only?: ChangeChoice;
}): VNode {
	const { changes, report, figures, base = "", only = {} } = props;
	const impacts = report ? impactOf(report).filter((one) => isChosen(one, only)) : [];
	return (
		<>
			<p>{changesText(changes)}</p>
			{report && report.measures.length > 0 && impacts.length === 0 ? (
				<Absent>Aucun indicateur n’est touché ainsi. Élargissez le choix.</Absent>
			) : null}
			<Impacts impacts={impacts} base={base} />
			<PagesTouched impacts={impacts} base={base} />
			{report && (only.nature ?? "revised") === "revised" ? (
				<Moves
					moves={report.moves.filter(
						({ cube }) => !only.theme || impacts.some(({ indicator }) => indicator.cube === cube),
					)}
					figures={figures}
					base={base}
				/>
			) : null}
		</>
	);
}

/** Beyond the indicators: the kinds of pages that print them, each by its door. */
function PagesTouched(props: { readonly impacts: readonly Impact[]; readonly base: string }): VNode | null {
	const { impacts, base } = props;
	if (impacts.length === 0) return null;
	const touched = themes.filter(({ id }) => impacts.some(({ indicator }) => indicator.theme === id));
	const leads = (path: string, text: string): VNode => <a href={`${base}${path}`}>{text}</a>;
	return (
		<details>
			<summary>Pages touchées</summary>
			<ul>
				{touched.map(({ id, title }) => (
					<li key={id}>
						{leads("/territoires", "chaque territoire")}, thème « {title} » ; ses indicateurs sur{" "}
						{leads("/carte", "la carte")}, dans {leads("/comparer", "le comparateur")} et dans{" "}
						{leads("/donnees/tableau", "le constructeur de tableaux")}
						{byOccupation.has(id) ? <> ; {leads("/metiers", "chaque métier")}</> : null}
						{id === "tension" ? <> ; {leads("/metiers/en-tension", "les métiers en tension")}</> : null}
						{byTraining.has(id) ? <> ; {leads("/formations", "chaque formation")}</> : null}.
					</li>
				))}
			</ul>
		</details>
	);
}

/** Themes of which the page of an occupation, or of a training, prints figures. */
const byOccupation: ReadonlySet<Theme> = new Set(["recrutement", "tension", "emploi", "marche-du-travail"]);
const byTraining: ReadonlySet<Theme> = new Set(["formation", "insertion"]);

function isChosen(impact: Impact, { theme, nature }: ChangeChoice): boolean {
	return (!theme || impact.indicator.theme === theme) && (!nature || impact[nature] > 0);
}

function Impacts(props: { readonly impacts: readonly Impact[]; readonly base: string }): VNode | null {
	const { impacts } = props;
	if (impacts.length === 0) return null;
	return (
		<Table
			id="impact"
			caption="Indicateurs touchés"
			detail="Cases des mesures dont chaque indicateur est fait"
			columns={[
				{ header: "Indicateur" },
				{ header: "Ajoutées", number: true },
				{ header: "Retirées", number: true },
				{ header: "Révisées", number: true },
				{ header: "Valeurs" },
			]}
			rows={impacts.map(({ indicator, sealed, added, removed, revised }) => ({
				key: indicator.id,
				header: <a href={`${props.base}${indicatorPath(indicator.id)}`}>{indicator.short}</a>,
				cells: [
					formatNumber(added),
					formatNumber(removed),
					formatNumber(revised),
					sealed ? "sous charte : à lire sur la page" : "ci-dessous",
				],
			}))}
		/>
	);
}

function Moves(props: {
	readonly moves: Report["moves"];
	readonly figures: Figures;
	readonly base: string;
}): VNode | null {
	const { moves, figures, base } = props;
	if (moves.length === 0) return null;
	return (
		<Table
			id="mouvements"
			caption="Plus grands changements"
			detail="Relativement à la valeur d’avant ; les cases masquées avant ou après n’y sont pas"
			columns={[
				{ header: "Mesure" },
				{ header: "Territoire" },
				{ header: "Sur" },
				{ header: "Période" },
				{ header: "Avant", number: true },
				{ header: "Après", number: true },
			]}
			rows={moves.map((move, index) => ({
				key: String(index),
				header: measureLabel(move.cube, move.measure),
				cells: [
					placeName(figures, move, base),
					subject(figures, move),
					formatPeriod(move.period),
					formatNumber(move.before, { decimals: decimalsOf(move) }),
					formatNumber(move.after, { decimals: decimalsOf(move) }),
				],
			}))}
		/>
	);
}

type Move = Report["moves"][number];

function placeName(figures: Figures, { territory, territoryCode }: Move, base: string): ComponentChildren {
	const card = figures.territory(territory, territoryCode);
	return (
		<>
			{card ? <a href={`${base}${card.path}`}>{card.label}</a> : territoryCode} (
			{territoryKind(territory).label.toLowerCase()})
		</>
	);
}

function subject(figures: Figures, { about, aboutCode, categories }: Move): string {
	const found =
		about === "all"
			? []
			: [figures.occupations(about).find(({ code }) => code === aboutCode)?.label ?? aboutCode];
	return [...found, ...Object.values(categories).filter((value) => value !== "")].join(", ") || "ensemble";
}

/** Enough to see the difference, no more. */
function decimalsOf({ before, after }: Move): number {
	if (Number.isInteger(before) && Number.isInteger(after)) return 0;
	const gap = Math.abs(after - before);
	return gap >= 1 ? 1 : Math.min(6, Math.ceil(-Math.log10(gap)) + 1);
}
