import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { regionOf } from "../../catalogue/regions/index.ts";
import type { Figures } from "../../src/figures/index.ts";
import {
	composeKit,
	documentForms,
	type Kit,
	type PrintedDocument,
	writeForm,
} from "../../src/kits/index.ts";
import { studyDocument } from "../../src/studies/index.ts";
import { studyWords } from "../../src/web/testing/fake-studies.ts";
import { zipText } from "./archive.ts";
import { chartered } from "./pages.ts";

const departement = (code: string) => ({ type: "departement", code }) as const;

/** Kits that hold every figure of the demonstration in every form of block, for a place, a wider one and a perimeter. */
const places: readonly Kit["place"][] = [
	{ territory: departement("14") },
	{ territory: { type: "region", code: "28" } },
	{ perimeter: { label: "Deux départements", members: [departement("14"), departement("50")] } },
];

const kitOf = (place: Kit["place"]): Kit => ({
	title: "Kit d'essai",
	place,
	session: "2026-12-10",
	template: "branche",
	blocks: [
		{ shape: "essentials" } as const,
		{ shape: "latest", title: "Sous charte", indicators: chartered.map(({ id }) => id) } as const,
		...chartered.flatMap(({ id }) => [
			{ shape: "series", indicator: id } as const,
			{ shape: "split", indicator: id } as const,
			{ shape: "places", indicator: id, type: "departement" } as const,
			{ shape: "places", indicator: id, type: "zone-emploi" } as const,
		]),
	].map((figure) => ({ figure })),
});

const frame = { site: "http://localhost", date: "2026-12-10", n: 2 } as const;

/** Everything that a person or a program reads in the files of these kits: texts, notes, alternative texts, points, hidden sheets. */
export async function kitTexts(figures: Figures): Promise<ReadonlyMap<string, string>> {
	const found = new Map<string, string>();
	let before: PrintedDocument | undefined;
	for (const [at, place] of places.entries()) {
		const { document } = await composeKit(kitOf(place), {
			figures,
			region: regionOf("28", "Normandie", []),
			site: "http://localhost",
			path: "/kits/essai",
		});
		found.set(`kit ${at} données`, JSON.stringify(document));
		// A study is the same tree, compared with that of an edition before.
		found.set(
			`étude ${at}`,
			JSON.stringify(
				studyDocument(
					document,
					{ ...studyWords, changes: "Autre lieu." },
					{ ...frame, ...(before ? { before } : {}) },
				),
			),
		);
		before = document;
		for (const { id } of documentForms) {
			const bytes = await writeForm(document, id);
			found.set(`kit ${at} ${id}`, id === "pdf" ? pdfText(bytes) : zipText(bytes));
		}
	}
	return found;
}

/** What is printed, and what is said of drawings to who does not see them. */
function pdfText(bytes: Uint8Array): string {
	const folder = mkdtempSync(join(tmpdir(), "def-pdf-"));
	try {
		const path = join(folder, "kit.pdf");
		writeFileSync(path, bytes);
		const run = (command: string, ...args: readonly string[]): string =>
			execFileSync(command, [...args], {
				encoding: "utf8",
				stdio: ["ignore", "pipe", "ignore"],
				maxBuffer: 2 ** 27,
			});
		const raw = run("qpdf", "--qdf", "--object-streams=disable", path, "-");
		return [run("pdftotext", path, "-"), ...raw.matchAll(/\/(?:Alt|Title|Contents) [(<].*/g)].join("\n");
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
