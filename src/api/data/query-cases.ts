import type { ErrorCase } from "./route.ts";

/** The question of the examples: answered by any release that counts people. */
export const exampleQuestion = {
	indicators: ["population"],
	territories: [{ type: "departement", code: "14" }],
};

/** Questions that must be refused, whichever way they are asked. */
const wrongQuestions: readonly (readonly [code: string, change: Readonly<Record<string, unknown>>])[] = [
	["indicateur-inconnu", { indicators: ["inconnu"] }],
	["territoire-inconnu", { territories: [{ type: "departement", code: "00" }] }],
	["metier-inconnu", { about: [{ level: "fap2021-228", code: "AAAAA" }] }],
	["ventilation-inconnue", { categories: { inconnue: "*" } }],
	["saisie-incorrecte", { periods: ["latest", "2020"] }],
	["champ-inconnu", { sort: [{ field: "inconnu" }] }],
	["trop-grand", { pageSize: 10_001 }],
];

const inOneSet: readonly (readonly [code: string, change: Readonly<Record<string, unknown>>])[] = [
	["autre-jeu", { indicators: ["projets-recrutement"] }],
];

function nested(levels: number): object {
	return levels === 0 ? { field: "period", eq: "2020" } : { not: nested(levels - 1) };
}

function textOf(question: Readonly<Record<string, unknown>>): string {
	const text = new URLSearchParams();
	for (const [key, value] of Object.entries(question)) {
		const parts: readonly unknown[] =
			key === "categories"
				? Object.entries(value as object).map(([id, one]) => `${id}:${one}`)
				: Array.isArray(value)
					? value
					: [value];
		for (const part of parts)
			text.append(
				key,
				typeof part === "object" && part !== null ? Object.values(part).join(":") : String(part),
			);
	}
	return text.toString();
}

/** Requests that a GET of figures refuses. `dataSet`: on the address of one data set. */
export function textCases(path: string, dataSet: boolean): readonly ErrorCase[] {
	const whole = `${path}?${textOf(exampleQuestion)}`;
	const changed = [...wrongQuestions, ...(dataSet ? inOneSet : [])].map(
		([code, change]): ErrorCase => ({
			status: 422,
			code,
			path: `${path}?${textOf({ ...exampleQuestion, ...change })}`,
		}),
	);
	return [
		...changed,
		{ status: 422, code: "parametre-inconnu", path: `${whole}&inconnu=1` },
		{ status: 422, code: "absent", path },
		{ status: 422, code: "forme-incorrecte", path: `${path}?indicators=population&territories=Caen` },
		{ status: 422, code: "critere-incorrect", path: `${whole}&filter=value:gte:beaucoup` },
		{ status: 404, code: "version-inconnue", path: `${whole}&version=99.0.0` },
		{ status: 406, code: "forme-indisponible", path: whole, headers: { accept: "image/png" } },
		{ status: 401, code: "cle-refusee", path: whole, headers: { authorization: "Bearer def_inconnue" } },
		{ status: 403, code: "cle-absente", path: `${whole}&use=etude` },
	];
}

/** Requests that a POST of figures refuses. */
export function bodyCases(path: string, dataSet: boolean): readonly ErrorCase[] {
	const changed = [...wrongQuestions, ...(dataSet ? inOneSet : [])].map(
		([code, change]): ErrorCase => ({ status: 422, code, path, body: { ...exampleQuestion, ...change } }),
	);
	return [
		...changed,
		{ status: 400, code: "corps-illisible", path, text: "{" },
		{ status: 422, code: "absent", path, body: {} },
		{ status: 422, code: "parametre-inconnu", path, body: { ...exampleQuestion, inconnu: 1 } },
		{ status: 422, code: "type-incorrect", path, body: { ...exampleQuestion, territories: "Caen" } },
		{
			status: 422,
			code: "critere-incorrect",
			path,
			body: { ...exampleQuestion, criteria: { field: "value", gte: "beaucoup" } },
		},
		{
			status: 422,
			code: "criteres-trop-nombreux",
			path,
			body: { ...exampleQuestion, criteria: nested(20) },
		},
		{ status: 404, code: "version-inconnue", path: `${path}?version=99.0.0`, body: exampleQuestion },
		{
			status: 406,
			code: "forme-indisponible",
			path,
			body: exampleQuestion,
			headers: { accept: "image/png" },
		},
		{
			status: 401,
			code: "cle-refusee",
			path,
			body: exampleQuestion,
			headers: { authorization: "Bearer def_inconnue" },
		},
		{ status: 403, code: "cle-absente", path: `${path}?use=etude`, body: exampleQuestion },
	];
}
