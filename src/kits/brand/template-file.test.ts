import { strToU8 } from "fflate";
import { expect, it } from "vitest";
import {
	templateKind as kind,
	templateParts as parts,
	logoPng as png,
	houseTemplate as template,
} from "../../web/testing/house-template.ts";
import { readTemplate } from "./template-file.ts";

it("a template gives its first accent colour, dark enough to be read, its font and the logo of its master, not its background", () => {
	const { colour, font, logo } = readTemplate(template());
	expect(colour).toBe("#9d6c00");
	expect(font).toBe("Marianne");
	const kept = Buffer.from(logo ?? "", "base64");
	expect([kept.readUInt32BE(16), kept.readUInt32BE(20)]).toEqual([60, 20]);
});

it("a template without a picture or a font has neither", () => {
	const bare = readTemplate(
		template({
			"ppt/slideMasters/slideMaster1.xml": "<p:sldMaster/>",
			"ppt/theme/theme1.xml": parts["ppt/theme/theme1.xml"]
				.replace("Marianne", "&lt;x&gt;")
				.replace(/"Marianne"/, '"x(y)"'),
		}),
	);
	expect(bare).toEqual({ colour: "#9d6c00" });
});

const bomb = new Uint8Array(5 * 1024 * 1024);
const huge = Buffer.from(png);
huge.writeUInt32BE(60_000, 16);
it.each([
	["is no archive", strToU8("%PDF-1.7")],
	["is another document", template({ "[Content_Types].xml": "<Types/>" })],
	[
		"has macros",
		template({ "[Content_Types].xml": `<Types>${kind} application/vnd.ms-office.vbaProject</Types>` }),
	],
	["has no theme", template({ "ppt/slideMasters/_rels/slideMaster1.xml.rels": "<Relationships/>" })],
	["declares entities", template({ "ppt/theme/theme1.xml": '<!DOCTYPE x [<!ENTITY a "b">]><a:theme/>' })],
	["is not well formed", template({ "ppt/theme/theme1.xml": "<a:theme>" })],
	["unfolds without end", template({ "ppt/theme/theme1.xml": bomb })],
	["has a logo that is none", template({ "ppt/media/image1.png": strToU8("<svg onload='x'/>") })],
	["has a logo that fills the memory", template({ "ppt/media/image1.png": huge })],
	["has a logo that is cut", template({ "ppt/media/image1.png": png.subarray(0, 40) })],
])("a file that %s is refused, in French", (_, bytes) => {
	expect(() => readTemplate(bytes)).toThrow(expect.objectContaining({ code: "modele-refuse" }));
});
