import { createReadStream } from "node:fs";
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
import { faultOf } from "./form.tsx";
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
			return await deliveryPage(context, faultOf(error));
		}
		return goTo(`${deliveryPath(one.id)}?fait=${done}${anchor}`);
	};
}

/** The text of a field that must be filled. */
function needed(form: Readonly<Record<string, string>>, field: string, expected: string): string {
	const text = (form[field] ?? "").trim();
	if (text === "") throw new DefError("saisie-incorrecte", { field, expected });
	return text;
}

const doMap = change("colonnes", async ({ desk, person, form, origin }, one) => {
	const mapping = (one.report?.columns ?? []).flatMap((column) => {
		const chosen = form[columnField(column)];
		if (chosen === undefined) return [];
		return [[column.header, chosen === ignored ? null : chosen] as const];
	});
	const taken = mapping.flatMap(([, field]) => (field === null ? [] : [field]));
	const twice = taken.find((field, index) => taken.indexOf(field) !== index);
	if (twice !== undefined) {
		const column = one.report?.columns.find((c) => form[columnField(c)] === twice);
		throw new DefError("saisie-incorrecte", {
			field: column ? columnField(column) : "",
			expected: `Deux colonnes sont prises pour « ${twice} » : n’en gardez qu’une.`,
		});
	}
	await mapColumns(desk, person, one.id, Object.fromEntries(mapping), origin);
});

const doCorrect = change("corrections", async ({ desk, person, form, origin }, one) => {
	const corrections = bulkCorrections(form);
	if (corrections.length === 0) {
		throw new DefError("saisie-incorrecte", {
			expected: "Aucune valeur n’est changée : écrivez au moins une correction.",
		});
	}
	const why = needed(form, "pourquoi", "Dites pourquoi ces valeurs sont corrigées.");
	await correct(desk, person, one.id, corrections, why, origin);
});

const doAdopt = change("reprises", async ({ desk, person, form, origin }, one) => {
	const ids = Object.keys(form).flatMap((name) => (name.startsWith("reprise.") ? [name.slice(8)] : []));
	if (ids.length === 0)
		throw new DefError("saisie-incorrecte", { expected: "Cochez au moins une correction." });
	await adoptCorrections(desk, person, one.id, ids, origin);
});

const doAccept = change("accepte", async ({ desk, person, form, origin }, one) => {
	const justification = (form.justification ?? "").trim();
	await accept(desk, person, one.id, justification === "" ? {} : { justification }, origin);
});

const doRefuse = change("refuse", async ({ desk, person, form, origin }, one) => {
	await refuse(desk, person, one.id, needed(form, "motif", "Écrivez pourquoi le lot est refusé."), origin);
});

const doSendBack = change("renvoye", async ({ desk, person, form, origin }, one) => {
	const message = needed(form, "message", "Écrivez au fournisseur ce que vous attendez de lui.");
	await sendBack(desk, person, one.id, message, origin);
});

async function stateData({ desk, person, params }: SignedInContext): Promise<SpaceAnswer> {
	const one = await seeDelivery(desk, person, params.delivery ?? "");
	const doing = one.doing === "" ? "Le fichier attend son contrôle." : one.doing;
	return { kind: "data", value: { running: isRunning(one), progress: one.progress, doing } };
}

async function giveOriginal({ desk, person, params }: SignedInContext): Promise<SpaceAnswer> {
	const { name, path } = await originalFile(desk, person, params.delivery ?? "");
	// Whatever it holds, it is saved and never opened here.
	return { kind: "download", name, type: "application/octet-stream", body: createReadStream(path) };
}

async function giveWorkbook({ desk, person, params }: SignedInContext): Promise<SpaceAnswer> {
	const { name, bytes } = await returnWorkbook(desk, person, params.delivery ?? "");
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
