/**
 * « Confort / Dense »: above each long table, how tight its rows are. The choice holds for every table and is kept on the device.
 */
const kept = "def:densite";
/** A shorter table is seen whole either way. */
const longFrom = 15;
const choices = ["Confort", "Dense"] as const;

const isDense = (): boolean => document.documentElement.dataset.density === "dense";

function show(dense: boolean): void {
	if (dense) document.documentElement.dataset.density = "dense";
	else delete document.documentElement.dataset.density;
	for (const button of document.querySelectorAll<HTMLButtonElement>(".density button"))
		button.setAttribute("aria-pressed", String((button.textContent === "Dense") === dense));
}

function choose(dense: boolean): void {
	show(dense);
	// A device may refuse to keep anything: the choice then lasts as long as the page.
	try {
		if (dense) localStorage.setItem(kept, "dense");
		else localStorage.removeItem(kept);
	} catch {}
}

function offer(): void {
	for (const scroll of document.querySelectorAll<HTMLElement>("main .table-scroll")) {
		if (scroll.previousElementSibling?.matches(".density")) continue;
		if ((scroll.querySelector("tbody")?.rows.length ?? 0) < longFrom) continue;
		const group = document.createElement("div");
		group.className = "density";
		group.setAttribute("role", "group");
		group.setAttribute("aria-label", "Hauteur des lignes des tableaux");
		for (const text of choices) {
			const button = document.createElement("button");
			button.type = "button";
			button.className = "button plain";
			button.textContent = text;
			button.addEventListener("click", () => choose(text === "Dense"));
			group.append(button);
		}
		scroll.before(group);
	}
	show(isDense());
}

try {
	show(localStorage.getItem(kept) === "dense");
} catch {}
addEventListener("def:shown", offer);
offer();

export {};
