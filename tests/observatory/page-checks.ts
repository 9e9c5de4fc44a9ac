import axe from "axe-core";
import type { Page } from "playwright-core";

interface Violation {
	readonly id: string;
	readonly impact: string;
	readonly targets: readonly string[];
}

/** What axe finds serious or critical on the page as it is shown. */
export async function violations(page: Page): Promise<readonly Violation[]> {
	await page.evaluate(axe.source);
	const found = await page.evaluate(async () => {
		const engine = (globalThis as unknown as { axe: typeof axe }).axe;
		const { violations } = await engine.run(document, { resultTypes: ["violations"] });
		return violations.map((v) => ({
			id: v.id,
			impact: v.impact ?? "",
			targets: v.nodes.slice(0, 3).map((n) => n.target.join(" ")),
		}));
	});
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
