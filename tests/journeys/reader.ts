import { readFileSync } from "node:fs";
import { read, utils } from "@e965/xlsx";
import type { Locator, Page } from "playwright-core";

/** Clicks that an answer may cost. */
const most = 3;

type Named = string | RegExp;

/** What a downloaded file holds, as a person who opens it sees it. */
export interface Opened {
	readonly name: string;
	readonly rows: readonly Readonly<Record<string, unknown>>[];
	/** Names of the sheets; none for a CSV. */
	readonly sheets: readonly string[];
}

/**
 * A reader who has three clicks for one task: each is on something seen, called by its name; a fourth is refused. Words typed and sent by
 * Enter count as one, a fold that is opened too.
 */
export function reader(page: Page) {
	let left = 0;
	let task = "";
	const spend = (what: string): void => {
		if (left === 0) throw new Error(`« ${task} » demande un clic de plus que ${most} : ${what}`);
		left -= 1;
	};
	const seen = (found: Locator): Locator => found.filter({ visible: true }).first();
	return {
		/** Three clicks again, for something else. */
		begin(what: string): void {
			task = what;
			left = most;
		},
		get spent(): number {
			return most - left;
		},
		async search(words: string): Promise<void> {
			spend(`recherche « ${words} »`);
			await seen(page.getByRole("searchbox")).fill(words);
			await page.keyboard.press("Enter");
			await page.waitForURL(/\/recherche\?/);
		},
		async click(role: "link" | "button", name: Named, within?: string): Promise<void> {
			spend(String(name));
			const from = page.url();
			await seen((within ? page.locator(within) : page).getByRole(role, { name })).click();
			await page.waitForURL((url) => url.href !== from);
		},
		/** Fields are typed in, which is no click; the button is one. */
		async type(label: Named, text: string): Promise<void> {
			await seen(page.getByLabel(label)).fill(text);
		},
		/** The fold of this name, where there is one. */
		async unfold(name: Named): Promise<void> {
			const fold = page.locator("main summary").filter({ hasText: name });
			if ((await fold.count()) === 0) return;
			spend(String(name));
			await seen(fold).click();
		},
		async take(name: Named): Promise<Opened> {
			spend(String(name));
			const coming = page.waitForEvent("download");
			await seen(page.getByRole("link", { name })).click();
			const download = await coming;
			return opened(download.suggestedFilename(), readFileSync(await download.path()));
		},
	};
}

function opened(name: string, bytes: Buffer): Opened {
	const { SheetNames, Sheets } = name.endsWith(".csv")
		? read(bytes.toString("utf8").replace(/^\uFEFF/, ""), { type: "string" })
		: read(bytes);
	const data = Sheets.Données ?? Sheets[SheetNames[0] ?? ""];
	return {
		name,
		rows: data ? utils.sheet_to_json<Record<string, unknown>>(data) : [],
		sheets: name.endsWith(".csv") ? [] : SheetNames,
	};
}
