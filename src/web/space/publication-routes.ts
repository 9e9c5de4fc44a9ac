import { DefError } from "../../platform/errors.ts";
import {
	abandonDraft,
	addPreviewer,
	approveDraft,
	createDraft,
	editTexts,
	longestNote,
	publishDue,
	refuseDraft,
	removePreviewer,
	scheduleDraft,
	submitDraft,
	takeCandidate,
	tick,
	unscheduleDraft,
	withdraw,
} from "../../publication/index.ts";
import { faultOf } from "./form.tsx";
import { publicationList } from "./publication-list.tsx";
import { type PublicationNews, publicationPage } from "./publication-page.tsx";
import { publicationPath } from "./publication-view.ts";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";

const closed: ReadonlySet<string> = new Set(["acces-refuse", "diffusion-inconnue"]);

type Doer = Pick<SignedInContext, "person" | "origin">;
type Work = (context: SignedInContext, doer: Doer, id: string) => Promise<unknown>;

/** Does it, then shows the draft again; a refusal is told on the same page. */
function change(work: Work, said?: PublicationNews): (context: SignedInContext) => Promise<SpaceAnswer> {
	return async (context) => {
		const id = context.params.draft ?? "";
		try {
			await work(context, { person: context.person, origin: context.origin }, id);
			context.diffusions.moved();
			return goTo(`${publicationPath}/${encodeURIComponent(id)}${said ? `?fait=${said}` : ""}`);
		} catch (error) {
			// Not for this person, or not there: the door answers, and writes a refusal in the audit trail.
			if (error instanceof DefError && closed.has(error.code)) throw error;
			return await publicationPage(context, faultOf(error));
		}
	};
}

async function begin(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, origin, form } = context;
	try {
		const corrects = form.corrects ? Number(form.corrects) : undefined;
		const id = await createDraft(
			access,
			{ person, origin },
			{ title: form.title ?? "", ...(corrects === undefined ? {} : { corrects }) },
		);
		return goTo(`${publicationPath}/${id}`);
	} catch (error) {
		if (error instanceof DefError && error.code === "acces-refuse") throw error;
		return await publicationList(context, faultOf(error));
	}
}

async function takeBack(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, origin, form } = context;
	try {
		await withdraw(access, { person, origin }, Number(form.n), form.reason ?? "");
		await publishDue(access);
		return goTo(publicationPath);
	} catch (error) {
		if (error instanceof DefError && error.code === "acces-refuse") throw error;
		return await publicationList(context, faultOf(error));
	}
}

/** Publishing at once is a schedule at this instant, done without waiting for the clock. */
const atOnce: Work = async ({ access }, doer, id) => {
	await scheduleDraft(access, doer, id, { now: true });
	await publishDue(access);
};

const one = `${publicationPath}/:draft`;
const follow = { method: "GET", action: "releases.follow" } as const;
const compose = { method: "POST", action: "releases.compose" } as const;
const approve = { method: "POST", action: "releases.approve" } as const;
const either = { method: "POST", action: "releases.follow" } as const;
const longComment = { note: 1_000, comment: 1_000, reason: 1_000 } as const;

export const publicationRoutes: readonly SpaceRoute[] = [
	{ ...follow, pattern: publicationPath, handle: (context: SignedInContext) => publicationList(context) },
	{ ...compose, pattern: publicationPath, handle: begin },
	{ ...approve, pattern: `${publicationPath}/retrait`, longFields: longComment, handle: takeBack },
	{ ...follow, pattern: one, handle: (context: SignedInContext) => publicationPage(context) },
	{
		...compose,
		pattern: `${one}/textes`,
		longFields: { note: longestNote, erratum: longestNote },
		handle: change(
			({ access, form }, doer, id) =>
				editTexts(access, doer, id, {
					title: form.title ?? "",
					note: form.note ?? "",
					erratum: form.erratum ?? "",
				}),
			"texte",
		),
	},
	{
		...compose,
		pattern: `${one}/construction`,
		handle: change(({ access }, doer, id) => takeCandidate(access, doer, id), "reprise"),
	},
	{
		...either,
		pattern: `${one}/cocher`,
		handle: change(({ access, form }, doer, id) =>
			tick(access, doer, id, { item: form.item ?? "", done: form.done === "oui" }),
		),
	},
	{
		...compose,
		pattern: `${one}/apercu`,
		handle: change(({ access, form }, doer, id) => addPreviewer(access, doer, id, form.person ?? "")),
	},
	{
		...compose,
		pattern: `${one}/apercu/retirer`,
		handle: change(({ access, form }, doer, id) => removePreviewer(access, doer, id, form.person ?? "")),
	},
	{
		...compose,
		pattern: `${one}/relecture`,
		handle: change(({ access }, doer, id) => submitDraft(access, doer, id), "relecture"),
	},
	{
		...approve,
		pattern: `${one}/approuver`,
		longFields: longComment,
		handle: change(({ access, form }, doer, id) => approveDraft(access, doer, id, form.note), "approuvee"),
	},
	{
		...approve,
		pattern: `${one}/renvoyer`,
		longFields: longComment,
		handle: change(
			({ access, form }, doer, id) => refuseDraft(access, doer, id, form.comment ?? ""),
			"renvoyee",
		),
	},
	{
		...either,
		pattern: `${one}/programmer`,
		handle: change(
			({ access, form }, doer, id) =>
				scheduleDraft(access, doer, id, { day: form.day ?? "", time: form.time ?? "" }),
			"programmee",
		),
	},
	{ ...either, pattern: `${one}/publier`, handle: change(atOnce, "publiee") },
	{
		...either,
		pattern: `${one}/annuler`,
		handle: change(
			({ access, form }, doer, id) => unscheduleDraft(access, doer, id, form.reason ?? ""),
			"annulee",
		),
	},
	{
		...compose,
		pattern: `${one}/abandonner`,
		handle: change(({ access, form }, doer, id) => abandonDraft(access, doer, id, form.reason ?? "")),
	},
];
