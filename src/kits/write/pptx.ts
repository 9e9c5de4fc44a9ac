import type { PrintedDocument, Section } from "../document.ts";
import { chartSlide } from "./pptx-chart.ts";
import { type PlaceholderProps, type Slide, SlideFile, type TextProps } from "./pptx-library.ts";
import { logosOf } from "./pptx-logo.ts";
import { notesOf } from "./pptx-notes.ts";
import { tableSlide } from "./pptx-table.ts";
import { runsOf } from "./pptx-text.ts";
import { tidied } from "./pptx-tidy.ts";
import { colours, type Palette, paletteOf } from "./theme.ts";

/** Room of a slide of 13.33 × 7.5 inches between its title and its foot. */
export const room = { x: 0.6, y: 1.75, w: 12.13, h: 4.75 } as const;
/** The font of the audience's machine: a slide carries none. */
const usual = "Calibri";

/** Beyond, it takes two lines. */
const longTitle = 60;
/** Beyond, it would run over the foot of the slide. */
const longSource = 260;

const hex = (colour: string): string => colour.slice(1).toUpperCase();

/**
 * 16:9. One idea a slide: its title is the message, its chart a native one that can be edited, its notes hold the definition, the
 * whole table and the link. Points without a value are empty in the drawing and in its sheet.
 */
export async function writePptx(document: PrintedDocument): Promise<Uint8Array> {
	const file = new SlideFile();
	file.layout = "LAYOUT_WIDE";
	file.title = `${document.title} – ${document.subtitle}`;
	file.author = document.brand.operator;
	file.company = document.brand.operator;
	const face = document.brand.house?.font ?? usual;
	file.theme = { headFontFace: face, bodyFontFace: face };
	const palette = paletteOf(document.brand);
	defineMasters(file, document, palette);
	if (document.layout !== "figure") cover(file, document);
	const charts = document.parts.flatMap(({ sections }) => sections).flatMap(({ chart }) => chart ?? []);
	for (const part of document.parts) {
		if (part.title) titled(file, "Titre", part.title, [{ text: document.title }]);
		for (const section of part.sections) sectionSlide(file, section, palette);
	}
	listSlides(file, "Sources", [...document.sources, ...document.signs]);
	const bytes = await file.write({ outputType: "uint8array", compression: false });
	if (!(bytes instanceof Uint8Array)) throw new TypeError("PptxGenJS gave no bytes");
	return tidied(bytes, document, charts);
}

function defineMasters(file: SlideFile, document: PrintedDocument, palette: Palette): void {
	const [onCover, atFoot] = logosOf(document.brand);
	const foot = { y: 7.02, h: 0.32, fontSize: 10, color: hex(colours.muted), margin: 0 } as const;
	const brand = {
		text: { text: document.brand.site, options: { ...foot, x: atFoot.length > 0 ? 2 : 0.6, w: 6 } },
	};
	const trial = document.sample
		? [
				{
					text: { text: "Données d’essai", options: { ...foot, x: 8, w: 3.4, bold: true, align: "right" } },
				} as const,
			]
		: [];
	file.defineSlideMaster({
		title: "Titre",
		background: { color: hex(palette.primary) },
		objects: [
			...onCover,
			placeholder("title", {
				x: 0.9,
				y: 2.2,
				w: 11.5,
				h: 1.4,
				fontSize: 40,
				bold: true,
				color: "FFFFFF",
				valign: "bottom",
			}),
			placeholder("body", { x: 0.9, y: 3.8, w: 11.5, h: 2.4, fontSize: 20, color: "FFFFFF", valign: "top" }),
		],
	});
	file.defineSlideMaster({
		title: "Bloc",
		background: { color: hex(colours.surface) },
		objects: [
			{ rect: { x: 0, y: 0, w: "100%", h: 0.12, fill: { color: hex(palette.primary) } } },
			placeholder("title", {
				x: 0.6,
				y: 0.35,
				w: 12.13,
				h: 0.8,
				fontSize: 24,
				bold: true,
				color: hex(colours.ink),
				valign: "middle",
			}),
			placeholder("body", {
				x: 0.6,
				y: 1.15,
				w: 12.13,
				h: 0.55,
				fontSize: 13,
				color: hex(colours.muted),
				valign: "top",
			}),
			brand,
			...atFoot,
			...trial,
		],
		slideNumber: {
			x: 12,
			y: 7.02,
			w: 0.75,
			h: 0.32,
			fontSize: 10,
			color: hex(colours.muted),
			align: "right",
		},
	});
}

