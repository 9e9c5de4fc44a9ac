import { slugify } from "../platform/index.ts";

/** Addresses of what is found by search and linked by pages. */
export const skillPath = (code: string, label: string): string => `/competences/${code}-${slugify(label)}`;

/** An OPCO has no code: its name is its address. */
export const operatorPath = (opco: string): string => `/branches/${slugify(opco)}`;

export const branchPath = (opco: string, code: string, label: string): string =>
	`${operatorPath(opco)}/idcc-${code}-${slugify(branchName(label))}`;

/** « Convention collective nationale des industries textiles » → « Industries textiles ». */
export function branchName(title: string): string {
	const short = title
		.replace(
			/^convention collective(?: nationale)?(?: applicable au| concernant les?| pour les| de travail)?(?: du personnel(?= (?:des?|du) ))?(?: (?:des|du|de la|de))?\s+(?:l['’])?/i,
			"",
		)
		.replace(/\s*\([^)]*\)\s*$/, "")
		.trim();
	return short === "" ? title : short.charAt(0).toUpperCase() + short.slice(1);
}
