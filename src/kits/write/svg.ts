/** Pieces of SVG written as text, for drawings that leave the site: attributes and texts are escaped, nothing else is accepted. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

export function element(name: string, attributes: Attributes, content: readonly string[] = []): string {
	const written = Object.entries(attributes)
		.flatMap(([key, value]) =>
			value === undefined || value === "" ? [] : [` ${key}="${escaped(String(value))}"`],
		)
		.join("");
	return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join("")}</${name}>`;
}

export function textAt(text: string, attributes: Attributes): string {
	return element("text", attributes, [escaped(text)]);
}

export function escaped(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;");
}

/** Lines of a text in a column, at about half an em a letter: no font is asked, so the result is the same everywhere. */
export function wrapped(text: string, width: number, size: number, most = 2): readonly string[] {
	const letters = Math.max(8, Math.floor(width / (size * 0.49)));
	const lines: string[] = [];
	for (const word of text.split(" ")) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + word.length < letters)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	if (lines.length <= most) return lines;
	const kept = lines.slice(0, most);
	kept[most - 1] = `${kept[most - 1] ?? ""}…`;
	return kept;
}