function placeholder(
	type: "title" | "body",
	options: Omit<PlaceholderProps, "name" | "type">,
): { placeholder: { options: PlaceholderProps; text: string } } {
	return { placeholder: { options: { name: type, type, margin: 0, align: "left", ...options }, text: "" } };
}

function titled(file: SlideFile, master: "Titre" | "Bloc", title: string, body: TextProps[]): Slide {
	const slide = file.addSlide({ masterName: master });
	slide.addText(title, { placeholder: "title", ...(title.length > longTitle ? { fontSize: 20 } : {}) });
	slide.addText(body, { placeholder: "body" });
	return slide;
}

function cover(file: SlideFile, document: PrintedDocument): void {
	const slide = titled(file, "Titre", document.title, [
		...(document.brand.house
			? [{ text: document.brand.house.name, options: { bold: true, breakLine: true } }]
			: []),
		{ text: document.subtitle, options: { breakLine: true } },
		...document.facts
			.filter(({ term }) => term !== "Territoire")
			.map(({ term, text }) => ({ text: `${term} : ${text}`, options: { breakLine: true } })),
		...(document.sample ? [{ text: "Données d’essai", options: { bold: true, breakLine: true } }] : []),
		{ text: document.address, options: { hyperlink: { url: document.address }, color: "FFFFFF" } },
	]);
	slide.addNotes([document.brand.site, ...document.summary].join("\n"));
}

function sectionSlide(file: SlideFile, section: Section, palette: Palette): void {
	const slide = titled(file, "Bloc", section.title, [{ text: section.subtitle ?? "" }]);
	const said = section.comment ? { ...room, w: 8.2 } : room;
	if (section.absent)
		slide.addText(section.absent, {
			...room,
			h: 1.2,
			fontSize: 18,
			color: hex(colours.ink),
			valign: "top",
			margin: 0,
		});
	else if (section.chart)
		chartSlide(slide, section.chart, palette, { ...said, h: section.sentence ? 4.1 : said.h });
	else if (section.table) tableSlide(slide, section.table, said);
	if (section.sentence && section.chart)
		slide.addText(section.sentence, {
			x: room.x,
			y: 5.95,
			w: said.w,
			h: 0.6,
			fontSize: 14,
			color: hex(colours.ink),
			valign: "top",
			margin: 0,
		});
	if (section.comment)
		slide.addText(runsOf(section.comment), {
			x: room.x + 8.5,
			y: room.y,
			w: 3.63,
			h: room.h,
			fontSize: 14,
			color: hex(colours.ink),
			fill: { color: hex(colours.paper) },
			valign: "top",
			margin: 8,
			objectName: "Commentaire",
		});
	if (section.source)
		slide.addText(
			section.source.length > longSource
				? "Sources : voir les notes et la dernière diapositive."
				: section.source,
			{
				x: room.x,
				y: 6.58,
				w: room.w,
				h: 0.42,
				fontSize: 10,
				color: hex(colours.muted),
				valign: "top",
				margin: 0,
			},
		);
	slide.addNotes(notesOf(section));
}

/** As many slides as the list needs. */
function listSlides(file: SlideFile, title: string, list: PrintedDocument["sources"]): void {
	const perSlide = 12;
	for (let from = 0; from < list.length; from += perSlide) {
		const slide = titled(file, "Bloc", from === 0 ? title : `${title} (suite)`, [{ text: "" }]);
		slide.addText(
			list.slice(from, from + perSlide).flatMap(({ term, text }) => [
				{ text: term, options: { bold: true } },
				{ text: ` : ${text}`, options: { breakLine: true } },
			]),
			{
				...room,
				y: 1.3,
				h: 5.5,
				fontSize: 13,
				color: hex(colours.ink),
				valign: "top",
				margin: 0,
				paraSpaceAfter: 5,
			},
		);
	}
}
