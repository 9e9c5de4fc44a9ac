import { slugify } from "../platform/french.ts";
import { type ActivitySection, activitySections, sectionOf } from "./declared.ts";

export function sectorPath({ code, label }: ActivitySection): string {
	return `/secteurs/${code}-${slugify(label)}`;
}

/** The section that `{code}-{slug}` names: its own letter, or any code of the NAF that it holds (`10.71C`, `10.71`, `10`). */
export function sectorOf(segment: string): ActivitySection | undefined {
	const [code = ""] = segment.split("-");
	const letter = /^\d{2}(\.\d{1,2}[A-Za-z]?)?$/.test(code) ? sectionOf(code) : code.toUpperCase();
	return activitySections.find((section) => section.code === letter);
}
