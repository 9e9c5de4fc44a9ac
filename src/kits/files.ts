import { strToU8 } from "fflate";
import { slugify } from "../platform/index.ts";
import type { PrintedDocument } from "./document.ts";
import { figureSvg, pngOf } from "./write/figure-image.ts";
import { writePdf } from "./write/pdf.ts";
import { writePptx } from "./write/pptx.ts";
import { steadyZip } from "./write/steady-zip.ts";
import { paletteOf } from "./write/theme.ts";
import { writeOdsFile, writeXlsxFile } from "./write/workbook.ts";

/** The forms of a document. Another one is one more line here. */
export const documentForms = [
	{ id: "pdf", extension: ".pdf", label: "PDF", type: "application/pdf", write: writePdf },
	{
		id: "pptx",
		extension: ".pptx",
		label: "Diaporama modifiable (PPTX)",
		type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
		write: writePptx,
	},
	{
		id: "xlsx",
		extension: ".xlsx",
		label: "Classeur (XLSX)",
		type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		write: writeXlsxFile,
	},
	{
		id: "ods",
		extension: ".ods",
		label: "Classeur ouvert (ODS)",
		type: "application/vnd.oasis.opendocument.spreadsheet",
		write: writeOdsFile,
	},
	{
		id: "images",
		extension: ".images.zip",
		label: "Images des graphiques (SVG, PNG)",
		type: "application/zip",
		write: writeImages,
	},
] as const;

export type DocumentFormId = (typeof documentForms)[number]["id"];

/** One form of a document. The same document gives the same bytes. */
export async function writeForm(document: PrintedDocument, id: DocumentFormId): Promise<Uint8Array> {
	const form = documentForms.find((one) => one.id === id);
	// The list holds every member of the type.
	if (!form) throw new RangeError(id);
	return await form.write(document);
}

/** `kit_diagnostic-territorial_caen_2026-12-10`, without its extension: ASCII, no blank. */
export function documentName({ title, subtitle, date }: PrintedDocument): string {
	const place = subtitle.split(",", 1)[0] ?? "";
	return ["kit", title, place, date.slice(0, 10)].map((part) => slugify(part).slice(0, 60)).join("_");
}

/** Each drawing with its title, what it measures and its source inside, as SVG and as PNG. */
function writeImages(document: PrintedDocument): Uint8Array {
	const palette = paletteOf(document.brand);
	const images = document.parts
		.flatMap(({ sections }) => sections)
		.flatMap((section, at) => {
			const svg = figureSvg(section, palette);
			const name = `${at + 1}-${slugify(section.title).slice(0, 60)}`;
			return svg === undefined
				? []
				: [[`${name}.svg`, strToU8(svg)] as const, [`${name}.png`, pngOf(svg)] as const];
		});
	return steadyZip(Object.fromEntries(images), document.date);
}
