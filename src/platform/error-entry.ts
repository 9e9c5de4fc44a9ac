/** One error of the catalogue (`errors.ts`): what happened, in French, and what to do. */
export interface Entry {
	readonly message: (d: Readonly<Record<string, string | number>>) => string;
	readonly remedy: string;
}
