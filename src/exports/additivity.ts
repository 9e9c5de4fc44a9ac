import type { Additive, Indicator } from "../../catalogue/model.ts";

type Adding = Additive["territory"];

/** What may be added along one axis, as data. */
export interface AddingView {
	readonly adding: "yes" | "recomputed" | "stock" | "no";
	/** Why not. */
	readonly reason?: string;
}

const viewOf = (adding: Adding): AddingView =>
	typeof adding === "string" ? { adding } : { adding: "no", reason: adding.no };

/** What may be added, axis by axis, as the API tells it. */
export function additivityView({ additive }: Indicator): {
	readonly territory: AddingView;
	readonly about: AddingView;
	readonly period: AddingView;
	readonly categories: Readonly<Record<string, AddingView>>;
} {
	return {
		territory: viewOf(additive.territory),
		about: viewOf(additive.about),
		period: viewOf(additive.period),
		categories: Object.fromEntries(
			Object.entries(additive.categories).map(([id, adding]) => [id, viewOf(adding)]),
		),
	};
}

/** The same, in one sentence for each axis. */
export function additivityLines({ additive }: Indicator): readonly string[] {
	return [
		lineOf("territoires", additive.territory),
		lineOf("métiers ou autres codes", additive.about),
		lineOf("périodes", additive.period),
		...Object.entries(additive.categories).map(([id, adding]) => lineOf(`modalités de « ${id} »`, adding)),
	];
}

function lineOf(axis: string, adding: Adding): string {
	if (adding === "yes") return `Entre ${axis} : s’additionne.`;
	if (adding === "recomputed") return `Entre ${axis} : se recalcule à partir de ses termes.`;
	if (adding === "stock")
		return `Entre ${axis} : ne s’additionne pas, ce qui est là à une date est recompté à la suivante.`;
	return `Entre ${axis} : ne s’additionne pas, ${adding.no}.`;
}
