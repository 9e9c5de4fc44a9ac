import { colours } from "./theme.ts";

const ink = colours.ink.slice(1).toUpperCase();
/** Of each series of a line, as on paper; see `dashes`. */
const lineDashes = ["solid", "dash", "sysDot"] as const;

/** Native charts that are read without colours: bars to compare with are hatched, each line has its dashes. */
export function greySafe(xml: string): string {
	return xml.includes("<c:lineChart>") ? dashed(xml) : hatched(xml);
}

function hatched(xml: string): string {
	const pattern = `<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="${ink}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill><a:ln w="9525"><a:solidFill><a:srgbClr val="${ink}"/></a:solidFill></a:ln>`;
	return xml.replace(/<c:dPt>.*?<\/c:dPt>/gs, (point) =>
		point.replace(
			new RegExp(`<a:solidFill>\\s*<a:srgbClr val="${ink}"\\s*/?>(?:</a:srgbClr>)?\\s*</a:solidFill>`),
			pattern,
		),
	);
}

function dashed(xml: string): string {
	let rank = 0;
	return xml.replace(/<c:ser>.*?<\/c:ser>/gs, (series) => {
		const dash = lineDashes[rank++] ?? "solid";
		return series.replace('<a:prstDash val="solid"/>', `<a:prstDash val="${dash}"/>`);
	});
}
