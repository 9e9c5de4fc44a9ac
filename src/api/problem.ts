import { z } from "zod";
import { DefError, type ErrorCode, figureRefusals } from "../platform/index.ts";

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
				.describe(
					"Pointeur JSON (RFC 6901) de ce qui est en cause, sous /query, /path, /body ou /headers ; vide pour toute la demande.",
				),
			message: z.string(),
			remedy: z.string().optional().describe("Ce qu’il faut faire de ce point-là."),
		}),
	),
});
export type Problem = z.infer<typeof problemShape>;

const statuses: Partial<Readonly<Record<ErrorCode, number>>> = {
	...Object.fromEntries(figureRefusals.map((code) => [code, 422])),
	"cle-refusee": 401,
	"cle-insuffisante": 403,
	"acces-refuse": 403,
	"charte-absente": 403,
	"livraison-inconnue": 404,
	"version-inconnue": 404,
	"version-retiree": 410,
	"jeu-inconnu": 404,
	"indicateur-inconnu": 404,
	"territoire-inconnu": 404,
	"metier-inconnu": 404,
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
	"moyenne-de-rapports": 422,
	"somme-non-additive": 422,
	"double-compte": 422,
	"univers-melanges": 422,
	"schemas-melanges": 422,
	"jointure-multiple": 422,
	"axe-inconnu": 422,
	"perimetre-illisible": 422,
	"perimetre-non-couvert": 422,
	"table-de-passage": 422,
	"enregistrements-indisponibles": 503,
	"diffusion-absente": 503,
	"diffusion-abimee": 503,
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
	const path = typeof error.data.field === "string" ? pointer("body", error.data.field) : "";
	return {
		type: `urn:def:probleme:${error.code}`,
		title: error.message,
		status,
		detail: error.remedy,
		errors: [{ code: error.code, path, message: error.message }],
	};
}

/** Messages of zod in French. */
export const french = z.locales.fr().localeError;

export type Flaw = Problem["errors"][number];

/** Where something stands in a request, as a JSON pointer (RFC 6901). */
export function pointer(...path: readonly PropertyKey[]): string {
	return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

const flawCodes: Readonly<Record<string, string>> = {
	invalid_type: "type-incorrect",
	invalid_union: "type-incorrect",
	too_small: "trop-petit",
	too_big: "trop-grand",
	invalid_format: "forme-incorrecte",
	invalid_value: "valeur-inconnue",
	unrecognized_keys: "parametre-inconnu",
};

/** All that does not fit a declared shape, one flaw for each thing at fault. */
export function flawsOf(where: string, error: z.ZodError): readonly Flaw[] {
	return error.issues.flatMap((issue) => {
		if (issue.code === "unrecognized_keys")
			return issue.keys.map((key) => ({
				code: "parametre-inconnu",
				path: pointer(where, ...issue.path, key),
				message: `« ${key} » n’est pas connu ici.`,
			}));
		const missing = issue.code === "invalid_type" && issue.input === undefined;
		return [
			{
				code: missing ? "absent" : (flawCodes[issue.code] ?? "forme-incorrecte"),
				path: pointer(where, ...issue.path),
				message: missing ? "Il manque cette partie de la demande." : issue.message,
			},
		];
	});
}

/** The refusal that lists them all. */
export function refusalOf(errors: readonly Flaw[]): Refusal {
	return new Refusal({
		type: "urn:def:probleme:demande-incorrecte",
		title: "La demande n’a pas la forme attendue.",
		status: 422,
		detail: "Corrigez les points cités, puis recommencez.",
		errors: [...errors],
	});
}

export function misfits(where: string, error: z.ZodError): Refusal {
	return refusalOf(flawsOf(where, error));
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
