import { mostBlocks } from "../../kits/index.ts";
import {
	abandonEdition,
	editEdition,
	editionPath,
	longestSentence,
	longestStudyText,
	mostSentences,
	publishEdition,
	sendBackEdition,
	submitEdition,
	withdrawStudy,
} from "../../studies/index.ts";
import { faultOf } from "./form.tsx";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";
import { studyList } from "./study-list.tsx";
import { createStudy, newStudy } from "./study-new.tsx";
import { isClosedStudy, studyPage } from "./study-page.tsx";
import { newStudyPath, publisherOf, studiesPath } from "./study-view.ts";

/** Does it, then shows the edition again; a refusal is told on its page. */
function change(
	work: (context: SignedInContext, id: string) => Promise<unknown>,
): (context: SignedInContext) => Promise<SpaceAnswer> {
	return async (context) => {
		const id = context.params.edition ?? "";
		try {
			await work(context, id);
		} catch (error) {
			if (isClosedStudy(error)) throw error;
			return await studyPage(context, faultOf(error));
		}
		// What the public reads from now on.
		await context.studies.refresh();
		return goTo(editionPath(id));
	};
}

const doerOf = ({ person, origin }: SignedInContext) => ({ person, origin });

const texts: Readonly<Record<string, number>> = {
	question: longestSentence,
	...Object.fromEntries(
		Array.from({ length: mostSentences }, (_, at) => [`phrase-${at + 1}`, longestSentence]),
	),
	...Object.fromEntries(Array.from({ length: mostBlocks }, (_, at) => [`texte-${at}`, longestStudyText])),
	changements: longestStudyText,
	methode: longestStudyText,
	limites: longestStudyText,
	reutilisation: longestStudyText,
};

const one = `${studiesPath}/:edition`;
const write = { method: "POST", action: "studies.write" } as const;
const follow = { method: "POST", action: "studies.follow" } as const;
const approve = { method: "POST", action: "studies.approve" } as const;

export const studyRoutes: readonly SpaceRoute[] = [
	{ method: "GET", action: "studies.follow", pattern: studiesPath, handle: studyList },
	{
		method: "GET",
		action: "studies.write",
		pattern: newStudyPath,
		handle: (context: SignedInContext) => newStudy(context),
	},
	{ ...write, pattern: newStudyPath, longFields: texts, handle: createStudy },
	{
		method: "GET",
		action: "studies.follow",
		pattern: one,
		handle: (context: SignedInContext) => studyPage(context),
	},
	{
		...write,
		pattern: `${one}/textes`,
		longFields: texts,
		handle: change((context, id) =>
			editEdition(context.access, context.figures(), doerOf(context), id, context.form),
		),
	},
	{
		...write,
		pattern: `${one}/relecture`,
		handle: change((context, id) => submitEdition(context.access, doerOf(context), id)),
	},
	// Its author takes it back, a reader sends it back; either lets a draft go.
	{
		...follow,
		pattern: `${one}/renvoyer`,
		handle: change((context, id) => sendBackEdition(context.access, doerOf(context), id, context.form.mot)),
	},
	{
		...follow,
		pattern: `${one}/abandonner`,
		handle: change((context, id) => abandonEdition(context.access, doerOf(context), id)),
	},
	{
		...approve,
		pattern: `${one}/publier`,
		handle: change((context, id) =>
			publishEdition(context.access, publisherOf(context), doerOf(context), id, Number(context.form.lue)),
		),
	},
	{
		...approve,
		pattern: `${one}/retirer`,
		handle: change((context, id) =>
			withdrawStudy(context.access, doerOf(context), id, context.form.motif ?? ""),
		),
	},
];
