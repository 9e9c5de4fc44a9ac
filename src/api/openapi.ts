import { z } from "zod";
import { forms } from "../exports/index.ts";
import type { DataRoute } from "./data/route.ts";
import { problemShape } from "./problem.ts";
import type { ApiRoute } from "./route.ts";

type Schema = Readonly<Record<string, unknown>>;

const description = `Lire les chiffres publiés, sans clé ni compte ; déposer, suivre et contrôler des fichiers avec une clé.

Chaque réponse dit sa diffusion, sa version, ses sources et leur licence. Une valeur qui ne peut pas être montrée est nulle, avec son statut et sa raison, sous toutes les formes. Une diffusion publiée ne change plus : avec « version », la même question donne la même réponse tant que les chartes de partage le permettent.`;

/** The description of every route, drawn from the very shapes that they check (OpenAPI 3.1). */
export function openapiOf(
	keyRoutes: readonly ApiRoute[],
	dataRoutes: readonly DataRoute[],
	publicUrl: string,
): object {
	const schemas = new Map<string, Schema>();
	const paths: Record<string, Record<string, object>> = {};
	const add = (path: string, method: string, operation: object): void => {
		const named = path.replaceAll(/:(\w+)/g, "{$1}");
		paths[named] = { ...paths[named], [method.toLowerCase()]: operation };
	};
	for (const route of dataRoutes) {
		add(route.path, route.method, dataOperation(route, schemas));
		if (route.files && route.method === "GET")
			add(`${route.path}.:extension`, "GET", dataOperation(route, schemas, true));
	}
	for (const route of keyRoutes) add(route.path, route.method, keyOperation(route, schemas));
	schemas.set("Probleme", schemaOf(problemShape, "output", schemas));
	return {
		openapi: "3.1.0",
		info: { title: "Data Emploi-Formation", version: "1", description },
		servers: [{ url: `${publicUrl}/api/v1` }],
		paths,
		components: {
			securitySchemes: {
				cle: { type: "http", scheme: "bearer", description: "« Authorization: Bearer def_… »" },
			},
			schemas: Object.fromEntries([...schemas].toSorted(([a], [b]) => (a < b ? -1 : 1))),
		},
	};
}

/**
 * The schema of a shape. Shapes that bear an id are gathered in `schemas` and referred to: in a whole document, a reference is
 * read from its root.
 */
function schemaOf(shape: z.ZodType, io: "input" | "output", schemas: Map<string, Schema>): Schema {
	const {
		$schema: _dialect,
		$defs,
		...own
	} = z.toJSONSchema(shape, { io, reused: "inline" }) as Schema & {
		readonly $defs?: Readonly<Record<string, Schema>>;
	};
	for (const [id, schema] of Object.entries($defs ?? {})) schemas.set(id, rooted(schema));
	const { id, ...bare } = rooted(own);
	if (typeof id !== "string") return bare;
	schemas.set(id, bare);
	return { $ref: `#/components/schemas/${id}` };
}

function rooted(schema: Schema): Schema {
	const text = JSON.stringify(schema, (key, value: unknown) => {
		if (key !== "$ref" || typeof value !== "string") return value;
		return value.replace("#/$defs/", "#/components/schemas/");
	});
	return JSON.parse(text) as Schema;
}

function parametersOf(
	path: string,
	meanings: Readonly<Record<string, string>>,
	query: z.ZodObject | undefined,
	schemas: Map<string, Schema>,
): readonly object[] {
	const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => ({
		name,
		in: "path",
		required: true,
		...(meanings[name] === undefined ? {} : { description: meanings[name] }),
		schema: { type: "string" },
	}));
	const inQuery = Object.entries(query?.shape ?? {}).map(([name, shape]) => {
		const { description: text, ...schema } = schemaOf(shape as z.ZodType, "output", schemas);
		return {
			name,
			in: "query",
			required: !(shape as z.ZodType).safeParse(undefined).success,
			...(text === undefined ? {} : { description: text }),
			...(schema.type === "array" ? { style: "form", explode: true } : {}),
			schema,
		};
	});
	return [...inPath, ...inQuery];
}

