/** Several slashes at the head would lead to another host: they become one; those at the end go. */
export function withoutTrailingSlash(url: string): string {
	const [path = "/", ...query] = url.split("?");
	const straight = `/${path.replace(/^\/+/, "").replace(/\/+$/, "")}`;
	return query.length > 0 ? `${straight}?${query.join("?")}` : straight;
}

/** The address in small letters, as the site writes its own (« /Metiers », « /glossaire/PIC »); undefined when it is already. */
export function lowerAddress(url: string): string | undefined {
	const [path = "/", ...query] = url.split("?");
	const lower = path.replaceAll(/%[0-9A-F]{2}|[A-Z]/g, (sign) =>
		sign.startsWith("%") ? sign : sign.toLowerCase(),
	);
	return lower === path ? undefined : [lower, ...query].join("?");
}

/** The words of the last part of an address that leads nowhere: what to search for. */
export function wordsOfAddress(url: string): string {
	const [path = ""] = url.split("?");
	const last = path.split("/").findLast((part) => part !== "") ?? "";
	try {
		return decodeURIComponent(last)
			.replaceAll(/[-_\s]+/g, " ")
			.trim()
			.slice(0, 100);
	} catch {
		return "";
	}
}
