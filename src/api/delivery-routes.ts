import type { z } from "zod";
import { record } from "../access/index.ts";
import {
	checkFile,
	type DeliveryRecord,
	deposit,
	largestUpload,
	listDeliveries,
	returnWorkbook,
	seeDelivery,
} from "../deliveries/index.ts";
import { receiveFile } from "./incoming.ts";
import { french, misfits, refusal } from "./problem.ts";
import type { ApiAnswer, ApiRoute, Call } from "./route.ts";
import {
	checkQuery,
	deliveryListShape,
	deliveryShape,
	deliveryView,
	depositQuery,
	listQuery,
	reportShape,
} from "./shapes.ts";

/** A check works in this process: large files are deposited instead, and checked apart. */
const largestCheck = 100 * 1024 * 1024;
const checksAtOnce = 2;
const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Throws the refusal that lists all that is wrong. */
function queryOf<Shape extends z.ZodType>({ request }: Call, shape: Shape): z.infer<Shape> {
	const read = shape.safeParse(request.query, { error: french });
	if (!read.success) throw misfits("query", read.error);
	return read.data;
}

async function depositOne(call: Call): Promise<ApiAnswer> {
	const { desk, uploads, holder, origin, request } = call;
	const query = queryOf(call, depositQuery);
	const hand = async (name: string, path: string): Promise<DeliveryRecord> =>
		await deposit(
			desk,
			holder.person,
			{ source: query.source, organisation: holder.organisation.id, name, path, channel: "api" },
			origin,
		);
	if (query.upload !== undefined) {
		const owner = ownerOf(call);
		const upload = await uploads.finished(owner, query.upload);
		const made = await hand(query.name ?? upload.name, upload.path);
		uploads.forget(owner, query.upload);
		return created(made);
	}
	const file = await receiveFile(request, desk.access.dataDir, largestUpload, query.name);
	try {
		return created(await hand(file.name, file.path));
	} finally {
		file.discard();
	}
}

function created(made: DeliveryRecord): ApiAnswer {
	return {
		status: made.again ? 200 : 201,
		headers: { location: `/api/v1/deliveries/${made.id}` },
		body: deliveryView(made),
	};
}

/** Whose resumable uploads these are. */
export function ownerOf({ holder }: Call): string {
	return `key:${holder.id}`;
}

let checks = 0;

async function checkOne(call: Call): Promise<ApiAnswer> {
	const { desk, request } = call;
	const { source, name } = queryOf(call, checkQuery);
	if (checks >= checksAtOnce)
		throw refusal(
			503,
			"controles-en-cours",
			"D’autres fichiers sont en cours de contrôle.",
			"Recommencez dans quelques secondes.",
			{ "retry-after": "5" },
		);
	checks += 1;
	try {
		const file = await receiveFile(request, desk.access.dataDir, largestCheck, name);
		try {
			const report = await checkFile(desk, {
				path: file.path,
				name: file.name,
				...(source === undefined ? {} : { source }),
			});
			return { status: 200, body: reportShape.parse(report) };
		} finally {
			file.discard();
		}
	} finally {
		checks -= 1;
	}
}

export const deliveryRoutes: readonly ApiRoute[] = [
	{
		method: "POST",
		path: "/deliveries",
		action: "deliveries.deposit",
		scope: "deliveries:write",
		summary: "Déposer un fichier pour un jeu de données",
		query: depositQuery,
		file: true,
		answers: {
			201: { text: "Le fichier est reçu, son contrôle est demandé.", shape: deliveryShape },
			200: { text: "Les mêmes octets étaient déjà reçus : rien n’a été ajouté.", shape: deliveryShape },
		},
		handle: depositOne,
	},
	{
		method: "GET",
		path: "/deliveries",
		action: "deliveries.read",
		scope: "deliveries:read",
		summary: "Lister ses livraisons, la plus récente d’abord",
		query: listQuery,
		answers: { 200: { text: "Les livraisons, sans leur rapport.", shape: deliveryListShape } },
		async handle(call) {
			const { source, state, limit, offset } = queryOf(call, listQuery);
			const records = await listDeliveries(call.desk, call.holder.person, {
				...(source === undefined ? {} : { source }),
				...(state === undefined ? {} : { state }),
				...(limit === undefined ? {} : { limit }),
				...(offset === undefined ? {} : { offset }),
			});
			return { status: 200, body: deliveryListShape.parse({ deliveries: records.map(deliveryView) }) };
		},
	},
	{
		method: "GET",
		path: "/deliveries/:id",
		action: "deliveries.read",
		scope: "deliveries:read",
		summary: "Suivre une livraison : état, avancement, rapport",
		answers: { 200: { text: "La livraison et son rapport.", shape: deliveryShape } },
		async handle({ desk, holder, params }) {
			return { status: 200, body: deliveryView(await seeDelivery(desk, holder.person, params.id ?? "")) };
		},
	},
	{
		method: "GET",
		path: "/deliveries/:id/return",
		action: "deliveries.read",
		scope: "deliveries:read",
		summary: "Recevoir le classeur annoté : cellules fausses en rouge, une colonne de messages",
		answers: { 200: { text: "Le classeur.", type: workbook } },
		async handle({ desk, holder, origin, params }) {
			const { name, bytes } = await returnWorkbook(desk, holder.person, params.id ?? "");
			const { label } = await seeDelivery(desk, holder.person, params.id ?? "");
			// Told before it is given.
			await record(desk.access.records.query, {
				person: holder.person,
				action: "export",
				outcome: "fait",
				object: `fichier annoté du lot ${label}, par l’API`,
				origin,
			});
			const disposition = `attachment; filename="retour.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`;
			return {
				status: 200,
				headers: { "content-type": workbook, "content-disposition": disposition },
				body: Buffer.from(bytes),
			};
		},
	},
	{
		method: "POST",
		path: "/checks",
		action: "deliveries.read",
		scope: "checks:run",
		summary: "Contrôler un fichier sans rien garder : le même verdict que « def check »",
		query: checkQuery,
		file: true,
		answers: { 200: { text: "Le rapport.", shape: reportShape } },
		handle: checkOne,
	},
];