const problem = (text: string): object => ({
	description: text,
	content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Probleme" } } },
});

const operationId = (method: string, path: string): string =>
	`${method.toLowerCase()}${path.replaceAll(/[^a-z]+/gi, "-")}`;

function dataOperation(route: DataRoute, schemas: Map<string, Schema>, extension = false): object {
	const path = extension ? `${route.path}.:extension` : route.path;
	const answer = schemaOf(route.answer, "output", schemas);
	const codes = Map.groupBy(route.errors, (one) => one.status);
	return {
		operationId: operationId(route.method, path),
		tags: [route.tag],
		summary: extension ? `${route.summary}, sous la forme que dit l’extension` : route.summary,
		...(route.description === undefined ? {} : { description: route.description }),
		// With or without a key.
		security: [{}, { cle: [] }],
		parameters: parametersOf(
			path,
			{ ...route.params, extension: "json, csv, xlsx, parquet ou geojson." },
			route.query,
			schemas,
		),
		...(route.body
			? {
					requestBody: {
						required: true,
						content: {
							"application/json": {
								schema: schemaOf(route.body, "input", schemas),
								...(route.example.body === undefined ? {} : { example: route.example.body }),
							},
						},
					},
				}
			: {}),
		responses: {
			200: {
				description: "La réponse.",
				headers: headersOf(route),
				content: {
					"application/json": { schema: answer },
					...(route.files
						? Object.fromEntries(
								forms.filter((f) => f.id !== "json").map((f) => [f.type.split(";", 1)[0], {}]),
							)
						: {}),
				},
			},
			...(route.method === "GET" ? { 304: { description: "Ce que vous avez déjà (If-None-Match)." } } : {}),
			...Object.fromEntries(
				[...codes].map(([status, cases]) => [
					status,
					problem(`Refus : ${[...new Set(cases.map((one) => one.code))].toSorted().join(", ")}.`),
				]),
			),
			429: problem("Refus : trop-de-demandes."),
			default: problem("Problème (RFC 9457)."),
		},
	};
}

function headersOf(route: DataRoute): object {
	const text = { schema: { type: "string" } };
	return {
		"x-def-release": { description: "Identifiant de la diffusion.", ...text },
		"x-def-version": { description: "Version de la diffusion.", ...text },
		...(route.method === "GET" ? { etag: text } : {}),
		...("page" in route.query.shape || (route.body && "page" in route.body.shape)
			? {
					"x-total-count": {
						description: "Nombre d’éléments de toutes les pages.",
						schema: { type: "integer" },
					},
					link: { description: "Pages : first, prev, next, last (RFC 8288).", ...text },
				}
			: {}),
	};
}

function keyOperation(route: ApiRoute, schemas: Map<string, Schema>): object {
	const { method, path, scope, summary, query, file, answers } = route;
	return {
		operationId: operationId(method, path),
		tags: ["Dépôt de fichiers"],
		summary,
		description: `Droit de la clé : ${scope}.`,
		security: [{ cle: [] }],
		parameters: parametersOf(path, {}, query, schemas),
		...(file ? { requestBody: fileBody } : {}),
		responses: {
			...Object.fromEntries(
				Object.entries(answers).map(([status, { text, shape, type }]) => [
					status,
					{
						description: text,
						...(shape
							? { content: { "application/json": { schema: schemaOf(shape, "output", schemas) } } }
							: {}),
						...(type ? { content: { [type]: {} } } : {}),
					},
				]),
			),
			default: problem("Problème (RFC 9457)."),
		},
	};
}

const fileBody = {
	description:
		"Le fichier lui-même (son nom dans Content-Disposition), ou un formulaire avec une partie « fichier ».",
	content: {
		"application/octet-stream": {},
		"multipart/form-data": {
			schema: {
				type: "object",
				required: ["fichier"],
				properties: { fichier: { type: "string", contentMediaType: "application/octet-stream" } },
			},
		},
	},
};
