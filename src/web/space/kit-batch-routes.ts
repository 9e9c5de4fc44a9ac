import { readCard, readFrozen } from "../../frozen/index.ts";
import {
	askBatch,
	cancelBatch,
	documentForms,
	documentName,
	type Every,
	frozenDocument,
	type KitBatch,
	keptName,
	readBatch,
	readKit,
	retryBatch,
	streamedZip,
	type ZippedFile,
} from "../../kits/index.ts";
import { DefError } from "../../platform/errors.ts";
import { slugify } from "../../platform/french.ts";
import { isTerritoryType } from "../declared.ts";
import { faultOf } from "./form.tsx";
import { batchPage, batchPath, batchState } from "./kit-batch.tsx";
import { kitPage } from "./kit-page.tsx";
import { closedKit, kitsPath } from "./kit-view.ts";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";

/** Asks for it, then shows where it stands. */
function ask(
	every: (context: SignedInContext) => Every | undefined,
): (context: SignedInContext) => Promise<SpaceAnswer> {
	return async (context) => {
		const { access, desk, person, origin, params } = context;
		const id = params.kit ?? "";
		try {
			return goTo(batchPath(id, await askBatch(access, desk.jobs, { person, origin }, id, every(context))));
		} catch (error) {
			if (error instanceof DefError && closedKit.has(error.code)) throw error;
			return await kitPage(context, faultOf(error));
		}
	};
}

function everyPlace({ figures, form, region }: SignedInContext): Every {
	const type = form.type ?? "";
	if (!isTerritoryType(type))
		throw new DefError("saisie-incorrecte", { field: "type", expected: "Choisissez un découpage." });
	const current = figures();
	const places = current.territories(type, region.code).map(({ code }) => ({ territory: { type, code } }));
	return { type, places, release: current.release.id };
}

function change(work: typeof cancelBatch): (context: SignedInContext) => Promise<SpaceAnswer> {
	return async ({ access, desk, person, origin, params }) => {
		const [kit, batch] = [params.kit ?? "", params.batch ?? ""];
		await work(access, desk.jobs, { person, origin }, kit, batch);
		return goTo(batchPath(kit, batch));
	};
}

/** Every file of what is made; a version that the charters no longer allow is left out. */
async function batchFiles(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, params } = context;
	const kit = await readKit(access, person, params.kit ?? "");
	const batch = await readBatch(access.records.query, kit.id, params.batch ?? "");
	return {
		kind: "download",
		name: `kits_${slugify(kit.title)}_${kit.session}.zip`,
		type: "application/zip",
		body: streamedZip(filesOf(context, batch)),
	};
}

function* filesOf(context: SignedInContext, batch: KitBatch): Generator<ZippedFile> {
	const { dataDir } = context.access;
	for (const { code, n } of batch.items) {
		const card = code === null ? undefined : readCard(dataDir, code);
		if (!card) continue;
		const frozen = frozenDocument(context.access.dataDir, context.figures(), card.code);
		if ("refused" in frozen) continue;
		const stem = `${documentName(frozen.document)}_v${n}`;
		for (const { id, extension } of documentForms)
			yield {
				name: `${stem}${extension}`,
				date: new Date(card.frozen),
				bytes: readFrozen(dataDir, card, keptName(id)),
			};
	}
}

const kit = `${kitsPath}/:kit`;
const batch = `${kit}/fabrications/:batch`;
const get = { method: "GET", action: "kits.compose" } as const;
const post = { method: "POST", action: "kits.compose" } as const;

export const kitBatchRoutes: readonly SpaceRoute[] = [
	{ ...post, pattern: `${kit}/figer`, handle: ask(() => undefined) },
	{ ...post, pattern: `${kit}/serie`, handle: ask(everyPlace) },
	{ ...get, pattern: batch, handle: batchPage },
	{ ...get, pattern: `${batch}/etat`, handle: batchState },
	{ ...get, pattern: `${batch}/kits.zip`, handle: batchFiles },
	{ ...post, pattern: `${batch}/annuler`, handle: change(cancelBatch) },
	{ ...post, pattern: `${batch}/reprendre`, handle: change(retryBatch) },
];
