import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, it } from "vitest";
import { stylesheet } from "../web/stylesheet.ts";
import type { PrintedDocument } from "./document.ts";
import { type DocumentFormId, documentForms, writeForm } from "./files.ts";
import { richText } from "./rich-text.ts";
import { colours } from "./write/theme.ts";

/** A document that holds one of each thing; one point has no value, and its sign stands instead. */
const printed: PrintedDocument = {
	title: "Diagnostic d’essai",
	subtitle: "Caen, zone d'emploi (ZE 2020)",
	brand: { site: "Observatoire d’essai", operator: "Essai" },
	date: "2026-12-10",
	facts: [
		{ term: "Territoire", text: "Caen" },
		{ term: "Séance", text: "10 décembre 2026" },
	],
	sample: true,
	address: "https://exemple.fr/kits/essai",
	summary: ["Taux de chômage : 6,8 %"],
	parts: [
		{
			sections: [
				{
					id: "bloc-1",
					title: "Taux de chômage : 6,8 % & plus",
					subtitle: "Taux de chômage, en %. #strong[Caen]",
					chart: {
						kind: "line",
						alt: "Taux de chômage, Caen.",
						unit: "%",
						decimals: 1,
						labels: ["T1", "T2", "T3", "T4", "T5"],
						series: [
							{
								label: "Caen",
								values: [7.2, null, 7, 6.9, 6.8],
								texts: ["7,2 %", "secret statistique", "7,0 %", "6,9 %", "6,8 %"],
							},
						],
						references: [],
					},
					sentence: "Le taux est de 6,8 %.",
					table: {
						caption: "Taux par trimestre",
						columns: [
							{ header: "Période", number: false },
							{ header: "Caen (%)", number: true },
						],
						rows: [
							{ header: "T5", cells: [{ text: "6,8", value: 6.8, decimals: 1 }] },
							{ header: "T2", cells: [{ text: "s", spoken: "secret statistique" }] },
						],
					},
					comment: richText(
						"Un **mot** <b>du</b> [lien](javascript:alert) et [un autre](https://exemple.fr).",
					),
					notes: ["Une note."],
					source: "Source : Essai, Essai, 2024. Diffusion du 26/11/2026.",
					definitions: [
						{ label: "Taux de chômage", lines: [{ term: "Définition", text: "Part des chômeurs." }] },
					],
					origin: "https://exemple.fr/chiffres/taux-chomage?periode=T5",
				},
				{
					id: "bloc-2",
					title: "Projets",
					absent: "Non renseigné. Donnée non disponible.",
					notes: [],
					definitions: [],
				},
			],
		},
	],
	sources: [{ term: "Essai", text: "Essai, 2024." }],
	signs: [{ term: "s", text: "secret statistique." }],
	glossary: [{ term: "Zone d'emploi", text: "Espace où l'on réside et travaille." }],
	layout: "page",
};

const files = new Map<DocumentFormId, Uint8Array>();
let folder = "";
// Names of files have accents, and a bare machine speaks no language.
const env = { ...process.env, LC_ALL: "C.UTF-8" };
const run = (command: string, ...args: readonly string[]): string =>
	execFileSync(command, [...args], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], env });

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "def-kits-"));
	for (const { id, extension } of documentForms) {
		const bytes = await writeForm(printed, id);
		files.set(id, bytes);
		writeFileSync(join(folder, `kit${extension}`), bytes);
	}
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("the same document gives the same bytes in every form, whatever was written before", async () => {
	for (const { id } of documentForms)
		expect(Buffer.from(await writeForm(printed, id)).equals(files.get(id) ?? new Uint8Array()), id).toBe(
			true,
		);
});

it("the PDF is tagged, in French, whole, and reads in the order of the page", () => {
	const pdf = join(folder, "kit.pdf");
	const info = run("pdfinfo", pdf);
	expect(info).toMatch(/Tagged:\s+yes/);
	expect(info).toMatch(/Title:\s+Diagnostic d’essai/);
	const structure = run("pdfinfo", "-struct", pdf);
	for (const tag of ["H1", "Table", "TH", "TD", "Figure", "Link", "L "]) expect(structure).toContain(tag);
	const plain = run("qpdf", "--qdf", "--object-streams=disable", pdf, "-");
	expect(plain).toContain("/Lang (fr-FR)");
	expect(plain).toContain("pdfuaid");
	run("qpdf", "--check", pdf);
	const text = run("pdftotext", pdf, "-").replaceAll(/\s+/g, " ");
	let from = 0;
	for (const words of [
		"Diagnostic d’essai",
		"https://exemple.fr/kits/essai",
		"Taux de chômage : 6,8 % & plus",
		"#strong[Caen]",
		"Le taux est de 6,8 %.",
		"Taux par trimestre",
		"Commentaire",
		"Une note.",
		"Non renseigné",
		"Sources et signes",
		"Glossaire",
	]) {
		const at = text.indexOf(words.replaceAll(/\s+/g, " "), from);
		expect(at, words).toBeGreaterThanOrEqual(from);
		from = at;
	}
});

it("a comment keeps what every form can print; a link that is not of the web and HTML stay the text that was typed", () => {
	const [paragraph] = richText(
		"Un **mot** <b>du</b> [lien](javascript:alert) et [un *autre*](https://exemple.fr).",
	);
	expect(paragraph).toEqual({
		kind: "paragraph",
		runs: [
			{ text: "Un " },
			{ text: "mot", strong: true },
			{ text: " " },
			{ text: "<b>" },
			{ text: "du" },
			{ text: "</b>" },
			{ text: " " },
			{ text: "[lien](javascript:alert)" },
			{ text: " et " },
			{ text: "un ", link: "https://exemple.fr" },
			{ text: "autre", emphasis: true, link: "https://exemple.fr" },
			{ text: "." },
		],
	});
	expect(richText("# Titre\n\n```\ncode\n```")).toEqual([
		{ kind: "paragraph", runs: [{ text: "# Titre" }] },
		{ kind: "paragraph", runs: [{ text: "```\ncode\n```" }] },
	]);
});

