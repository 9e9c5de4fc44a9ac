import type { Indicator } from "../../catalogue/model.ts";
import { tellable } from "./legend.ts";
import type { Extract, ExtractCell } from "./model.ts";

/** One column of a flat form. A code is a text, always. */
export interface Column {
	readonly name: string;
	readonly type: "text" | "number";
	readonly meaning: string;
	readonly of: (cell: ExtractCell) => string | number | null;
}

/** The columns of an answer, the same in every flat form. Those of an axis that no cell uses are left out. */
export function columnsOf(extract: Extract): readonly Column[] {
	const byId = new Map<string, Indicator>(extract.indicators.map((i) => [i.id, i]));
	const withAbout = extract.cells.some((cell) => cell.about !== undefined);
	const breakdowns = [...new Set(extract.cells.flatMap((cell) => Object.keys(cell.categories)))].toSorted();
	const { release, site } = extract;
	const text = (name: string, meaning: string, of: (cell: ExtractCell) => string | null): Column => ({
		name,
		type: "text",
		meaning,
		of,
	});
	const number = (name: string, meaning: string, of: (cell: ExtractCell) => number | null): Column => ({
		name,
		type: "number",
		meaning,
		of,
	});
	return [
		text("indicateur", "Identifiant de l’indicateur", (c) => c.indicator),
		text("indicateur_libelle", "Nom de l’indicateur", (c) => byId.get(c.indicator)?.label ?? c.indicator),
		text("territoire_type", "Type de territoire", (c) => c.territory.type),
		text("territoire_code", "Code du territoire, toujours un texte", (c) => c.territory.code),
		text("territoire", "Nom du territoire", (c) => c.territory.label),
		...(withAbout
			? [
					text(
						"sur_niveau",
						"Nomenclature de l’autre axe (métier, certification…)",
						(c) => c.about?.level ?? null,
					),
					text("sur_code", "Code dans cette nomenclature", (c) => c.about?.code ?? null),
					text("sur", "Libellé de ce code", (c) => c.about?.label ?? null),
				]
			: []),
		...breakdowns.map((id) => text(`cat_${id}`, `Ventilation « ${id} »`, (c) => c.categories[id] ?? null)),
		text("periode", "Période", (c) => c.period),
		number(
			"valeur",
			"Valeur, sans arrondi ; vide quand le statut est s, nd, ns ou so",
			(c) => tellable(c).value,
		),
		text("unite", "Unité de la valeur", (c) => byId.get(c.indicator)?.unit ?? null),
		text("statut", "Statut de la valeur ; vide : ordinaire", (c) => (c.status === "ok" ? null : c.status)),
		text("motif", "Pourquoi ce statut", (c) => c.reason ?? null),
		number(
			"borne_basse",
			"Borne basse, quand une partie est masquée par le producteur",
			(c) => c.low ?? null,
		),
		number("borne_haute", "Borne haute", (c) => c.high ?? null),
		number(
			"part_couverte",
			"Part du dénominateur connue, quand elle est inférieure à 1",
			(c) => c.coverage ?? null,
		),
		text("lien", "D’où vient ce chiffre ?", (c) => `${site}${c.permalink}`),
		text("diffusion", "Diffusion", () => release.id),
		text("version", "Version de la diffusion", () => release.version),
	];
}
