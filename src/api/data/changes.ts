import type { Indicator } from "../../../catalogue/model.ts";
import type { ExtractCell } from "../../exports/index.ts";
import type { FigureCell, Figures, ReleaseVersion, Shelf } from "../../figures/index.ts";
import { DefError } from "../../platform/index.ts";
import { mostCells } from "./asked-flaws.ts";
import { dataSetOf, indicatorsIn } from "./data-sets.ts";
import { tooMany } from "./gather.ts";
import { cellName } from "./order.ts";

type Told = Pick<FigureCell, "value" | "status">;

export interface Change {
	readonly kind: "added" | "removed" | "revised";
	readonly indicator: string;
	readonly territory: FigureCell["territory"];
	readonly about?: NonNullable<FigureCell["about"]>;
	readonly categories: FigureCell["categories"];
	readonly period: string;
	readonly before: Told | null;
	readonly after: Told | null;
}

export interface Changes {
	/** Absent: nothing was published before. */
	readonly from?: ReleaseVersion;
	readonly to: ReleaseVersion;
	/** In the order of codes. */
	readonly changes: readonly Change[];
}

interface Asked {
	readonly from?: string | undefined;
	readonly to?: string | undefined;
	readonly indicator?: string | undefined;
}

/**
 * What the public may be shown of a data set in two releases, compared cell by cell: a hidden value is as hidden here. Throws
 * `version-inconnue`, `version-retiree`, `jeu-inconnu`, `indicateur-inconnu`.
 */
export async function changesBetween(shelf: Shelf, dataSet: string, asked: Asked): Promise<Changes> {
	return await shelf.read(asked.to, async ({ figures: now, version: to }) => {
		dataSetOf(now, dataSet);
		const all = indicatorsIn(dataSet);
		const chosen = asked.indicator === undefined ? all : all.filter(({ id }) => id === asked.indicator);
		if (asked.indicator !== undefined && chosen.length === 0)
			throw new DefError("indicateur-inconnu", { indicator: asked.indicator });
		const list = shelf.versions();
		const before =
			asked.from ??
			list.slice(list.indexOf(to) + 1).find(({ withdrawn }) => withdrawn === undefined)?.release;
		if (before === undefined) return { to, changes: [] };
		return await shelf.read(before, async ({ figures: then, version: from }) => {
			const [old, held] = [then, now].map((one) => one.dataCubes.find((cube) => cube.id === dataSet));
			// The same key is the same cells: nothing to read.
			if (old?.key === held?.key) return { from, to, changes: [] };
			const changes: Change[] = [];
			for (const indicator of chosen)
				changes.push(...compared(old ? await cellsOf(then, indicator) : [], await cellsOf(now, indicator)));
			return { from, to, changes };
		});
	});
}

async function cellsOf(figures: Figures, indicator: Indicator): Promise<readonly ExtractCell[]> {
	const { territories, about } = figures.coverage(indicator.id);
	const cells: ExtractCell[] = [];
	for (const type of territories)
		for (const level of about) {
			const answer = await figures.query({
				indicator: indicator.id,
				territories: { type },
				...(level === "all" ? {} : { about: { level } }),
				periods: "all",
			});
			// A blank for want of a row has no period, and is no cell of the release.
			for (const cell of answer.cells)
				if (cell.period !== "") cells.push({ ...cell, indicator: indicator.id });
			if (cells.length > mostCells) throw tooMany();
		}
	return cells;
}

function compared(before: readonly ExtractCell[], after: readonly ExtractCell[]): readonly Change[] {
	const old = new Map(before.map((cell) => [cellName(cell), cell]));
	const held = new Map(after.map((cell) => [cellName(cell), cell]));
	const names = [...new Set([...old.keys(), ...held.keys()])].toSorted();
	return names.flatMap((name): Change[] => {
		const [was, is] = [old.get(name), held.get(name)];
		const cell = is ?? was;
		if (!cell || (was && is && was.value === is.value && was.status === is.status)) return [];
		const { indicator, territory, about, categories, period } = cell;
		return [
			{
				kind: was && is ? "revised" : is ? "added" : "removed",
				indicator,
				territory,
				...(about ? { about } : {}),
				categories,
				period,
				before: was ? { value: was.value, status: was.status } : null,
				after: is ? { value: is.value, status: is.status } : null,
			},
		];
	});
}
