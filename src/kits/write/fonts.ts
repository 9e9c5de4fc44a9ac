import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const folder = dirname(
	createRequire(import.meta.url).resolve("@expo-google-fonts/source-sans-3/package.json"),
);
const faces = ["400Regular", "400Regular_Italic", "600SemiBold", "700Bold"] as const;

export const fontFiles: readonly string[] = faces.map((face) =>
	join(folder, face, `SourceSans3_${face}.ttf`),
);

let read: readonly Buffer[] | undefined;

/** The only fonts of printed documents: the same bytes everywhere, whatever the machine has. */
export function fontBlobs(): Buffer[] {
	read ??= fontFiles.map((path) => readFileSync(path));
	return [...read];
}
