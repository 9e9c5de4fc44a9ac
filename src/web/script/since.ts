/**
 * « Depuis votre dernière visite »: on the page of the reader's own territory, what moved in « L'essentiel » since the release that they last
 * saw there. What was seen is kept on the device, never sent. A figure that is no longer printed is not told again.
 */
const kept = "def:derniere-visite";
const linesAtMost = 3;

interface Seen {
	readonly path: string;
	readonly release: string;
	/** Value and period by name, as printed. */
	readonly figures: Readonly<Record<string, string>>;
}

const words = (element: Element | null): string =>
	(element?.textContent ?? "").replaceAll(/\s+/gu, " ").trim();

function read<T>(key: string): T | undefined {
	// What was kept is only text, and a device may keep nothing.
	try {
		return JSON.parse(localStorage.getItem(key) ?? "null") ?? undefined;
	} catch {
		return undefined;
	}
}

function now(): Seen {
	const figures = [...document.querySelectorAll("main .key-figure")].map((figure) => [
		words(figure.querySelector("h3")),
		`${words(figure.querySelector(".amount"))} (${words(figure.querySelector(".small"))})`,
	]);
	return {
		path: location.pathname + (location.pathname.endsWith("/perimetre") ? location.search : ""),
		release: words(document.querySelector(".site-footer .code")),
		figures: Object.fromEntries(figures),
	};
}

function tell(lines: readonly string[]): void {
	const told = document.createElement("section");
	told.className = "notice since";
	const title = document.createElement("h2");
	title.id = "depuis";
	title.textContent = "Depuis votre dernière visite";
	told.setAttribute("aria-labelledby", title.id);
	const list = document.createElement("ul");
	for (const line of lines.length > 0
		? lines
		: ["Une diffusion a paru ; aucun chiffre clé n’a changé ici."]) {
		const item = document.createElement("li");
		item.textContent = line;
		list.append(item);
	}
	const more = document.createElement("a");
	more.href = "/diffusions";
	more.textContent = "Ce que changent les diffusions";
	told.append(title, list, more);
	document.querySelector("main .page-head")?.after(told);
}

const seen = now();
const own = read<{ readonly path?: string }>("def:territoire")?.path === seen.path;
if (own && Object.keys(seen.figures).length > 0) {
	const before = read<Seen>(kept);
	if (before?.path === seen.path && before.release !== seen.release)
		tell(
			Object.entries(seen.figures)
				.flatMap(([name, value]) => {
					const old = before.figures[name];
					return old === undefined || old === value ? [] : [`${name} : ${value}, contre ${old}`];
				})
				.slice(0, linesAtMost),
		);
	try {
		localStorage.setItem(kept, JSON.stringify(seen));
	} catch {}
}

export {};
