/**
 * The guided tour on the real pages: a panel tells what to look at and leads to the next address. Its steps are those that the page of the
 * tour lists; they are kept as long as the tab, never sent, and nothing opens unless the reader asked for it.
 */
const kept = "def:visite";

interface Step {
	readonly href: string;
	readonly title: string;
	readonly text: string;
}
interface Visit {
	readonly steps: readonly Step[];
	readonly at: number;
}

/** What was kept is only text: an address of another site is nothing. */
function read(): Visit | undefined {
	try {
		const found: Visit | null = JSON.parse(sessionStorage.getItem(kept) ?? "null");
		return found?.steps[found.at] && found.steps.every(({ href }) => /^\/[^/]/.test(href))
			? found
			: undefined;
	} catch {
		return undefined;
	}
}

function write(visit: Visit | undefined): void {
	try {
		if (visit) sessionStorage.setItem(kept, JSON.stringify(visit));
		else sessionStorage.removeItem(kept);
	} catch {}
}

const told = document.createElement("p");
told.className = "visually-hidden";
told.setAttribute("role", "status");
document.body.append(told);

let panel: HTMLElement | undefined;

function add<K extends keyof HTMLElementTagNameMap>(
	to: Element,
	tag: K,
	text: string,
	look = "",
): HTMLElementTagNameMap[K] {
	const made = document.createElement(tag);
	made.textContent = text;
	if (look) made.className = look;
	to.append(made);
	return made;
}

function leave(): void {
	write(undefined);
	panel?.remove();
	panel = undefined;
	told.textContent = "Visite terminée.";
	document.querySelector("main")?.focus({ preventScroll: true });
}

const pageOf = ({ pathname, search }: Location | URL): string => pathname + search;
const addressOf = (step: Step): URL => new URL(step.href, location.origin);

/** The step of this very address, else the one that is under way when this is its page. */
function place({ steps, at }: Visit): number {
	const exact = steps.findIndex((step) => addressOf(step).href === location.href);
	if (exact >= 0) return exact;
	const now = steps[at];
	return now && pageOf(addressOf(now)) === pageOf(location) ? at : -1;
}

function show(arrived: boolean): void {
	panel?.remove();
	panel = undefined;
	const visit = read();
	if (!visit) return;
	const { steps } = visit;
	const here = place(visit);
	const at = here < 0 ? visit.at : here;
	const step = steps[at];
	if (!step) return;
	if (here >= 0) write({ steps, at });
	const made = document.createElement("section");
	made.className = "tour";
	made.setAttribute("aria-labelledby", "visite-titre");
	const number = `${at + 1} sur ${steps.length}`;
	const title = add(
		made,
		"h2",
		here < 0 ? `Visite en pause à l’étape ${number}` : `Étape ${number} : ${step.title}`,
	);
	title.id = "visite-titre";
	title.tabIndex = -1;
	if (here >= 0) add(made, "p", step.text);
	const actions = add(made, "p", "", "actions");
	const lead = (text: string, to: number, look: string): void => {
		const step = steps[to];
		if (!step) return;
		const link = add(actions, "a", text, look);
		link.href = step.href;
		link.addEventListener("click", () => write({ steps, at: to }));
	};
	if (here < 0) lead("Reprendre", at, "button");
	else {
		lead("Précédent", at - 1, "button plain");
		lead("Suivant", at + 1, "button");
	}
	const last = here >= 0 && at === steps.length - 1;
	add(
		actions,
		"button",
		last ? "Terminer la visite" : "Quitter la visite",
		last ? "button" : "button plain",
	).addEventListener("click", leave);
	panel = made;
	document.body.append(made);
	if (arrived && here >= 0) title.focus({ preventScroll: true });
}

/** What is open over the page closes first: asked before the other scripts close it. */
document.addEventListener(
	"keydown",
	({ key }) => {
		const over = "dialog[open], details.figure-menu[open], .figure-card:not([hidden])";
		if (key === "Escape" && panel && !document.querySelector(over)) leave();
	},
	true,
);

function offer(): void {
	const list = document.querySelector("#visite-etapes");
	if (!list || list.previousElementSibling?.matches(".tour-start")) return;
	const steps = [...list.children].flatMap((item): Step[] => {
		const link = item.querySelector("a");
		const text = item.querySelector("p")?.textContent ?? "";
		return link ? [{ href: link.getAttribute("href") ?? "", title: link.textContent ?? "", text }] : [];
	});
	const line = document.createElement("p");
	line.className = "actions tour-start";
	add(line, "button", "Commencer la visite", "button").addEventListener("click", () => {
		const [first] = steps;
		if (!first) return;
		write({ steps, at: 0 });
		location.assign(first.href);
	});
	list.before(line);
}

function start(): void {
	offer();
	show(true);
}

addEventListener("hashchange", () => show(true));
addEventListener("def:shown", () => show(false));
// Shown again as it was left: the tour may have been quit since.
addEventListener("pageshow", ({ persisted }) => {
	if (persisted) show(false);
});
// The browser goes to the part of the page, then the focus to the panel.
if (document.readyState === "complete") start();
else addEventListener("load", () => setTimeout(start));

export {};
