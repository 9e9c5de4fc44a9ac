import type { Source } from "../../catalogue/model.ts";
import { type Limits, openFile } from "./container.ts";
import { readInput } from "./receive.ts";
import { type Recognition, recogniseOpened } from "./recognise.ts";

/** Which source a file is, under the name its sender gave it. Throws `fichier-absent`, `fichier-vide`, `fichier-illisible`, `fichier-trop-gros`. */
export async function recogniseFile(
	file: { readonly path: string; readonly name: string },
	sources: readonly Source[],
	limits?: Limits,
): Promise<Recognition> {
	return recogniseOpened(await openFile(readInput(file.path), file.name, sources, limits), sources);
}
