import { join } from "node:path";
import type { Page } from "playwright-core";
import { root } from "../runner/command.ts";

/** No test reads them, and together they take as long as a whole journey: they are taken for who asks, with `CAPTURES=1`. */
export const pictured = process.env.CAPTURES === "1";

/** The whole page in `test-output/captures`, for a person to look at. */
export async function picture(page: Page, name: string): Promise<void> {
	if (!pictured) return;
	await page.screenshot({
		path: join(root, "test-output", "captures", `${name}.jpeg`),
		fullPage: true,
		type: "jpeg",
		quality: 70,
		// A long page in a narrow window, on a machine that does something else.
		timeout: 90_000,
	});
}
