import type { FormId } from "../../exports/index.ts";
import { withQuery } from "../address.ts";

export interface ExtractForm {
	readonly extension: "xlsx" | "csv";
	readonly form: FormId;
	readonly label: string;
}

export const extractForms: readonly ExtractForm[] = [
	{ extension: "xlsx", form: "xlsx", label: "Classeur Excel" },
	{ extension: "csv", form: "csv", label: "CSV" },
];

/** The figures of a block of a public page, as a file: what the page shows, at the release that is served. */
export function extractPath(extension: ExtractForm["extension"], page?: string, block?: string): string {
	return withQuery(`/extrait.${extension}`, { bloc: block, page });
}
