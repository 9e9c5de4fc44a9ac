import { type BlockFigure, figureIn, mostListed } from "../../kits/index.ts";
import { outlineOf } from "../twin/outline.ts";
import type { SignedInContext } from "./route.ts";

/** What « Ajouter au kit » carries: a figure to be read for the place of the kit, or a block of a page, whose very figures are kept. */
export const carriedFields = ["figure", "page", "bloc"] as const;

/** The block asked for, by a link or by the form that it led to; undefined when there is none. */
export async function figureGiven(context: SignedInContext): Promise<BlockFigure | undefined> {
	const { figure, page, bloc } = carriedOf(context);
	if (page === "") return figureIn(figure);
	const read = await context.publicPage(page);
	const section = read && outlineOf(read.html).find(({ id }) => id === bloc);
	const [first] = section?.figures ?? [];
	if (!section || first === undefined) return undefined;
	const title = (section.tables[0]?.caption || section.title).slice(0, 150);
	return {
		shape: "listed",
		title: section.figures.length > mostListed ? `${title} (${mostListed} premiers chiffres)` : title,
		figures: section.figures.slice(0, mostListed),
	};
}

/** As they were sent: the fields of a query are cut, and a figure of many indicators is longer. */
export function carriedOf({
	form,
	address,
}: Pick<SignedInContext, "address" | "form">): Readonly<Record<(typeof carriedFields)[number], string>> {
	const query = new URL(address, "http://local").searchParams;
	const given = (name: string): string => form[name] ?? query.get(name) ?? "";
	return { figure: given("figure"), page: given("page"), bloc: given("bloc") };
}
