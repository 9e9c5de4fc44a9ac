import axe from "axe-core";
import type { Page } from "playwright-core";

interface Violation {
	readonly id: string;
	readonly impact: string;
	readonly targets: readonly string[];
}

/** Those of its default rules that read colours. */
const onColours = ["color-contrast", "link-in-text-block"] as const;

/** What axe finds serious or critical on the page as it is shown: by all of its rules, or by those on colours alone. */
export async function violations(
	page: Page,
	rules: "all" | "colours" = "all",
): Promise<readonly Violation[]> {
	// Once per page: it is asked again for other widths and colours.
	if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
	const only = rules === "all" ? {} : { runOnly: { type: "rule" as const, values: [...onColours] } };
	const found = await page.evaluate(async (asked) => {
		const engine = (globalThis as unknown as { axe: typeof axe }).axe;
		const { violations } = await engine.run(document, { resultTypes: ["violations"], ...asked });
		return violations.map((v) => ({
			id: v.id,
			impact: v.impact ?? "",
			targets: v.nodes.slice(0, 3).map((n) => n.target.join(" ")),
		}));
	}, only);
	return found.filter((v) => v.impact === "serious" || v.impact === "critical");
}

/** What sticks out of the window to the right. */
export async function horizontalOverflow(page: Page): Promise<readonly string[]> {
	return await page.evaluate(() => {
		const width = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= width) return [];
		return [...document.querySelectorAll("body *")]
			.filter((e) => e.getBoundingClientRect().right > width + 1)
			.slice(0, 5)
			.map(
				(e) =>
					`${e.tagName.toLowerCase()}.${e.className} → ${Math.round(e.getBoundingClientRect().right)} px`,
			);
	});
}

/** Text that its own box hides: what is cut cannot be read, whatever the window. Boxes that scroll keep all of theirs. */
export async function cutText(page: Page): Promise<readonly string[]> {
	return await page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>("body *:not(svg, svg *)")]
			.filter((element) => {
				const { overflowX, overflowY, clipPath } = getComputedStyle(element);
				// Said to a screen reader only.
				if (clipPath !== "none" || element.clientWidth <= 1) return false;
				const hides = (overflow: string) => overflow === "hidden" || overflow === "clip";
				return (
					(hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
					(hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
				);
			})
			.slice(0, 5)
			.map((element) => `${element.tagName.toLowerCase()}.${element.className} : texte coupé`),
	);
}
