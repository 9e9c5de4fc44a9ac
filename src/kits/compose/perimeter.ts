import type { Figures, Perimeter } from "../../figures/model.ts";

/** Names short enough to be put side by side. */
const sideBySide = 3;

export function memberNames(figures: Figures, { members }: Perimeter): readonly string[] {
	return members.map(({ type, code }) => figures.territory(type, code)?.label ?? code);
}

/** Its own name, « Caen + Lisieux », or « Périmètre de 30 territoires ». */
export function perimeterLabel(figures: Figures, perimeter: Perimeter): string {
	const names = memberNames(figures, perimeter);
	const own = perimeter.label?.trim();
	if (own) return own;
	return names.length > sideBySide ? `Périmètre de ${names.length} territoires` : names.join(" + ");
}
