import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { renderSVG } from "uqr";
import type { PrintedDocument } from "../document.ts";
import { chartSvg } from "./figure-image.ts";
import { fontBlobs } from "./fonts.ts";
import { colours, paletteOf } from "./theme.ts";

/** Only a name: what Typst reads is given to it in memory, and it is given nothing of the disk. */
const workspace = join(import.meta.dirname, "sans-fichiers");
const at = (name: string): string => join(workspace, name);

let template: string | undefined;
/** One for all documents: a batch of them holds one set of fonts. Nothing waits between what is put in and what comes out. */
let compiler: NodeCompiler | undefined;

/**
 * A4, tagged (PDF/UA-1), bookmarks, French hyphenation. Texts go in as data, never as markup. The only date inside is that of the
 * document: the same document gives the same bytes.
 */
export function writePdf(document: PrintedDocument): Uint8Array {
	template ??= readFileSync(new URL("./document.typ", import.meta.url), "utf8");
	compiler ??= NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fontBlobs() }] });
	const palette = paletteOf(document.brand);
	const charts = Object.fromEntries(
		document.parts
			.flatMap(({ sections }) => sections)
			.flatMap(({ id, chart }) => (chart ? [[id, chartSvg(chart, palette)]] : [])),
	);
	const input = {
		document,
		charts,
		colours: { ...colours, primary: palette.primary },
		qr: renderSVG(document.address, { ecc: "M", border: 2 }),
		date: document.date.slice(0, 10).split("-").map(Number),
	};
	compiler.mapShadow(at("document.json"), Buffer.from(JSON.stringify(input)));
	const logo = document.brand.house?.logo;
	if (logo) compiler.mapShadow(at("logo.png"), Buffer.from(logo, "base64"));
	compiler.addSource(at("document.typ"), template);
	const compiled = compiler.compile({ mainFilePath: at("document.typ") });
	const { result } = compiled;
	if (!result) throw new Error(`Typst: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`);
	const bytes = compiler.pdf(result, {
		pdfStandard: "ua-1",
		creationTimestamp: Date.parse(document.date.slice(0, 10)) / 1000,
	});
	// What Typst remembers of a document is of no use to the next one.
	compiler.evictCache(0);
	compiler.resetShadow();
	return bytes;
}
