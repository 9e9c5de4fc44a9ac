import { createReadStream } from "node:fs";
import { record } from "../../access/index.ts";
import {
	accept,
	adoptCorrections,
	cancelCheck,
	correct,
	type DeliveryRecord,
	mapColumns,
	originalFile,
	refuse,
	restartCheck,
	returnWorkbook,
	seeDelivery,
	sendBack,
} from "../../deliveries/index.ts";
import { DefError } from "../../platform/errors.ts";
import { bulkCorrections } from "./delivery-bulk.tsx";
import { deliveryPage } from "./delivery-page.tsx";
import { columnField, ignored } from "./delivery-structure.tsx";
import { deliveryPath } from "./delivery-view.ts";
import { isRunning } from "./delivery-words.ts";
import { type FormFault, faultOf } from "./form.tsx";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";

type Handler = (context: SignedInContext) => Promise<SpaceAnswer>;

/** Does it, then shows the delivery again with what was done; a refusal is told on the same page, with what was typed. */
function change(
	done: string,
	work: (context: SignedInContext, one: DeliveryRecord) => Promise<unknown>,
	anchor = "",
): Handler {
	return async (context) => {
		const one = await seeDelivery(context.desk, context.person, context.params.delivery ?? "");
		try {
			await work(context, one);
		} catch (error) {
			if (error instanceof DefError && error.code === "acces-refuse") throw error;
			return await deliveryPage(context, faultHere(error));
		}
		return goTo(`${deliveryPath(one.id)}?fait=${done}${anchor}`);
	};
}

/** The desk names what it was given; the page says it beside its own field. What has no field is told at the head alone. */
const fieldsHere: Readonly<Record<string, string>> = {
	justification: "justification",
	message: "message",
	reason: "motif",
	why: "pourquoi",
};

function faultHere(error: unknown): FormFault {
	const { message, field = "" } = faultOf(error);
	const here = Object.hasOwn(fieldsHere, field) ? fieldsHere[field] : undefined;
	return { message, ...(here === undefined ? {} : { field: here }) };
}

const doMap = change("colonnes", async ({ desk, person, form, origin }, one) => {
	const mapping = (one.report?.columns ?? []).flatMap(({ header }, rank) => {
		const chosen = form[columnField(rank)];
		if (chosen === undefined || header.trim() === "") return [];
		return [[header, chosen === ignored ? null : chosen] as const];
	});
	await mapColumns(desk, person, one.id, Object.fromEntries(mapping), origin);
});

const doCorrect = change("corrections", async ({ desk, person, form, origin }, one) => {
	await correct(desk, person, one.id, bulkCorrections(form), form.pourquoi ?? "", origin);
});

const doAdopt = change("reprises", async ({ desk, person, form, origin }, one) => {
	const ids = Object.keys(form).flatMap((name) => (name.startsWith("reprise.") ? [name.slice(8)] : []));
	await adoptCorrections(desk, person, one.id, ids, origin);
});

const doAccept = change("accepte", async ({ desk, person, form, origin }, one) => {
	const justification = (form.justification ?? "").trim();
	await accept(desk, person, one.id, justification === "" ? {} : { justification }, origin);
});

const doRefuse = change("refuse", async ({ desk, person, form, origin }, one) => {
	await refuse(desk, person, one.id, form.motif ?? "", origin);
});

const doSendBack = change("renvoye", async ({ desk, person, form, origin }, one) => {
	await sendBack(desk, person, one.id, form.message ?? "", origin);
});

async function stateData({ desk, person, params }: SignedInContext): Promise<SpaceAnswer> {
	const one = await seeDelivery(desk, person, params.delivery ?? "");
	const doing = one.doing === "" ? "Le fichier attend son contrôle." : one.doing;
	return { kind: "data", value: { running: isRunning(one), progress: one.progress, doing } };
}

/** Told before it is given. */
async function tellExport(
	{ access, desk, person, params, origin }: SignedInContext,
	what: string,
): Promise<void> {
	const { label } = await seeDelivery(desk, person, params.delivery ?? "");
	const object = `${what} du lot ${label}`;
	await record(access.records.query, { person, action: "export", outcome: "fait", object, origin });
}

async function giveOriginal(context: SignedInContext): Promise<SpaceAnswer> {
	const { desk, person, params } = context;
	const { name, path } = await originalFile(desk, person, params.delivery ?? "");
	await tellExport(context, "fichier d’origine");
	// Whatever it holds, it is saved and never opened here.
	return { kind: "download", name, type: "application/octet-stream", body: createReadStream(path) };
}

async function giveWorkbook(context: SignedInContext): Promise<SpaceAnswer> {
	const { desk, person, params } = context;
	const { name, bytes } = await returnWorkbook(desk, person, params.delivery ?? "");
	await tellExport(context, "fichier annoté");
	const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
	return { kind: "download", name, type, body: Buffer.from(bytes) };
}

const one = "/espace/collecte/:delivery";
const read = "deliveries.read";
const send = "deliveries.deposit";
const decide = "deliveries.decide";
/** A file may have some hundred columns, an example value a few hundred letters. */
const bodyLimit = 256 * 1024;

export const deliveryActions: readonly SpaceRoute[] = [
	{ method: "GET", pattern: one, action: read, handle: (context) => deliveryPage(context) },
	{ method: "GET", pattern: `${one}/etat`, action: read, handle: stateData },
	{ method: "GET", pattern: `${one}/original`, action: read, handle: giveOriginal },
	{ method: "GET", pattern: `${one}/annote.xlsx`, action: read, handle: giveWorkbook },
	{
		method: "POST",
		pattern: `${one}/relancer`,
		action: send,
		handle: change("relance", ({ desk, person, origin }, { id }) => restartCheck(desk, person, id, origin)),
	},
	{
		method: "POST",
		pattern: `${one}/annuler`,
		action: send,
		handle: change("annule", ({ desk, person, origin }, { id }) => cancelCheck(desk, person, id, origin)),
	},
	{ method: "POST", pattern: `${one}/colonnes`, action: send, bodyLimit, handle: doMap },
	{ method: "POST", pattern: `${one}/corriger`, action: send, bodyLimit, handle: doCorrect },
	{ method: "POST", pattern: `${one}/reprises`, action: send, bodyLimit, handle: doAdopt },
	{
		method: "POST",
		pattern: `${one}/accepter`,
		action: decide,
		longFields: { justification: 2000 },
		handle: doAccept,
	},
	{
		method: "POST",
		pattern: `${one}/refuser`,
		action: decide,
		longFields: { motif: 2000 },
		handle: doRefuse,
	},
	{
		method: "POST",
		pattern: `${one}/renvoyer`,
		action: decide,
		longFields: { message: 4000 },
		handle: doSendBack,
	},
];
