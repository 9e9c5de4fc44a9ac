import { withQuery } from "../address.ts";

/** What a figure leaves a page as: its figures as a file, or itself as slides. */
export const extractForms = [
	{ extension: "xlsx", label: "Classeur Excel", slides: false },
	{ extension: "csv", label: "CSV", slides: false },
	{ extension: "pptx", label: "Diaporama (PPTX)", slides: true },
] as const;

export type ExtractExtension = (typeof extractForms)[number]["extension"];

/** The figures of a block of a public page, as a file: what the page shows, at the release that is served. */
export function extractPath(extension: ExtractExtension, page?: string, block?: string): string {
	return withQuery(`/extrait.${extension}`, { bloc: block, page });
}
