import { ownerOf } from "./delivery-routes.ts";
import type { ApiAnswer, ApiRoute, Call } from "./route.ts";

const mount = "/api/v1/uploads";

async function relay(call: Call): Promise<ApiAnswer> {
	const { uploads, request } = call;
	const path = request.url.split("?", 1)[0] ?? mount;
	const { method, headers, raw } = request;
	const made = await uploads.answer({ method, path, headers, body: raw }, ownerOf(call), mount);
	const text = made.body === null ? "" : await made.text();
	return {
		status: made.status,
		headers: Object.fromEntries(made.headers),
		...(text === "" ? {} : { body: text }),
	};
}

const common = { action: "deliveries.deposit", scope: "deliveries:write", handle: relay } as const;

/** Files in pieces, by the tus 1.0 protocol: any client of it will do. A finished one is deposited with `?upload=`. */
export const uploadRoutes: readonly ApiRoute[] = [
	{
		...common,
		method: "OPTIONS",
		path: "/uploads",
		summary: "Connaître les extensions de tus qui sont comprises",
		answers: { 204: { text: "Version, extensions et taille la plus grande, dans les en-têtes." } },
	},
	{
		...common,
		method: "POST",
		path: "/uploads",
		summary: "Ouvrir un envoi par morceaux (tus 1.0), utile au-delà de 50 Mo",
		answers: { 201: { text: "Adresse de l’envoi dans l’en-tête Location." } },
	},
	{
		...common,
		method: "HEAD",
		path: "/uploads/:upload",
		summary: "Savoir où en est un envoi",
		answers: { 200: { text: "Octets reçus dans l’en-tête Upload-Offset." } },
	},
	{
		...common,
		method: "PATCH",
		path: "/uploads/:upload",
		summary: "Envoyer le morceau suivant",
		answers: { 204: { text: "Octets reçus dans l’en-tête Upload-Offset." } },
	},
	{
		...common,
		method: "DELETE",
		path: "/uploads/:upload",
		summary: "Abandonner un envoi",
		answers: { 204: { text: "L’envoi est effacé." } },
	},
];
