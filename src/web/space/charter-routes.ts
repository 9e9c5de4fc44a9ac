import {
	adjustClause,
	agree,
	askCode,
	type Doer,
	editTerms,
	endCharter,
	largestPdf,
	newVersion,
	readSignedPdf,
	recall,
	removeClause,
	saveClause,
	sendBack,
	sendToReview,
	sendToSignature,
	signWithCode,
	signWithPdf,
} from "../../charters/index.ts";
import { DefError } from "../../platform/errors.ts";
import { certificateList, certificatePage } from "./charter-certificates.tsx";
import { charterList } from "./charter-list.tsx";
import { clauseOf } from "./charter-matrix.tsx";
import { newCharterRoutes } from "./charter-new.tsx";
import { type CharterNews, charterPage } from "./charter-page.tsx";
import { registerCsv, registerXlsx } from "./charter-register.ts";
import { longTerms, termsOf } from "./charter-terms.tsx";
import { type CharterPart, charterSources, chartersPath } from "./charter-view.ts";
import { faultOf } from "./form.tsx";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";
import { receivedFile } from "./upload.ts";

const closed: ReadonlySet<string> = new Set(["acces-refuse", "charte-inconnue"]);

type Work = (context: SignedInContext, doer: Doer, slug: string) => Promise<unknown>;

/** Does it, then shows the charter again; a refusal is told on the same page, at the part where it was asked. */
function change(
	part: CharterPart,
	work: Work,
	said?: CharterNews,
	field?: string,
): (context: SignedInContext) => Promise<SpaceAnswer> {
	return async (context) => {
		const slug = context.params.charter ?? "";
		try {
			await work(context, { person: context.person, origin: context.origin }, slug);
			const query = new URLSearchParams({
				...(part === "resume" ? {} : { partie: part }),
				...(said === undefined ? {} : { fait: said }),
			});
			const asked = query.size === 0 ? "" : `?${query}`;
			return goTo(`${chartersPath}/${encodeURIComponent(slug)}${asked}`);
		} catch (error) {
			// Not for this person: the door answers, and writes it in the audit trail.
			if (error instanceof DefError && closed.has(error.code)) throw error;
			const fault = faultOf(error);
			const opened = Number(context.form.number);
			return await charterPage(context, {
				fault: field !== undefined && fault.field === undefined ? { ...fault, field } : fault,
				part,
				...(context.form.number ? { opened } : {}),
			});
		}
	};
}

const one = `${chartersPath}/:charter`;
const read = { method: "GET", action: "charters.read" } as const;
const write = { method: "POST", action: "charters.manage" } as const;
const reply = { method: "POST", action: "charters.answer" } as const;

const changes = {
	terms: change("texte", ({ access, form }, doer, slug) => editTerms(access, doer, slug, termsOf(form))),
	clause: change("annexe", ({ access, form, desk }, doer, slug) =>
		saveClause(
			access,
			doer,
			slug,
			clauseOf(form),
			charterSources(desk.sources).map(({ id }) => id),
		),
	),
	withoutClause: change("annexe", ({ access, form }, doer, slug) =>
		removeClause(access, doer, slug, Number(form.number)),
	),
	adjusted: change(
		"annexe",
		({ access, form }, doer, slug) =>
			adjustClause(access, doer, slug, {
				number: Number(form.number),
				finest: form.finest ?? "",
				why: form.why ?? "",
			}),
		"ajustee",
	),
	back: change(
		"resume",
		({ access, form }, doer, slug) => sendBack(access, doer, slug, form.note ?? ""),
		"renvoyee",
	),
	signed: change(
		"resume",
		({ access, form }, doer, slug) => signWithCode(access, doer, slug, form.code ?? ""),
		"signee",
		"code",
	),
	signedPdf: change(
		"resume",
		(context, doer, slug) => signWithPdf(context.access, doer, slug, receivedFile(context)),
		"signee",
		"pdf",
	),
	ended: change(
		"resume",
		({ access, form }, doer, slug) => endCharter(access, doer, slug, form.reason ?? ""),
		"finie",
	),
};
const simple = (
	work: (access: SignedInContext["access"], doer: Doer, slug: string) => Promise<void>,
	said?: CharterNews,
) => change("resume", ({ access }, doer, slug) => work(access, doer, slug), said);

async function pdf({ access, person, params, query }: SignedInContext): Promise<SpaceAnswer> {
	const slug = params.charter ?? "";
	const number = Number(query.version);
	return {
		kind: "download",
		name: `${slug}-v${number}.pdf`,
		type: "application/pdf",
		body: await readSignedPdf(access, { person }, slug, number),
	};
}

export const charterRoutes: readonly SpaceRoute[] = [
	{ ...read, pattern: chartersPath, handle: charterList },
	{ ...read, pattern: `${chartersPath}/registre.csv`, handle: registerCsv },
	{ ...read, pattern: `${chartersPath}/registre.xlsx`, handle: registerXlsx },
	{ ...read, pattern: `${chartersPath}/certificats`, handle: certificateList },
	{ ...read, pattern: `${chartersPath}/certificats/:number`, handle: certificatePage },
	...newCharterRoutes,
	{ ...read, pattern: one, handle: (context: SignedInContext) => charterPage(context) },
	{ ...read, pattern: `${one}/signee.pdf`, handle: pdf },
	{ ...write, pattern: `${one}/texte`, longFields: longTerms, handle: changes.terms },
	{ ...write, pattern: `${one}/clauses`, handle: changes.clause },
	{ ...write, pattern: `${one}/clauses/retirer`, handle: changes.withoutClause },
	{ ...write, pattern: `${one}/relecture`, handle: simple(sendToReview, "relue") },
	{ ...write, pattern: `${one}/reprendre`, handle: simple(recall) },
	{ ...write, pattern: `${one}/contresigner`, handle: simple(sendToSignature, "a-signer") },
	{ ...write, pattern: `${one}/version`, handle: simple(newVersion) },
	{ ...write, pattern: `${one}/fin`, handle: changes.ended },
	{ ...reply, pattern: `${one}/ajuster`, handle: changes.adjusted },
	{ ...reply, pattern: `${one}/approuver`, handle: simple(agree, "approuvee") },
	{ ...reply, pattern: `${one}/renvoyer`, handle: changes.back },
	{ ...reply, pattern: `${one}/code`, handle: simple(askCode, "code") },
	{ ...reply, pattern: `${one}/signer`, handle: changes.signed },
	{ ...reply, pattern: `${one}/pdf`, upload: { maxBytes: largestPdf }, handle: changes.signedPdf },
];
