import type { VNode } from "preact";
import { forms } from "../../exports/index.ts";
import type { Figures } from "../../figures/model.ts";
import type { BlockFigure } from "../../kits/index.ts";
import { counted, enumerate, formatNumber, formatPeriod } from "../../platform/french.ts";
import type { Door } from "../../reading/index.ts";
import { withQuery } from "../address.ts";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { Value } from "../components/value.tsx";
import { indicatorById } from "../declared.ts";
import { addressOf } from "./address.ts";
import { pasteText } from "./extract.ts";
import { filePath } from "./file.ts";
import type { Gathered } from "./gather.ts";
import { axisNames, type Layout } from "./layout.ts";
import { type Axis, type TableAsked, tablePath } from "./model.ts";
import { indicatorsOf, mostCells, type TableSize } from "./size.ts";

/** « 42 cellules », before anything is built, and what to do when that is too many. */
export function SizeLine(props: { readonly size: TableSize; readonly asked: TableAsked }): VNode {
	const { size, asked } = props;
	const parts = enumerate([
		counted(size.indicators, "indicateur"),
		counted(size.places, "territoire"),
		...(asked.about ? [counted(size.abouts, "code")] : []),
		counted(size.periods, "période"),
	]);
	if (size.places === 0)
		return (
			<p class="notice" id="taille">
				Choisissez au moins un territoire : un découpage entier, ou une liste.
			</p>
		);
	if (size.cells > mostCells)
		return (
			<p class="notice" role="alert" id="taille">
				<strong>{counted(size.cells, "cellule")} au plus</strong> : {parts}. Une page en montre{" "}
				{formatNumber(mostCells)} : retirez des périodes, des codes ou des territoires, ou prenez tout par l’
				<a href="/api">API</a>, page par page.
			</p>
		);
	return (
		<p id="taille">
			<strong>{counted(size.cells, "cellule")} au plus</strong> : {parts}.
		</p>
	);
}

/** What a kit can hold of a table: one indicator over a whole zoning, at its last period. Any other table is no block. */
function kitOf({ indicators, levels, places, about, periods }: TableAsked): { readonly kit?: BlockFigure } {
	const [indicator, type] = [indicators[0], levels[0]];
	const codes = about?.codes ?? [];
	const one = indicators.length === 1 && levels.length === 1 && places.length === 0 && periods === "latest";
	if (!indicator || !type || !one || (about && codes.length !== 1)) return {};
	if (type === "region" || type === "france" || type === "commune") return {};
	const [code] = codes;
	const subject = about && code !== undefined ? { about: { level: about.level, code } } : {};
	return { kit: { shape: "places", indicator, type, ...subject } };
}

export function TableResult(props: {
	readonly figures: Figures;
	readonly asked: TableAsked;
	readonly gathered: Gathered;
	readonly layout: Layout;
	readonly doors: readonly Door[];
}): VNode {
	const { figures, asked, gathered, layout, doors } = props;
	const indicators = indicatorsOf(asked);
	const cells = layout.rows.flatMap((row) => row.cells);
	const periodSaid = asked.periods === "latest" && mixedPeriods(layout);
	return (
		<section class="part" aria-labelledby="resultat">
			<h2 id="resultat">Le tableau</h2>
			<LayoutButtons asked={asked} />
			<FigureBlock
				id="tableau"
				title={indicators.map(({ short }) => short).join(", ")}
				subtitle={`${counted(layout.rows.length, "ligne")}, ${counted(layout.columns.length, "colonne")}, ${counted(cells.length, "cellule")}.`}
				table={
					<Table
						id="tableau-donnees"
						caption={indicators.map(({ label }) => label).join(" ; ")}
						columns={[
							{ header: layout.corner },
							...layout.columns.map((header) => ({ header, number: true })),
						]}
						rows={layout.rows.map((row) => ({
							key: row.key,
							header: row.label,
							reference: row.total,
							cells: row.cells.map((cell, index) => {
								const indicator = indicatorById.get(cell.indicator);
								if (!indicator) return null;
								return (
									<>
										<Value key={String(index)} indicator={indicator} cell={cell} />
										{periodSaid && cell.value !== null ? <small> {formatPeriod(cell.period)}</small> : null}
									</>
								);
							}),
						}))}
					/>
				}
				answers={gathered.answers}
				shown={cells}
				doors={doors}
				notes={indicators.flatMap(({ short, notes }) => notes.map((note) => `${short} : ${note}`))}
				release={figures.release}
				ownFiles
				{...kitOf(asked)}
			/>
			{gathered.refused.length > 0 ? (
				<div class="notice">
					<p>
						<strong>Ensemble non calculé</strong>, parce qu’il n’aurait pas de sens :
					</p>
					<ul>
						{gathered.refused.map((why) => (
							<li key={why}>{why}</li>
						))}
					</ul>
				</div>
			) : null}
			<TakeAway asked={asked} layout={layout} />
		</section>
	);
}

