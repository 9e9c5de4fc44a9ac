import { strFromU8, unzipSync } from "fflate";

/** Every part of an archive, archives inside included; a number of a list of texts, a style or a place on the page says nothing. */
export function zipText(bytes: Uint8Array): string {
	return Object.entries(unzipSync(bytes))
		.map(([name, part]) => {
			if (/\.(xlsx|zip)$/.test(name)) return `${name}\n${zipText(part)}`;
			if (!/\.(xml|svg|rels)$/.test(name) || /styles|theme|slideLayout|slideMaster/.test(name)) return name;
			return `${name}\n${strFromU8(part)
				.replaceAll(/<c [^>]*t="s"[^>]*><v>\d+<\/v><\/c>/g, "")
				.replaceAll(/<a:(off|ext|chOff|chExt) [^>]*>/g, "")
				.replaceAll(
					/ (x|y|x1|x2|y1|y2|cx|cy|width|height|points|transform|id|sz|w|h|count|uniqueCount|ref|r)="[^"]*"/g,
					"",
				)}`;
		})
		.join("\n");
}
