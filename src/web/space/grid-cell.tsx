import type { VNode } from "preact";

export interface GridRow {
	readonly line: number;
	readonly cells: readonly Cell[];
}

interface Cell {
	readonly text: string;
	readonly field: string | null;
	readonly message?: string;
}

/** The form cuts a longer text: such a cell is mended in the file. */
const longest = 400;

/**
 * A wrong cell is a field; the others are text that the script may open, when their column is known. Two columns of one
 * field cannot be told apart in a form: only the declared one is given a field.
 */
export function GridCell(props: {
	readonly line: number;
	readonly cell: Cell;
	readonly header: string;
	readonly typed: Readonly<Record<string, string>>;
	readonly open: boolean;
}): VNode {
	const { line, cell, header, typed, open } = props;
	const { text, field, message } = cell;
	const wrong = message === undefined ? undefined : "wrong";
	const words = message === undefined ? null : <small class="field-error">{message}</small>;
	if (!open || field === null || text.length > longest) {
		return (
			<td class={wrong}>
				{text}
				{words}
			</td>
		);
	}
	const name = `${line}.${field}`;
	const label = `Ligne ${line}, ${header}`;
	const again = typed[`valeur.${name}`];
	if (message === undefined && again === undefined) {
		return (
			<td data-line={line} data-field={field} data-label={label}>
				{text}
			</td>
		);
	}
	const id = `message-${line}-${field}`;
	return (
		<td class={wrong}>
			<input type="hidden" name={`avant.${name}`} value={text} />
			<input
				type="text"
				name={`valeur.${name}`}
				value={again ?? text}
				aria-label={label}
				aria-describedby={message === undefined ? undefined : id}
				aria-invalid={message === undefined ? undefined : "true"}
				autocomplete="off"
				spellcheck={false}
				maxLength={longest}
			/>
			{message === undefined ? null : (
				<small class="field-error" id={id}>
					{message}
				</small>
			)}
		</td>
	);
}
