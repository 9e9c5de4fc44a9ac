/**
 * The table of lines to mend becomes a grid (APG): one tab stop, arrows move, Enter or F2 or a letter edits, Escape gives
 * up. Any cell of a known column can be mended, not only the wrong ones that the plain form shows.
 */
const table = document.querySelector<HTMLTableElement>("table[data-grid]");
const tally = document.querySelector<HTMLElement>("[data-tally]");

type Spot = HTMLTableCellElement;

function spots(row: HTMLTableRowElement): Spot[] {
	return [...row.cells];
}

function inputOf(cell: Spot): HTMLInputElement | null {
	return cell.querySelector<HTMLInputElement>("input:not([type=hidden])");
}

/** A cell that the page showed as text gets the two fields that the form expects. */
function openCell(cell: Spot): HTMLInputElement | null {
	const known = inputOf(cell);
	const { line, field, label } = cell.dataset;
	if (known || line === undefined || field === undefined) return known;
	const text = cell.textContent ?? "";
	const before = document.createElement("input");
	before.type = "hidden";
	before.name = `avant.${line}.${field}`;
	before.value = text;
	const made = document.createElement("input");
	made.type = "text";
	made.name = `valeur.${line}.${field}`;
	made.value = text;
	made.setAttribute("aria-label", label ?? field);
	cell.replaceChildren(before, made);
	made.tabIndex = -1;
	return made;
}

function changes(grid: HTMLTableElement): number {
	return [...grid.querySelectorAll<HTMLInputElement>("input[name^='valeur.']")].filter((input) => {
		const before = input.closest("td")?.querySelector<HTMLInputElement>("input[type=hidden]");
		const changed = before !== null && before !== undefined && before.value !== input.value;
		input.closest("td")?.classList.toggle("changed", changed);
		return changed;
	}).length;
}

function start(grid: HTMLTableElement): void {
	grid.setAttribute("role", "grid");
	const rows = [...grid.rows];
	for (const row of rows) {
		row.setAttribute("role", "row");
		for (const cell of spots(row)) {
			if (cell.tagName === "TD") cell.setAttribute("role", "gridcell");
			cell.tabIndex = -1;
			const input = inputOf(cell);
			if (input) input.tabIndex = -1;
		}
	}
	const first = rows[1]?.cells[0];
	if (first) first.tabIndex = 0;
	let current = first;
	let kept = "";

	function move(to: Spot | undefined): void {
		if (!to) return;
		if (current) current.tabIndex = -1;
		current = to;
		to.tabIndex = 0;
		to.focus();
	}

	function at(cell: Spot, down: number, across: number): Spot | undefined {
		const row = rows.indexOf(cell.parentElement as HTMLTableRowElement) + down;
		return rows[row]?.cells[cell.cellIndex + across];
	}

	function edit(cell: Spot, typed?: string): void {
		const input = openCell(cell);
		if (!input) return;
		kept = input.value;
		if (typed !== undefined) input.value = typed;
		input.focus();
		if (typed === undefined) input.select();
	}

	grid.addEventListener("keydown", (event) => {
		const target = event.target as HTMLElement;
		const cell = target.closest<Spot>("td, th");
		if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
		if (target instanceof HTMLInputElement) {
			if (event.key === "Enter") {
				event.preventDefault();
				move(at(cell, 1, 0) ?? cell);
			} else if (event.key === "Escape") {
				target.value = kept;
				move(cell);
			} else if (event.key === "Tab") {
				const next = at(cell, 0, event.shiftKey ? -1 : 1);
				if (!next) return;
				event.preventDefault();
				move(next);
			}
			tell();
			return;
		}
		const steps: Readonly<Record<string, readonly [number, number]>> = {
			ArrowUp: [-1, 0],
			ArrowDown: [1, 0],
			ArrowLeft: [0, -1],
			ArrowRight: [0, 1],
		};
		const step = steps[event.key];
		if (step) {
			event.preventDefault();
			move(at(cell, step[0], step[1]));
		} else if (event.key === "Home" || event.key === "End") {
			event.preventDefault();
			const row = rows[rows.indexOf(cell.parentElement as HTMLTableRowElement)];
			move(event.key === "Home" ? row?.cells[0] : row?.cells[row.cells.length - 1]);
		} else if (event.key === "Enter" || event.key === "F2") {
			event.preventDefault();
			edit(cell);
		} else if (event.key.length === 1) {
			event.preventDefault();
			edit(cell, event.key);
		}
	});
	grid.addEventListener("dblclick", (event) => {
		const cell = (event.target as HTMLElement).closest<Spot>("td");
		if (cell) edit(cell);
	});
	grid.addEventListener("focusin", (event) => {
		const target = event.target as HTMLElement;
		const cell = target.closest<Spot>("td, th");
		if (target instanceof HTMLInputElement) kept = target.value;
		if (!cell || cell === current) return;
		if (current) current.tabIndex = -1;
		current = cell;
		cell.tabIndex = 0;
	});
	grid.addEventListener("input", tell);

	function tell(): void {
		const count = changes(grid);
		if (!tally) return;
		const text =
			count === 0
				? "Aucune cellule changée pour l’instant."
				: `${count} cellule${count > 1 ? "s" : ""} changée${count > 1 ? "s" : ""}, pas encore enregistrée${count > 1 ? "s" : ""}.`;
		if (tally.textContent !== text) tally.textContent = text;
	}
	for (const help of document.querySelectorAll<HTMLElement>("[data-grid-help]")) help.hidden = false;

	let sent = false;
	grid.closest("form")?.addEventListener("submit", () => {
		sent = true;
	});
	addEventListener("beforeunload", (event) => {
		if (!sent && changes(grid) > 0) event.preventDefault();
	});
}

if (table) start(table);

export {};
