import type { ComponentChildren, VNode } from "preact";

export interface Column {
	readonly header: ComponentChildren;
	readonly number?: boolean;
	readonly long?: boolean;
}

export interface Row {
	readonly key: string;
	/** First cell, header of the row. */
	readonly header: ComponentChildren;
	readonly cells: readonly ComponentChildren[];
	/** Region or France among territories. */
	readonly reference?: boolean;
	/** Code under which the drawing of the block shows the same thing. */
	readonly mark?: string | undefined;
}

/** A region that scrolls must take the focus: a keyboard has no other way to move it. */
const focusable = { tabIndex: 0 } as const;

/**
 * The one table: caption, scoped headers, and a region that scrolls and takes the focus when the page is narrow.
 * `columns` starts with the column of row headers.
 */
export function Table(props: {
	readonly id: string;
	readonly caption: ComponentChildren;
	readonly detail?: ComponentChildren;
	readonly columns: readonly Column[];
	readonly rows: readonly Row[];
}): VNode {
	const [first, ...others] = props.columns;
	const captionId = `${props.id}-titre`;
	return (
		<section class="table-scroll" {...focusable} aria-labelledby={captionId}>
			<table class="full" id={props.id}>
				<caption id={captionId}>
					{props.caption}
					{props.detail ? <small class="detail">{props.detail}</small> : null}
				</caption>
				<thead>
					<tr>
						<th scope="col">{first?.header}</th>
						{others.map((column, index) => (
							<th key={String(index)} scope="col" class={column.number ? "number" : undefined}>
								{column.header}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{props.rows.map((row) => (
						<tr key={row.key} class={row.reference ? "reference" : undefined} data-mark={row.mark}>
							<th scope="row">{row.header}</th>
							{row.cells.map((cell, index) => {
								const column = others[index];
								const kind = column?.number ? "number" : column?.long ? "place" : undefined;
								return (
									<td key={String(index)} class={kind}>
										{cell}
									</td>
								);
							})}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
