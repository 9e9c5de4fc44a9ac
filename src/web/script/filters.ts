/**
 * Choices without loading the page again. A form whose button is marked, and the links of a marked list, ask for the same address as
 * without a script; the main part of the answer takes the place of the one that is there. Until then what was there stays, dimmed; a
 * long wait is told. When no answer comes it stays too, with a way to ask again.
 */
const pause = 350;
/** Milliseconds after which a wait is told in words. */
const long = 2000;

const told = document.createElement("p");
told.className = "visually-hidden";
told.setAttribute("role", "status");
document.body.append(told);

/** Over the page, so that nothing in it moves; what it says is announced by the line above. */
const notice = document.createElement("div");
notice.className = "live-notice";
notice.hidden = true;
document.body.append(notice);

function tell(text: string, again?: () => void): void {
	told.textContent = text;
	notice.replaceChildren(text);
	notice.hidden = text === "";
	if (!again) return;
	const button = document.createElement("button");
	button.className = "button";
	button.type = "button";
	button.textContent = "Réessayer";
	button.addEventListener("click", again);
	notice.append(" ", button);
}

let asking: AbortController | undefined;

const main = (): HTMLElement | null => document.querySelector("main");

/** What names an element in both versions of the page. */
function nameOf(element: Element): string {
	if (element.id) return `#${CSS.escape(element.id)}`;
	const tag = element.tagName.toLowerCase();
	const name = element.getAttribute("name");
	const value = element.getAttribute("value");
	if (name) return `${tag}[name="${CSS.escape(name)}"]${value ? `[value="${CSS.escape(value)}"]` : ""}`;
	const href = element.getAttribute("href");
	if (href) return `${tag}[href="${CSS.escape(href)}"]`;
	const around = element.parentElement?.closest("[id]");
	return around ? `#${CSS.escape(around.id)} ${tag}` : tag;
}

/** A summary may count what it holds: its words do not name it, its place does. */
function openBlocks(root: ParentNode): readonly string[] {
	const seen = new Map<string, number>();
	return [...root.querySelectorAll("details")].flatMap((block) => {
		const key = blockKey(block, seen);
		return block.open ? [key] : [];
	});
}

function blockKey(block: HTMLDetailsElement, seen: Map<string, number>): string {
	const around = block.parentElement?.closest("[id]")?.id ?? "";
	const place = seen.get(around) ?? 0;
	seen.set(around, place + 1);
	return `${around} ${place}`;
}

function swap(next: HTMLElement, old: HTMLElement): void {
	const focused = document.activeElement;
	const held = focused && old.contains(focused) ? nameOf(focused) : undefined;
	const before = held && focused ? focused.getBoundingClientRect().top : 0;
	const opened = new Set(openBlocks(old));
	old.replaceChildren(...next.childNodes);
	old.removeAttribute("aria-busy");
	const seen = new Map<string, number>();
	for (const block of old.querySelectorAll("details"))
		if (opened.has(blockKey(block, seen))) block.open = true;
	if (held === undefined) return;
	const found = old.querySelector<HTMLElement>(held) ?? old;
	found.focus({ preventScroll: true });
	// What was being used stays under the eye, whatever grew above it.
	if (found !== old) scrollBy({ top: found.getBoundingClientRect().top - before, behavior: "instant" });
}

/** Shows the page of an address in place of this one; `fresh` adds it to the history. */
async function show(address: string, fresh: boolean): Promise<void> {
	asking?.abort();
	asking = new AbortController();
	const { signal } = asking;
	const old = main();
	if (!old) return location.assign(address);
	old.setAttribute("aria-busy", "true");
	tell("");
	const slow = setTimeout(() => tell("Calcul du tableau…"), long);
	signal.addEventListener("abort", () => clearTimeout(slow));
	const fail = (): void => {
		old.removeAttribute("aria-busy");
		tell("Le résultat n’a pas pu être calculé. Celui d’avant reste affiché.", () => {
			old.tabIndex = -1;
			old.focus({ preventScroll: true });
			void show(address, fresh);
		});
	};
	try {
		const answer = await fetch(address, { signal, headers: { accept: "text/html" } });
		const page = new DOMParser().parseFromString(await answer.text(), "text/html");
		const next = page.querySelector("main");
		if (answer.status >= 500) return fail();
		if (!answer.ok || !next) return location.assign(address);
		if (fresh) {
			const to = new URL(answer.url);
			to.hash = new URL(address, location.href).hash;
			history.pushState({ shown: true }, "", to);
		}
		document.title = page.title;
		swap(next, old);
		tell("");
		const count = old.querySelector("[role=status]")?.textContent;
		told.textContent = `Page mise à jour : ${[old.querySelector("h1")?.textContent ?? page.title, count].filter(Boolean).join(". ")}`;
		dispatchEvent(new Event("def:shown"));
	} catch {
		if (!signal.aborted) fail();
	} finally {
		clearTimeout(slow);
	}
}

function ask(form: HTMLFormElement, button: HTMLElement | null): void {
	const given = [...new FormData(form, button)].filter(
		(pair): pair is [string, string] => typeof pair[1] === "string" && pair[1] !== "",
	);
	const address = new URL(form.action);
	address.search = String(new URLSearchParams(given));
	void show(address.href, true);
}

const live = (form: HTMLFormElement | null): HTMLButtonElement | null | undefined =>
	form?.querySelector<HTMLButtonElement>("button[data-live]");

document.addEventListener("submit", (event) => {
	const form = event.target as HTMLFormElement;
	if (!live(form)) return;
	event.preventDefault();
	clearTimeout(waiting);
	ask(form, event.submitter);
});

let waiting: ReturnType<typeof setTimeout> | undefined;

document.addEventListener("change", (event) => {
	const field = event.target as HTMLElement;
	const form = field.closest("form");
	const button = live(form);
	// What is typed, and what adds something at each choice, waits for the button.
	if (
		!form ||
		!button ||
		!field.matches("select, [type=checkbox], [type=radio]") ||
		field.closest("[data-wait]")
	)
		return;
	clearTimeout(waiting);
	// An arrow goes through the choices of a list: the last one is asked for.
	waiting = setTimeout(() => ask(form, button), pause);
});

document.addEventListener("click", (event) => {
	const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-live], [data-live] a[href]");
	const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
	if (!link || !plain || link.origin !== location.origin) return;
	event.preventDefault();
	void show(link.href, true);
});

// The page that was there before the first choice is one of those shown.
history.replaceState({ shown: true }, "");
addEventListener("popstate", (event) => {
	const { state } = event as PopStateEvent & { readonly state: { readonly shown?: boolean } | null };
	if (state?.shown) void show(location.href, false);
});

export {};
