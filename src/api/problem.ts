import { z } from "zod";
import { DefError, type ErrorCode } from "../platform/index.ts";

/** What an error looks like from outside: RFC 9457, in French, every problem with its code and where it stands. */
export const problemShape = z.object({
	type: z.string().describe("Nom stable de la sorte de problème."),
	title: z.string(),
	status: z.int(),
	detail: z.string().describe("Ce qu’il faut faire."),
	errors: z.array(
		z.object({
			code: z.string(),
			path: z
				.string()
				.describe("Paramètre, en-tête ou partie du corps en cause ; vide pour toute la demande."),
			message: z.string(),
		}),
	),
});
export type Problem = z.infer<typeof problemShape>;

const statuses: Partial<Readonly<Record<ErrorCode, number>>> = {
	"cle-refusee": 401,
	"cle-insuffisante": 403,
	"acces-refuse": 403,
	"charte-absente": 403,
	"livraison-inconnue": 404,
	"envoi-inconnu": 404,
	"envoi-incomplet": 409,
	"livraison-etat": 409,
	"fichier-trop-gros": 413,
	"source-inconnue": 422,
	"autre-source": 422,
	"fichier-vide": 422,
	"fichier-illisible": 422,
	"empreinte-differente": 422,
	"saisie-incorrecte": 422,
	"retour-impossible": 422,
	"enregistrements-indisponibles": 503,
};

/** Several things wrong with one request. */
export class Refusal extends Error {
	readonly problem: Problem;
	readonly headers: Readonly<Record<string, string>>;
	constructor(problem: Problem, headers: Readonly<Record<string, string>> = {}) {
		super(problem.title);
		this.problem = problem;
		this.headers = headers;
	}
}

/** The problem that an error is; undefined when it is ours, and nothing must be told of it. */
export function problemOf(error: unknown): Problem | undefined {
	if (error instanceof Refusal) return error.problem;
	if (!(error instanceof DefError)) return undefined;
	const status = statuses[error.code];
	if (status === undefined) return undefined;
	const path = typeof error.data.field === "string" ? error.data.field : "";
	return {
		type: `urn:def:probleme:${error.code}`,
		title: error.message,
		status,
		detail: error.remedy,
		errors: [{ code: error.code, path, message: error.message }],
	};
}

/** All that does not fit a declared shape. */
export function misfits(where: string, error: z.ZodError): Refusal {
	return new Refusal({
		type: "urn:def:probleme:demande-incorrecte",
		title: "La demande n’a pas la forme attendue.",
		status: 422,
		detail: "Corrigez les points cités, puis recommencez.",
		errors: error.issues.map(({ code, path, message }) => ({
			code,
			path: [where, ...path].map(String).join("."),
			message,
		})),
	});
}

export function refusal(
	status: number,
	code: string,
	title: string,
	detail: string,
	headers: Readonly<Record<string, string>> = {},
): Refusal {
	const type = `urn:def:probleme:${code}`;
	return new Refusal({ type, title, status, detail, errors: [{ code, path: "", message: title }] }, headers);
}
