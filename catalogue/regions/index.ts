import type { Region } from "../model.ts";
import { normandie } from "./28-normandie.ts";
import { hautsDeFrance } from "./32-hauts-de-france.ts";
import { bretagne } from "./53-bretagne.ts";
import { regionNames } from "./names.ts";

export type { RegionName } from "./names.ts";
export { regionNames } from "./names.ts";

/** Regions with a declaration of their own; the others follow from their name. */
export const regions: readonly Region[] = [normandie, hautsDeFrance, bretagne];

/** The region of a code: its own declaration, else one made from its name and départements. */
export function regionOf(code: string, name: string, departements: readonly string[]): Region {
	const declared = regions.find((r) => r.code === code);
	if (declared) return declared;
	return {
		code,
		name,
		ofName: regionNames.find((r) => r.code === code)?.ofName ?? ofForm(name),
		departements,
		siteName: `Data Emploi-Formation ${name}`,
		operator: `Carif-Oref ${name}`,
	};
}

/** « d' » before a vowel, « de » otherwise: only for a name that the table does not know. */
function ofForm(name: string): string {
	return /^[aeiouyhàâäéèêëîïôöùûü]/i.test(name) ? `d'${name}` : `de ${name}`;
}
