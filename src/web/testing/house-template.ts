import { Resvg } from "@resvg/resvg-js";
import { strToU8, zipSync } from "fflate";

const drawing = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`;
export const templateKind = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml";
export const logoPng = new Resvg(
	'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><rect width="60" height="20" fill="#c00"/></svg>',
)
	.render()
	.asPng();

/** The parts of a template as PowerPoint writes them, down to what is read of it. */
export const templateParts = {
	"[Content_Types].xml": `<Types><Override PartName="/ppt/presentation.xml" ContentType="${templateKind}"/></Types>`,
	"ppt/slideMasters/slideMaster1.xml": `<p:sldMaster xmlns:p="p" xmlns:r="r" ${drawing}><p:pic><p:blipFill><a:blip r:embed="rId3"/></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9000000" cy="5000000"/></a:xfrm></p:spPr></p:pic><p:pic><p:blipFill><a:blip r:embed="rId2"/></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm></p:spPr></p:pic></p:sldMaster>`,
	"ppt/slideMasters/_rels/slideMaster1.xml.rels": `<Relationships><Relationship Id="rId1" Type="http://x/theme" Target="../theme/theme1.xml"/><Relationship Id="rId2" Type="http://x/image" Target="../media/image1.png"/><Relationship Id="rId3" Type="http://x/image" Target="../media/fond.png"/></Relationships>`,
	"ppt/theme/theme1.xml": `<a:theme ${drawing}><a:themeElements><a:clrScheme name="x"><a:dk2><a:srgbClr val="000000"/></a:dk2><a:accent1><a:srgbClr val="FFB000"/></a:accent1></a:clrScheme><a:fontScheme><a:majorFont><a:latin typeface="Marianne Titre"/></a:majorFont><a:minorFont><a:latin typeface="Marianne"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`,
	"ppt/media/image1.png": logoPng,
} satisfies Record<string, string | Uint8Array>;

export function houseTemplate(changed: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
	return zipSync(
		Object.fromEntries(
			Object.entries({ ...templateParts, ...changed }).map(([name, content]) => [
				name,
				typeof content === "string" ? strToU8(content) : content,
			]),
		),
	);
}