it("LibreOffice opens the slides: the chart keeps its points, a hidden one is empty and never zero", async () => {
	const parts = unzipSync(files.get("pptx") ?? new Uint8Array());
	const chart = strFromU8(parts["ppt/charts/chart1.xml"] ?? new Uint8Array());
	expect(
		[...chart.matchAll(/<c:pt idx="(\d)"><c:v>([\d.]+)<\/c:v>/g)].map(([, at, value]) => `${at}:${value}`),
	).toEqual(["0:7.2", "2:7", "3:6.9", "4:6.8"]);
	const book = await readXlsx(parts["ppt/embeddings/Microsoft_Excel_Worksheet1.xlsx"] ?? new Uint8Array());
	expect(book.sheets[0]?.rows.map((row) => row[1] ?? null)).toEqual(["Caen", 7.2, null, 7, 6.9, 6.8]);
	const slide = strFromU8(parts["ppt/slides/slide2.xml"] ?? new Uint8Array());
	expect(slide).toContain('descr="Taux de chômage, Caen."');
	expect(slide).toMatch(/<p:ph\s[^>]*type="title"[\s\S]*?<a:t>Taux de chômage : 6,8 % &amp; plus/);
	expect(slide).not.toMatch(/<\/a:r><a:pPr/);
	const notes = strFromU8(parts["ppt/notesSlides/notesSlide2.xml"] ?? new Uint8Array());
	for (const words of ["Part des chômeurs", "T2 | s", "D’où vient ce chiffre ?"])
		expect(notes).toContain(words);

	run(
		"soffice",
		`-env:UserInstallation=file://${folder}/profil`,
		"--headless",
		"--convert-to",
		"odp",
		"--outdir",
		folder,
		join(folder, "kit.pptx"),
	);
	const odp = unzipSync(readFileSync(join(folder, "kit.odp")));
	const objects = Object.entries(odp)
		.filter(([name]) => /^Object \d+\/content\.xml$/.test(name))
		.map(([, bytes]) => strFromU8(bytes))
		.join("");
	for (const value of ["7.2", "7", "6.9", "6.8"]) expect(objects).toContain(`office:value="${value}"`);
	expect(objects).not.toContain('office:value="0"');
	expect(strFromU8(odp["content.xml"] ?? new Uint8Array())).toContain("Taux de chômage");
});

it("slides and one sheet are read in grey: bars to compare with are hatched, lines dashed; a sheet has no cover", async () => {
	const [part] = printed.parts;
	const [section] = part?.sections ?? [];
	const chart = section?.chart;
	if (!section || !chart) throw new Error("a chart is expected");
	const [series] = chart.series;
	const two = { ...chart, series: series ? [series, { ...series, label: "France" }] : [] };
	const bars = { ...chart, kind: "bars" as const, references: [4] };
	const sheet: PrintedDocument = {
		...printed,
		layout: "sheet",
		parts: [{ sections: [two, bars].map((one, at) => ({ ...section, id: `b-${at}`, chart: one })) }],
	};
	const parts = unzipSync(await writeForm(sheet, "pptx"));
	const drawn = (n: number): string => strFromU8(parts[`ppt/charts/chart${n}.xml`] ?? new Uint8Array());
	expect([...drawn(1).matchAll(/<c:ser>.*?prstDash val="(\w+)"/gs)].map(([, dash]) => dash)).toEqual([
		"solid",
		"dash",
	]);
	expect(drawn(2).match(/<a:pattFill prst="wdUpDiag">/g)).toHaveLength(1);
	const pdf = join(folder, "feuille.pdf");
	writeFileSync(pdf, await writeForm(sheet, "pdf"));
	expect(run("pdfinfo", pdf)).toMatch(/Tagged:\s+yes/);
	expect(run("pdftotext", pdf, "-")).not.toContain("Sources et signes");
});

it("the workbooks hold numbers as numbers, signs as texts, and « Lisez-moi » first", async () => {
	const { sheets } = await readXlsx(files.get("xlsx") ?? new Uint8Array());
	expect(sheets.map(({ name }) => name)).toEqual(["Lisez-moi", "1 Taux de chômage"]);
	const rows = sheets[1]?.rows ?? [];
	expect(rows.find(([head]) => head === "T5")?.[1]).toBe(6.8);
	expect(rows.find(([head]) => head === "T2")?.[1]).toBe("s");
	run(
		"soffice",
		`-env:UserInstallation=file://${folder}/profil`,
		"--headless",
		"--convert-to",
		"csv:Text - txt - csv (StarCalc):59,34,76,1,,1036,false,true,false,false,false,2",
		"--outdir",
		folder,
		join(folder, "kit.ods"),
	);
	expect(readFileSync(join(folder, "kit-1 Taux de chômage.csv"), "utf8")).toMatch(/T5;6[.,]8\nT2;s\n/);
});

it("what is printed has the colours of the pages", () => {
	const tokens = new Set(
		[...stylesheet.text.matchAll(/:\s*(#[0-9a-f]{6})\s*;/gi)].map(([, colour]) => colour),
	);
	for (const colour of Object.values(colours).flat()) expect(tokens, String(colour)).toContain(colour);
});
