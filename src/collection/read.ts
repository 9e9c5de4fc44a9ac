import type { InnerStatus } from "../../catalogue/model.ts";
import type { Memo } from "./typed-column.ts";

/** What a cell was read as. Every property is always there: the cells of all columns go through the same few lines of code. */
export interface Read<T extends string | number = string | number> {
	readonly value: T | null;
	/** Of a number. */
	readonly status: InnerStatus | null;
	/** Rule that holds the row. */
	readonly held: string | undefined;
	/** Where the column that keeps a text notes the number it gave it. */
	readonly memo: Memo | undefined;
}

export function readAs<T extends string | number>(
	value: T | null,
	status: InnerStatus | null = null,
	held?: string,
): Read<T> {
	return { value, status, held, memo: undefined };
}
