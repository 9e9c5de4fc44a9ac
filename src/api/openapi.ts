import { z } from "zod";
import { problemShape } from "./problem.ts";
import type { ApiRoute } from "./route.ts";

/** The description of the routes, drawn from the very shapes that they check (OpenAPI 3.1). */
export function openapiOf(routes: readonly ApiRoute[], publicUrl: string): object {
	const paths: Record<string, Record<string, object>> = {};
	for (const route of routes) {
		const path = route.path.replaceAll(/:(\w+)/g, "{$1}");
		paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
	}
	return {
		openapi: "3.1.0",
		info: {
			title: "Data Emploi-Formation : dépôt de fichiers",
			version: "1",
			description:
				"Déposer, suivre et contrôler des fichiers avec une clé. Une clé agit pour son organisation, avec les droits et les jeux de données qui lui ont été donnés.",
		},
		servers: [{ url: `${publicUrl}/api/v1` }],
		security: [{ cle: [] }],
		paths,
		components: {
			securitySchemes: {
				cle: { type: "http", scheme: "bearer", description: "« Authorization: Bearer def_… »" },
			},
			schemas: { Probleme: jsonSchema(problemShape) },
		},
	};
}

function jsonSchema(shape: z.ZodType, io: "input" | "output" = "output"): object {
	const { $schema: _dialect, ...schema } = z.toJSONSchema(shape, { io });
	return schema;
}

function operationOf({ method, path, scope, summary, query, file, answers }: ApiRoute): object {
	const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
		name,
		in: "path",
		required: true,
		schema: { type: "string" },
	}));
	const inQuery = Object.entries(query?.shape ?? {}).map(([name, shape]) => {
		const type = z.toJSONSchema(shape, { io: "input" });
		return {
			name,
			in: "query",
			required: !shape.safeParse(undefined).success,
			...(type.description === undefined ? {} : { description: type.description }),
			schema: jsonSchema(shape, "output"),
		};
	});
	const problem = {
		description: "Problème (RFC 9457).",
		content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Probleme" } } },
	};
	return {
		operationId: `${method.toLowerCase()}${path.replaceAll(/[^a-z]+/gi, "-")}`,
		summary,
		description: `Droit de la clé : ${scope}.`,
		parameters: [...inPath, ...inQuery],
		...(file ? { requestBody: fileBody } : {}),
		responses: {
			...Object.fromEntries(
				Object.entries(answers).map(([status, { text, shape, type }]) => [
					status,
					{
						description: text,
						...(shape ? { content: { "application/json": { schema: jsonSchema(shape) } } } : {}),
						...(type ? { content: { [type]: {} } } : {}),
					},
				]),
			),
			default: problem,
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
