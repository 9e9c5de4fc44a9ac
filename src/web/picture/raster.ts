import { fileURLToPath } from "node:url";
import { renderAsync } from "@resvg/resvg-js";

/** Faces brought by npm: the same pixels on every machine. */
const fontFiles = [
	import.meta.resolve("@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf"),
	import.meta.resolve("@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf"),
].map((address) => fileURLToPath(address));

/** Pixels for one unit of the drawing: sharp on a slide. */
const sharpness = 2;

/** The very drawing of the SVG file, in pixels; made out of the thread that answers. */
export async function rasterOf(svg: string): Promise<Buffer> {
	const image = await renderAsync(svg, {
		fitTo: { mode: "zoom", value: sharpness },
		font: { fontFiles, loadSystemFonts: false, defaultFontFamily: "Source Sans 3" },
	});
	return image.asPng();
}
