/**
 * Two shortcuts of one character: `/` goes to the search, `?` opens the help. Off inside fields, and whoever speaks to the machine or
 * types by accident can turn them off (WCAG 2.1.4): the choice is kept on the device, when it keeps anything.
 */
const kept = "def:raccourcis";
const dialog = document.querySelector<HTMLDialogElement>("#raccourcis-aide");
const choice = dialog?.querySelector<HTMLInputElement>("input[name=raccourcis]");

// A device may refuse to keep anything: the choice then lasts as long as the page.
try {
	if (choice && localStorage.getItem(kept) === "non") choice.checked = false;
} catch {}

choice?.addEventListener("change", () => {
	try {
		if (choice.checked) localStorage.removeItem(kept);
		else localStorage.setItem(kept, "non");
	} catch {}
});

/** Where a character is being typed, or chosen in a list. */
const typed = "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select";

document.addEventListener("keydown", (event) => {
	const { key, target, isComposing, defaultPrevented } = event;
	if (isComposing || defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat)
		return;
	if (key !== "/" && key !== "?") return;
	const on = target as HTMLElement;
	if (!choice?.checked || on.isContentEditable || on.matches(typed)) return;
	event.preventDefault();
	if (key === "?") {
		if (dialog?.open) dialog.close();
		else dialog?.showModal();
		return;
	}
	dialog?.close();
	document.querySelector<HTMLInputElement>("#recherche")?.select();
	document.querySelector<HTMLInputElement>("#recherche")?.focus();
});

// The help must open without its key: whoever turned the keys off has no other way back.
document.addEventListener("click", (event) => {
	const link = (event.target as Element).closest("a[data-help]");
	if (!link || !dialog) return;
	event.preventDefault();
	dialog.showModal();
});

export {};
