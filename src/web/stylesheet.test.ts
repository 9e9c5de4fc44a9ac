import { describe, expect, it } from "vitest";
import { regions } from "../../catalogue/regions/index.ts";
import { contrast } from "../platform/contrast.ts";
import { stylesheet, stylesheetOf } from "./stylesheet.ts";

/** Tokens of a sheet in one theme: those of the second block of rules stand over those of the first. */
function tokensOf(text: string, theme: "light" | "dark"): ReadonlyMap<string, string> {
	const blocks = [...text.matchAll(/(@media \(prefers-color-scheme: dark\)\s*\{\s*)?:root\s*\{([^}]*)\}/g)];
	return new Map(
		blocks
			.filter(([, dark]) => theme === "dark" || dark === undefined)
			.flatMap(([, , body = ""]) =>
				[...body.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map(
					([, name = "", colour = ""]) => [name, colour] as const,
				),
			),
	);
}

describe.each([undefined, ...regions.filter(({ theme }) => theme)])(
	"the colours of a site (%o)",
	(region) => {
		const { text } = region ? stylesheetOf(region) : stylesheet;

		it.each(["light", "dark"] as const)("can be read, %s: 4.5 to 1 in text and on buttons", (theme) => {
			// Paper is printed in black: its own rules come last and do not count here.
			const tokens = tokensOf(text.split("@media print")[0] ?? "", theme);
			const of = (name: string): string => tokens.get(name) ?? "";
			for (const ground of ["paper", "surface"])
				for (const ink of ["ink", "muted", "primary", "success", "danger"])
					expect(contrast(of(ink), of(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
			expect(contrast(of("on-primary"), of("primary"))).toBeGreaterThanOrEqual(4.5);
		});
	},
);

it("a region's hue changes the sheet and its address, and nothing but that hue", () => {
	const region = regions.find(({ theme }) => theme);
	if (!region?.theme) throw new Error("no region has a theme");
	const own = stylesheetOf(region);
	expect(own.path).not.toBe(stylesheet.path);
	const [house, theirs] = [stylesheet, own].map(({ text }) =>
		tokensOf(text.split("@media print")[0] ?? "", "light"),
	);
	const changed = [...(theirs ?? [])].filter(([name, colour]) => house?.get(name) !== colour);
	expect(changed.map(([name]) => name).filter((name) => !/^(on-)?primary$/.test(name))).toEqual([]);
	expect(theirs?.get("primary")).toBe(region.theme.light.primary);
	expect(stylesheetOf({}).path).toBe(stylesheet.path);
});
