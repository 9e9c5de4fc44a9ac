import { join } from "node:path";
import type { Page } from "playwright-core";
import { root } from "../runner/command.ts";

/** The whole page in `test-output/captures`, for a person to look at. */
export async function picture(page: Page, name: string): Promise<void> {
	await page.screenshot({
		path: join(root, "test-output", "captures", `${name}.jpeg`),
		fullPage: true,
		type: "jpeg",
		quality: 70,
		// A long page in a narrow window, on a machine that does something else.
		timeout: 90_000,
	});
}
