import { SaxesParser } from "saxes";

/** Elements inside one another past which a document is an attack, not a table. */
const maxDepth = 64;

export interface XmlVisitor {
	open(name: string, line: number, attributes: readonly (readonly [string, string])[]): void;
	text(part: string): void;
	close(name: string): void;
}

/** Goes through a document that may be hostile: nothing outside the text is read, a document type is refused. `bad`: what is thrown. */
export function walkXml(
	text: string,
	visitor: XmlVisitor,
	bad: (why: string, cause?: unknown) => Error,
): void {
	const parser = new SaxesParser({ xmlns: false, position: true });
	let depth = 0;
	let startLine = 1;
	parser.on("doctype", () => {
		throw bad("le document XML déclare un type (DTD) : il est refusé sans être lu");
	});
	parser.on("error", (cause) => {
		throw bad(`le document XML est mal formé à la ligne ${parser.line}`, cause);
	});
	parser.on("opentagstart", () => {
		startLine = parser.line;
	});
	parser.on("opentag", (tag) => {
		if (++depth > maxDepth) throw bad("le document XML emboîte trop d'éléments");
		visitor.open(tag.name, startLine, Object.entries(tag.attributes));
	});
	parser.on("text", (part) => visitor.text(part));
	parser.on("cdata", (part) => visitor.text(part));
	parser.on("closetag", (tag) => {
		depth--;
		visitor.close(tag.name);
	});
	parser.write(text).close();
}
