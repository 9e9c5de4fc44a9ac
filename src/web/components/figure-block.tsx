import type { ComponentChildren, VNode } from "preact";
import type { CellStatus } from "../../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, ReleaseCard } from "../../figures/model.ts";
import type { BlockFigure } from "../../kits/index.ts";
import { type Door, lowerFirst } from "../../reading/index.ts";
import { methodPagesOf, methodPath } from "../methods.ts";
import { Doors } from "./doors.tsx";
import { FigureMenu } from "./figure-menu.tsx";
import { Sources } from "./sources.tsx";
import { StatusLegend } from "./status-legend.tsx";

/**
 * The standard block: message, subtitle, drawing, sentence, table twin, source, notes. The drawing and the table are both
 * cut from `answers`, so they cannot tell two stories. Without a drawing the table is shown open.
 */
export function FigureBlock(props: {
	readonly id: string;
	/** Active title, twelve words at most. */
	readonly title: string;
	readonly subtitle: ComponentChildren;
	readonly drawing?: ComponentChildren;
	/** False when `drawing` is no picture to take away. */
	readonly drawn?: boolean;
	readonly sentence?: string | undefined;
	readonly table: ComponentChildren;
	readonly answers: readonly FigureAnswer[];
	/** The cells in the table, for the legend; all those of the answers by default. */
	readonly shown?: readonly FigureCell[];
	/** Statuses printed without a cell behind them (`nd` of a missing row). */
	readonly extraStatuses?: readonly CellStatus[];
	readonly notes?: readonly string[];
	/** Where what is hidden here is printed, more widely. */
	readonly doors?: readonly Door[];
	/** The figure whose origin the link at the bottom tells; the first of the answers by default. */
	readonly origin?: FigureCell | undefined;
	/** The table adds to the drawing instead of repeating it: shown open. */
	readonly open?: boolean;
	/** A long table without a drawing: closed at first. */
	readonly folded?: boolean;
	/** What can be done with the figures: files, other views. */
	readonly after?: ComponentChildren;
	/** Files of the figures are in `after`, or beside the block. */
	readonly ownFiles?: boolean;
	/** The same figures as a block of a committee kit, read for the place of that kit. */
	readonly kit?: BlockFigure | undefined;
	readonly release: ReleaseCard;
}): VNode {
	const cells = props.shown ?? props.answers.flatMap((answer) => answer.cells);
	const origin = props.origin ?? cells[0];
	const statuses = [...cells.map((cell) => cell.status), ...(props.extraStatuses ?? [])];
	const notes = [...new Set(props.notes ?? [])];
	const [method] = props.answers.flatMap(({ indicator }) => methodPagesOf(indicator));
	const table = (
		<>
			{props.table}
			<StatusLegend statuses={statuses} />
			<Doors doors={props.doors ?? []} />
		</>
	);
	return (
		<article class="figure-block" id={props.id} aria-labelledby={`${props.id}-message`}>
			<h3 id={`${props.id}-message`}>{props.title}</h3>
			<p class="subtitle">{props.subtitle}</p>
			{props.drawing}
			{props.sentence ? <p class="sentence">{props.sentence}</p> : null}
			{(props.drawing && !props.open) || props.folded ? (
				<details>
					<summary>Afficher le tableau</summary>
					{table}
				</details>
			) : (
				table
			)}
			<Sources sources={props.answers.flatMap((answer) => answer.sources)} release={props.release} />
			{notes.length > 0 ? (
				<details class="notes">
					<summary>{notes.length > 1 ? "Notes de lecture" : "Note de lecture"}</summary>
					<ul>
						{notes.map((note) => (
							<li key={note}>{note}</li>
						))}
					</ul>
				</details>
			) : null}
			{props.after}
			{origin ? (
				<p class="sources">
					<a href={origin.permalink}>D’où vient ce chiffre ?</a>
					{cells.length > 1 ? " Dans le tableau, chaque valeur mène à sa propre origine." : null}
					{method ? (
						<>
							{" "}
							<a href={methodPath(method.id)}>Méthode : {lowerFirst(method.title)}</a>
						</>
					) : null}
				</p>
			) : null}
			<FigureMenu
				id={props.id}
				title={props.title}
				drawn={Boolean(props.drawing) && (props.drawn ?? true)}
				counted={cells.length > 0}
				ownFiles={props.ownFiles ?? false}
				kit={props.kit ?? (cells.length > 0 ? "block" : undefined)}
			/>
		</article>
	);
}
