import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Sheet, sheetFile, sheetForms } from "../../exports/index.ts";
import type { Figures } from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import { formatDate } from "../../platform/french.ts";
import { sourceById } from "../declared.ts";
import { sendFile } from "../sending.ts";
import { stateOf, valuesIn } from "../state.ts";
import { dictionaryOf, signsOf } from "./dictionary.ts";

/** What the door needs of the server that it is part of. */
export interface DictionaryHost {
	readonly figures: () => Figures;
	readonly fail: (request: FastifyRequest, reply: FastifyReply, error: unknown) => Promise<FastifyReply>;
}

const columns: Sheet["columns"] = [
	{ name: "champ", meaning: "Nom donné à la colonne dans les lots" },
	{ name: "colonne", meaning: "En-tête dans le fichier ; s’il y en a plusieurs, chacun est admis" },
	{ name: "type", meaning: "texte, code, entier ou nombre" },
	{ name: "obligatoire", meaning: "oui : une case vide est une erreur" },
	{ name: "cle", meaning: "oui : fait partie de ce qui nomme une ligne" },
	{ name: "nomenclature", meaning: "Nomenclature des codes de la colonne ; vide s’il n’y en a pas" },
	{ name: "une_ligne_par_colonne", meaning: "oui : chaque colonne de ce motif devient une ligne" },
];

/** The dictionary of a data set of the release, as a file. */
export function addDictionaryFile(server: FastifyInstance, host: DictionaryHost): void {
	server.get(
		"/donnees/:source/dictionnaire",
		{ config: { action: "pages.read" } },
		async (request, reply) => {
			try {
				const { source: id } = request.params as { readonly source: string };
				const { forme } = stateOf({ keys: ["forme"] }, valuesIn(request.query));
				const { release } = host.figures();
				const set = release.dataSets.find(({ source }) => source === id);
				const source = set && sourceById(id);
				if (!source || (forme !== undefined && !sheetForms.some((form) => form.id === forme)))
					throw new DefError("chiffre-inconnu", { url: `/donnees/${id.slice(0, 80)}/dictionnaire` });
				const yes = (is: boolean): string => (is ? "oui" : "non");
				const file = await sheetFile(
					{
						name: `def_dictionnaire_${source.id}`,
						title: `Dictionnaire : ${source.title}`,
						made: release.published,
						about: [
							["Producteur", source.producer],
							["Millésime", set.vintage],
							["Licence", source.licence],
							["Diffusion", `${release.id}, du ${formatDate(release.published)}`],
							...signsOf(source).map((sign): [string, string] => ["Signe du producteur", sign]),
						],
						columns,
						rows: dictionaryOf(source).map((entry) => [
							entry.field,
							entry.headers.join(" ; "),
							entry.type,
							yes(entry.required),
							yes(entry.key),
							entry.nomenclature,
							yes(entry.folded),
						]),
					},
					forme,
				);
				return sendFile(reply, file);
			} catch (error) {
				return await host.fail(request, reply, error);
			}
		},
	);
}
