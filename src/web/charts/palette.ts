import { stylesheet } from "../stylesheet.ts";

/** Colours of the light theme by token, from the stylesheet itself: what leaves the site is always light. */
const light: ReadonlyMap<string, string> = new Map(
	[...(stylesheet.text.split("@media")[0] ?? "").matchAll(/(--[a-z0-9-]+):\s*(#[0-9a-f]{3,8})\s*;/gi)].map(
		([, name = "", value = ""]) => [name, value] as const,
	),
);

/** `colour("emploi-4")`. Throws a RangeError for a token that the stylesheet does not have. */
export function colour(token: string): string {
	const found = light.get(`--${token}`);
	if (found === undefined) throw new RangeError(`No colour named --${token}`);
	return found;
}
