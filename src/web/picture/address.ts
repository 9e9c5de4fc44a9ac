import { withQuery } from "../address.ts";

export const pictureForms = ["png", "svg"] as const;
export type PictureForm = (typeof pictureForms)[number];

/** The drawing of a block of a public page, alone: what the page shows, at the release that is served. */
export function picturePath(form: PictureForm, page?: string, block?: string): string {
	return withQuery(`/image.${form}`, { bloc: block, page });
}
