/** Name of a received file as it may be kept and shown: no folder, no control character, never empty nor hidden. */
export function fileName(given: string): string {
	const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
	const clean = last.replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, "").trim();
	const shown = clean.replace(/^\.+/, "");
	if (shown === "") return "fichier";
	if (shown.length <= 150) return shown;
	const dot = shown.lastIndexOf(".");
	const end = dot > shown.length - 12 && dot > 0 ? shown.slice(dot) : "";
	return `${shown.slice(0, 150 - end.length)}${end}`;
}
