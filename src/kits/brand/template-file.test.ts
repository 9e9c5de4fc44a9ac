import { Resvg } from "@resvg/resvg-js";
import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import { readTemplate } from "./template-file.ts";

const drawing = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`;
const kind = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml";
const png = new Resvg(
	'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><rect width="60" height="20" fill="#c00"/></svg>',
)
	.render()
	.asPng();

/** The parts of a template as PowerPoint writes them, down to what is read of it. */
const parts = {
	"[Content_Types].xml": `<Types><Override PartName="/ppt/presentation.xml" ContentType="${kind}"/></Types>`,
	"ppt/slideMasters/slideMaster1.xml": `<p:sldMaster xmlns:p="p" xmlns:r="r" ${drawing}><p:pic><p:blipFill><a:blip r:embed="rId3"/></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9000000" cy="5000000"/></a:xfrm></p:spPr></p:pic><p:pic><p:blipFill><a:blip r:embed="rId2"/></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm></p:spPr></p:pic></p:sldMaster>`,
	"ppt/slideMasters/_rels/slideMaster1.xml.rels": `<Relationships><Relationship Id="rId1" Type="http://x/theme" Target="../theme/theme1.xml"/><Relationship Id="rId2" Type="http://x/image" Target="../media/image1.png"/><Relationship Id="rId3" Type="http://x/image" Target="../media/fond.png"/></Relationships>`,
	"ppt/theme/theme1.xml": `<a:theme ${drawing}><a:themeElements><a:clrScheme name="x"><a:dk2><a:srgbClr val="000000"/></a:dk2><a:accent1><a:srgbClr val="FFB000"/></a:accent1></a:clrScheme><a:fontScheme><a:majorFont><a:latin typeface="Marianne Titre"/></a:majorFont><a:minorFont><a:latin typeface="Marianne"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`,
	"ppt/media/image1.png": png,
} satisfies Record<string, string | Uint8Array>;

function template(changed: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
	return zipSync(
		Object.fromEntries(
			Object.entries({ ...parts, ...changed }).map(([name, content]) => [
				name,
				typeof content === "string" ? strToU8(content) : content,
			]),
		),
	);
}

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
