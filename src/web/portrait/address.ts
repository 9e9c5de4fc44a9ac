import type { DocumentFormId, Template } from "../../kits/index.ts";
import { isKitZoning } from "../space/kit-place.tsx";

/** What can be taken of a territory without an account: the documents of a kit, of the release that is served. */
export const portraits: readonly {
	readonly file: string;
	readonly template: Template["id"];
	readonly form: DocumentFormId;
	/** On the link. */
	readonly label: string;
	readonly title: string;
}[] = [
	{ file: "essentiel.pdf", template: "page", form: "pdf", label: "Une page (PDF)", title: "L’essentiel" },
	{ file: "portrait.pdf", template: "diagnostic", form: "pdf", label: "Portrait (PDF)", title: "Portrait" },
	{
		file: "portrait.pptx",
		template: "diagnostic",
		form: "pptx",
		label: "Diaporama (PPTX)",
		title: "Portrait",
	},
	{
		file: "portrait.xlsx",
		template: "diagnostic",
		form: "xlsx",
		label: "Classeur (XLSX)",
		title: "Portrait",
	},
];

/** Zonings that a committee meets on have a portrait. */
export const hasPortrait = isKitZoning;
