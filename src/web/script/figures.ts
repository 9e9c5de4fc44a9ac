/**
 * The same thing twice, in a drawing and in its table: pointing at one, or reaching it by keyboard, shows the other, with a card that
 * says what the table says. A drawing is one stop of the keyboard; inside, arrows go from mark to mark, Enter opens the page
 * of a territory, Escape puts the card away.
 */
const marked = "[data-mark]";
const drawings = ".bars, .dots, svg.chart, svg.map";

const card = document.createElement("p");
card.className = "figure-card";
card.id = "figure-card";
card.hidden = true;
const said = document.createElement("p");
said.className = "visually-hidden";
said.setAttribute("role", "status");
document.body.append(card, said);

let shown: readonly Element[] = [];

const blockOf = (element: Element): Element | null => element.closest(".figure-block");
const codeOf = (element: Element): string => element.getAttribute("data-mark") ?? "";

function same(element: Element): readonly Element[] {
	return [...(blockOf(element)?.querySelectorAll(marked) ?? [])].filter(
		(one) => codeOf(one) === codeOf(element),
	);
}

/** What is read in a cell, without what is only a sign for the eye. */
function textIn(cell: Element): string {
	const copy = cell.cloneNode(true) as Element;
	for (const sign of copy.querySelectorAll("[aria-hidden], svg")) sign.remove();
	return (copy.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}

/** « Caen. Taux de chômage (%) : 6,8. Rang : 3ᵉ. », from the row of the table alone. */
function wordsOf(element: Element): string {
	const row = same(element).find((one) => one.tagName === "TR") as HTMLTableRowElement | undefined;
	if (!row) return textIn(element);
	const heads = [...(row.closest("table")?.tHead?.rows[0]?.cells ?? [])].map(textIn);
	return [...row.cells]
		.slice(0, 5)
		.map((cell, index) => (index === 0 ? textIn(cell) : `${heads[index]} : ${textIn(cell)}`))
		.join(". ");
}

function clear(): void {
	for (const one of shown) one.classList.remove("linked");
	shown = [];
	card.hidden = true;
}

function link(element: Element, place?: DOMRect | DOMPoint): void {
	clear();
	shown = same(element);
	for (const one of shown) one.classList.add("linked");
	// The row of a table says by itself what the card would.
	if (!place || element.tagName === "TR") return;
	card.textContent = wordsOf(element);
	card.hidden = false;
	const { width, height } = card.getBoundingClientRect();
	const left = Math.min(Math.max(8, place.x + 14), innerWidth - width - 8);
	const under = place.y + 18;
	card.style.left = `${left}px`;
	card.style.top = `${under + height > innerHeight - 8 ? Math.max(8, place.y - height - 10) : under}px`;
}

document.addEventListener("pointerover", (event) => {
	const found = (event.target as Element).closest(marked);
	if (found && blockOf(found)) link(found, new DOMPoint(event.clientX, event.clientY));
	else if (shown.length > 0) clear();
});

document.addEventListener("focusin", (event) => {
	const row = (event.target as Element).closest(`tr${marked}`);
	if (row && blockOf(row)) link(row);
	else if (!(event.target as Element).matches(drawings)) clear();
});

/** Marks of a drawing, each once, in its order: two maps or a circle on its area are one place. */
function marksOf(drawing: Element): readonly Element[] {
	const found = new Map([...drawing.querySelectorAll(marked)].map((mark) => [codeOf(mark), mark]));
	return [...found.values()];
}

function move(drawing: Element, key: string): void {
	const marks = marksOf(drawing);
	const at = marks.findIndex((mark) => mark.classList.contains("linked"));
	const last = marks.length - 1;
	const next =
		key === "Home"
			? 0
			: key === "End"
				? last
				: Math.min(last, Math.max(0, at + (/Right|Down/.test(key) ? 1 : -1)));
	const mark = marks[next];
	if (!mark) return;
	const box = mark.getBoundingClientRect();
	link(mark, new DOMPoint(box.x + box.width / 2, box.y + box.height / 2));
	said.textContent = wordsOf(mark);
}

document.addEventListener("keydown", (event) => {
	if (event.key === "Escape") {
		// What was opened over the page closes; the focus goes back to what opened it.
		const opened = (event.target as Element).closest<HTMLDetailsElement>("details.figure-menu[open]");
		if (opened) {
			opened.open = false;
			opened.querySelector("summary")?.focus();
		}
		return clear();
	}
	const drawing = event.target as Element;
	if (!drawing.matches(drawings) || event.ctrlKey || event.metaKey || event.altKey) return;
	if (/^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(event.key)) {
		event.preventDefault();
		move(drawing, event.key);
	} else if (event.key === "Enter") {
		const row = shown.find((one) => one.tagName === "TR");
		row?.querySelector<HTMLAnchorElement>("th a")?.click();
	}
});

/** Only a drawing that has marks takes the focus. */
function ready(): void {
	clear();
	for (const drawing of document.querySelectorAll(drawings)) {
		if (!drawing.querySelector(marked) || drawing.parentElement?.closest(drawings)) continue;
		drawing.setAttribute("tabindex", "0");
		drawing.setAttribute("aria-describedby", "figure-keys");
	}
}

const keys = document.createElement("p");
keys.id = "figure-keys";
keys.hidden = true;
keys.textContent = "Flèches : d’une valeur à l’autre. Entrée : ouvrir la page. Échap : fermer.";
document.body.append(keys);
addEventListener("def:shown", ready);
ready();

export {};
