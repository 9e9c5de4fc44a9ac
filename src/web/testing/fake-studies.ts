import type { Figures } from "../../figures/model.ts";
import { composeKit } from "../../kits/index.ts";
import {
	noStudies,
	type PublishedStudy,
	type Studies,
	type StudyContent,
	studyDocument,
} from "../../studies/index.ts";
import { essaiRegion } from "./essai-region.ts";

/** Words of a study of an essay, whole. */
export const studyWords: StudyContent = {
	title: "Recruter autour de Caen",
	kind: "etude",
	theme: "recrutement",
	question: "Qui recrute ?",
	sentences: ["Première phrase.", "Deuxième phrase.", "Troisième phrase."],
	parts: [{ at: 1, title: "Les projets", text: "Ce que les employeurs **prévoient**." }],
	method: "Lecture des séries.",
	limits: "Rien sur les conditions.",
	authors: "Carif-Oref d’essai",
	reuse: "Citez la source.",
	changes: "",
};

/** One study of one edition, that the charters let be read. */
export async function fakeStudies(figures: Figures): Promise<Studies> {
	const place = { territory: { type: "zone-emploi", code: "2804" } } as const;
	const { document } = await composeKit(
		{
			title: "Kit d’essai",
			place,
			session: "2026-02-01",
			template: "diagnostic",
			blocks: ["taux-chomage", "projets-recrutement"].map((indicator) => ({
				figure: { shape: "series", indicator },
			})),
		},
		{ figures, region: essaiRegion, site: "http://localhost", path: "/kits/essai" },
	);
	const at = new Date("2026-02-02T09:00:00Z");
	const address = "2026-recruter-autour-de-caen";
	const study: PublishedStudy = {
		id: "1",
		address,
		withdrawn: null,
		editions: [
			{
				id: "1",
				study: "1",
				address,
				withdrawn: null,
				state: "publiee",
				kit: "22222222",
				place: document.subtitle,
				territories: ["zone-emploi:2804"],
				content: studyWords,
				author: { id: "1", name: "Auteur", organisation: "Essai" },
				created: at,
				changed: at,
				out: { n: 1, code: "33333333", release: figures.release.id, at, approver: "Responsable" },
			},
		],
	};
	const printed = studyDocument(document, studyWords, {
		site: "http://localhost",
		date: at.toISOString(),
		n: 1,
		approver: "Responsable",
		address,
	});
	return { ...noStudies, list: () => [study], document: () => ({ document: printed, newer: false }) };
}
