import { strFromU8, unzipSync } from "fflate";
import { readableOnWhite } from "../../platform/contrast.ts";
import { DefError } from "../../platform/errors.ts";
import { walkXml } from "../../platform/xml.ts";
import type { HouseStyle } from "../document.ts";
import { cleanLogo } from "./logo.ts";
import { refused } from "./refusal.ts";

/** Of the file that is sent, and of each part of it that is opened. */
export const largestTemplate = 20 * 1024 * 1024;
const largestPart = 4 * 1024 * 1024;
const mostParts = 4_000;

const master = "ppt/slideMasters/slideMaster1.xml";
const masterLinks = "ppt/slideMasters/_rels/slideMaster1.xml.rels";
const types = "[Content_Types].xml";
const main = /presentationml\.(?:presentation|template|slideshow)\.main\+xml/;

/**
 * What a kit takes from an organisation's own PowerPoint template (.potx, .pptx): its first accent colour, the font of its texts, the
 * logo of its master. Nothing else of the file is kept: no slide, no text, no macro. Throws `modele-refuse`.
 */
export function readTemplate(bytes: Uint8Array): HouseStyle {
	const open = opener(bytes);
	const declared = textOf(open([types])[types]);
	if (/macroEnabled|vbaProject/i.test(declared)) throw refused("il contient des macros");
	if (!main.test(declared)) throw refused("ce n'est pas un modèle PowerPoint (.potx, .pptx)");
	const parts = open([master, masterLinks]);
	const links = linksOf(textOf(parts[masterLinks]));
	const themePath = [...links.values()].find(({ type }) => type.endsWith("/theme"))?.path;
	if (!themePath) throw refused("il n'a pas de thème");
	const { colours, font } = themeOf(textOf(open([themePath])[themePath]));
	const colour = colours.get("accent1") ?? colours.get("dk2");
	if (colour === undefined) throw refused("son thème n'a pas de couleur");
	const picture = links.get(logoOf(textOf(parts[master])) ?? "")?.path;
	const logo = picture === undefined ? undefined : open([picture])[picture];
	return {
		colour: readableOnWhite(colour),
		...(font === undefined ? {} : { font }),
		...(logo === undefined ? {} : { logo: cleanLogo(logo) }),
	};
}

/** Opens some parts of the archive, each within bounds; whatever its list of names claims. */
function opener(bytes: Uint8Array): (names: readonly string[]) => Readonly<Record<string, Uint8Array>> {
	return (names) => {
		let count = 0;
		try {
			return unzipSync(bytes, {
				filter({ name, originalSize }) {
					if (++count > mostParts) throw refused("il contient trop de fichiers");
					if (!names.includes(name)) return false;
					if (originalSize > largestPart) throw refused("une de ses parties est trop grosse");
					return true;
				},
			});
		} catch (error) {
			throw error instanceof DefError ? error : refused("ce n'est pas un modèle PowerPoint lisible", error);
		}
	};
}

function textOf(part: Uint8Array | undefined): string {
	if (!part) throw refused("ce n'est pas un modèle PowerPoint lisible");
	return strFromU8(part);
}

const localName = (name: string): string => name.split(":").at(-1) ?? name;

function walk(
	text: string,
	open: (name: string, attributes: ReadonlyMap<string, string>, within: readonly string[]) => void,
): void {
	const within: string[] = [];
	walkXml(
		text,
		{
			open(name, _line, attributes) {
				open(localName(name), new Map(attributes), within);
				within.push(localName(name));
			},
			text() {},
			close: () => void within.pop(),
		},
		refused,
	);
}

/** Parts that the master names, by their number; a path cannot leave the archive, which is never written anywhere. */
function linksOf(xml: string): ReadonlyMap<string, { readonly type: string; readonly path: string }> {
	const links = new Map<string, { type: string; path: string }>();
	walk(xml, (name, attributes) => {
		const [id, type, target] = ["Id", "Type", "Target"].map((key) => attributes.get(key) ?? "");
		if (name !== "Relationship" || attributes.get("TargetMode") === "External" || !id || !type || !target)
			return;
		links.set(id, {
			type,
			path: target.startsWith("/") ? target.slice(1) : target.replace(/^\.\.\//, "ppt/"),
		});
	});
	return links;
}

function themeOf(xml: string): { readonly colours: ReadonlyMap<string, string>; readonly font?: string } {
	const colours = new Map<string, string>();
	let font: string | undefined;
	walk(xml, (name, attributes, within) => {
		const [scheme, slot] = within.slice(-2);
		const value = name === "sysClr" ? attributes.get("lastClr") : attributes.get("val");
		if (scheme === "clrScheme" && slot && /^(srgb|sys)Clr$/.test(name) && /^[0-9a-f]{6}$/i.test(value ?? ""))
			colours.set(slot, `#${value?.toLowerCase()}`);
		const face = attributes.get("typeface") ?? "";
		if (name === "latin" && slot === "minorFont" && /^[\p{L}\d][\p{L}\d .-]{0,39}$/u.test(face))
			font ??= face;
	});
	return { colours, ...(font === undefined ? {} : { font }) };
}

/** Half a slide wide, in the units of the format: beyond, it is a background. */
const background = 6_000_000;

/** First picture of the master that is no background. */
function logoOf(xml: string): string | undefined {
	let picture: string | undefined;
	let found: string | undefined;
	walk(xml, (name, attributes, within) => {
		if (name === "pic") picture = undefined;
		if (!within.includes("pic")) return;
		if (name === "blip") picture = attributes.get("r:embed");
		const wide = Number(attributes.get("cx"));
		if (name === "ext" && within.at(-1) === "xfrm" && wide > 0 && wide < background) found ??= picture;
	});
	return found;
}