function mixedPeriods({ rows }: Layout): boolean {
	const known = new Map<string, string>();
	return rows.some(({ cells }) =>
		cells.some((cell) => {
			if (cell.value === null) return false;
			const first = known.get(cell.indicator) ?? cell.period;
			known.set(cell.indicator, first);
			return first !== cell.period;
		}),
	);
}

/** Each axis can go to the lines or to the columns: a button each, which is an address. */
function LayoutButtons({ asked }: { readonly asked: TableAsked }): VNode {
	const movable = ([...asked.rows, ...asked.columns] as const).filter(
		(axis) =>
			axis !== "ventilation" &&
			(axis !== "sur" || asked.about !== undefined) &&
			(axis !== "periode" || asked.periods !== "latest"),
	);
	const moved = (axis: Axis): TableAsked =>
		asked.rows.includes(axis)
			? { ...asked, rows: asked.rows.filter((one) => one !== axis), columns: [axis, ...asked.columns] }
			: { ...asked, rows: [...asked.rows, axis], columns: asked.columns.filter((one) => one !== axis) };
	return (
		<nav class="layout-buttons" aria-label="Disposition du tableau" data-live>
			<ul>
				{movable.map((axis) => (
					<li key={axis}>
						<a class="button plain" href={addressOf(moved(axis))} rel="nofollow">
							{axisNames[axis]} : mettre en {asked.rows.includes(axis) ? "colonnes" : "lignes"}
						</a>
					</li>
				))}
				<li>
					<a
						class="button plain"
						href={addressOf({ ...asked, rows: asked.columns, columns: asked.rows })}
						rel="nofollow"
					>
						Échanger lignes et colonnes
					</a>
				</li>
			</ul>
		</nav>
	);
}

function TakeAway(props: { readonly asked: TableAsked; readonly layout: Layout }): VNode {
	const { asked, layout } = props;
	const address = addressOf({ ...asked, built: true });
	return (
		<section class="part" aria-labelledby="emporter">
			<h2 id="emporter">Emporter ou partager</h2>
			<ul class="links">
				{forms.map(({ id, label }) => (
					<li key={id}>
						<a href={addressOf(asked, filePath, { forme: id })} rel="nofollow" download>
							{label}
						</a>
					</li>
				))}
			</ul>
			<p>
				<strong>Partager</strong> : l’adresse de cette page porte tout le tableau, et montre toujours la
				dernière diffusion. Pour garder ces valeurs telles qu’elles sont aujourd’hui,{" "}
				<a href={withQuery("/citer", { page: address, bloc: "tableau" })} rel="nofollow">
					créer un lien figé
				</a>
				.
			</p>
			<p>
				<a href={withQuery("/espace/requetes", { adresse: address })} rel="nofollow">
					Enregistrer ma requête
				</a>{" "}
				(il faut un compte).
			</p>
			<details>
				<summary>Copier pour Excel</summary>
				<div class="field">
					<label for="coller">Tout sélectionner dans ce cadre, copier, coller dans une feuille</label>
					<textarea id="coller" rows={6} readOnly>
						{pasteText(layout)}
					</textarea>
				</div>
			</details>
			<p class="small muted">
				Les fichiers portent les mêmes cellules que la page, dans le même ordre.{" "}
				<a href={tablePath}>Repartir de zéro</a>
			</p>
		</section>
	);
}
