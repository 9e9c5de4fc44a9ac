/**
 * « Mon territoire »: kept on the device, never sent. A territory page offers to keep it; then every page leads to it, and a page that
 * exists for each territory leads to itself there. Pages are the same for everybody: what is added is added here.
 */
const kept = "def:territoire";

interface Kept {
	/** `/territoires/bassin/2825-flers`, or a perimeter: `/territoires/perimetre?membres=…` */
	readonly path: string;
	readonly label: string;
}

/** What was kept is only text: an address of another shape is nothing. */
function read(): Kept | undefined {
	try {
		const found: unknown = JSON.parse(localStorage.getItem(kept) ?? "null");
		if (typeof found !== "object" || found === null || !("path" in found) || !("label" in found))
			return undefined;
		const { path, label } = found;
		return typeof path === "string" && typeof label === "string" && placePath.test(path)
			? { path, label }
			: undefined;
	} catch {
		return undefined;
	}
}

function write(place: Kept | undefined): void {
	// A device may refuse to keep anything.
	try {
		if (place) localStorage.setItem(kept, JSON.stringify(place));
		else localStorage.removeItem(kept);
	} catch {}
}

const placePath = /^\/territoires\/(?:[a-z-]+\/[^/?#]+|perimetre\?[^#]+)$/;
/** A perimeter has figures of its own, and no page for each subject. */
const isPerimeter = (path: string): boolean => path.startsWith("/territoires/perimetre");
/** Pages that have a version for each territory. */
const subjectPath = /^\/metiers\/[^/]+$/;

const told = document.createElement("p");
told.className = "visually-hidden";
told.setAttribute("role", "status");
document.body.append(told);

function button(text: string, act: () => void): HTMLButtonElement {
	const made = document.createElement("button");
	made.type = "button";
	made.className = "button plain my-place";
	made.textContent = text;
	made.addEventListener("click", act);
	return made;
}

function link(text: string, href: string): HTMLAnchorElement {
	const made = document.createElement("a");
	made.href = href;
	made.textContent = text;
	return made;
}

/** Beside the name of the site, with the way to forget it. */
function showInHeader(place: Kept | undefined): void {
	document.querySelector(".site-header p.my-place")?.remove();
	if (!place) return;
	const entry = document.createElement("p");
	entry.className = "my-place";
	const forget = button("Oublier", () => {
		change(undefined, "Territoire oublié.");
		document.querySelector("main")?.focus();
	});
	forget.setAttribute("aria-label", "Oublier mon territoire");
	entry.append(link(`Mon territoire : ${place.label}`, place.path), " ", forget);
	document.querySelector(".site-name")?.after(entry);
}

/** Among the things that can be done on the page. */
function showInPage(place: Kept | undefined): void {
	const actions = document.querySelector("main .actions");
	const focused = document.activeElement?.matches("main .my-place") ?? false;
	actions?.querySelector(".my-place")?.remove();
	const { pathname } = location;
	const here = isPerimeter(pathname) ? pathname + location.search : pathname;
	const label = document.querySelector("main h1")?.textContent ?? "";
	let made: HTMLElement | undefined;
	if (placePath.test(here))
		made =
			place?.path === here
				? button("Oublier mon territoire", () => change(undefined, "Territoire oublié."))
				: button("Garder comme mon territoire", () =>
						change(
							{ path: here, label: label.slice(0, 60) },
							`${label} : gardé comme mon territoire, sur cet appareil.`,
						),
					);
	else if (place && !isPerimeter(place.path) && subjectPath.test(pathname)) {
		made = link(
			`Voir dans mon territoire : ${place.label}`,
			`${pathname}${place.path.replace("/territoires", "")}`,
		);
		made.className = "button plain my-place";
	}
	if (!made) return;
	actions?.append(" ", made);
	if (focused) made.focus();
}

function show(): void {
	const place = read();
	showInHeader(place);
	showInPage(place);
}

function change(place: Kept | undefined, words: string): void {
	write(place);
	show();
	told.textContent = words;
}

addEventListener("def:shown", show);
// Kept or forgotten in another tab.
addEventListener("storage", show);
show();

export {};
