import { z } from "zod";
import { channels, type DeliveryRecord, deliveryStates } from "../deliveries/index.ts";

/** What the API gives and takes: one declaration for the answers, the checks of a request and the OpenAPI description. */

const placeShape = z.object({
	sheet: z.string().optional(),
	line: z.int().optional().describe("Ligne du fichier ou de la feuille, comptée depuis 1."),
	column: z.string().optional().describe("Lettres de la colonne dans Excel."),
	header: z.string().optional(),
});

const findingShape = z.object({
	rule: z.string().describe("Règle, comme C-05."),
	severity: z.enum(["blocking", "to-confirm", "info"]),
	message: z.string(),
	count: z.int().describe("Nombre de cas ; les exemples sont les premiers."),
	examples: z.array(
		z.object({
			place: placeShape,
			observed: z.string(),
			expected: z.string().optional(),
			suggestion: z.string().optional(),
		}),
	),
});

export const reportShape = z.object({
	source: z.string(),
	encoding: z.string().optional(),
	sheet: z.string().optional(),
	headerLine: z.int(),
	rows: z.int(),
	held: z.int().describe("Lignes mises de côté."),
	blocking: z.boolean().describe("Le fichier ne peut pas être accepté tel quel."),
	findings: z.array(findingShape),
	columns: z.array(
		z.object({
			header: z.string(),
			letters: z.string(),
			field: z.string().nullable(),
			how: z.enum(["declare", "retenu", "inconnu", "ignore"]),
		}),
	),
	comparison: z
		.object({ added: z.int(), removed: z.int(), changed: z.int(), lines: z.array(z.string()) })
		.optional()
		.describe("Par rapport à la livraison acceptée avant elle."),
});

export const deliveryShape = z.object({
	id: z.uuid(),
	label: z.string(),
	source: z.string(),
	organisation: z.object({ id: z.uuid(), name: z.string() }),
	basis: z.object({ kind: z.enum(["charte", "licence"]), text: z.string() }),
	name: z.string(),
	sha256: z.string(),
	bytes: z.int(),
	channel: z.enum(channels),
	receivedAt: z.iso.datetime(),
	receivedBy: z.string(),
	state: z.enum(deliveryStates),
	progress: z.int().min(0).max(100),
	doing: z.string().describe("Ce qui est en train d’être fait."),
	failure: z.string().optional().describe("Pourquoi le contrôle n’a pas pu se faire."),
	decidedAt: z.iso.datetime().optional(),
	decision: z.string().optional().describe("Motif d’un refus, ou justification d’une acceptation partielle."),
	again: z.boolean().optional().describe("Les mêmes octets étaient déjà reçus : rien n’a été ajouté."),
	report: reportShape.optional(),
});

export const deliveryListShape = z.object({ deliveries: z.array(deliveryShape.omit({ report: true })) });

/** What a key may read of a delivery. Keys that are not declared are left out. */
export function deliveryView(record: DeliveryRecord): z.infer<typeof deliveryShape> {
	return deliveryShape.parse({
		...record,
		receivedAt: record.receivedAt.toISOString(),
		decidedAt: record.decidedAt?.toISOString(),
		progress: Math.round(record.progress),
	});
}

export const depositQuery = z.object({
	source: z.string().min(1).max(100).describe("Identifiant du jeu de données."),
	upload: z
		.string()
		.regex(/^[0-9a-f]{48}$/)
		.optional()
		.describe("Envoi par morceaux terminé : la demande est alors sans corps."),
	name: z.string().max(300).optional().describe("Nom du fichier, quand aucun en-tête ne le donne."),
});

export const checkQuery = z.object({
	source: z.string().max(100).optional().describe("Absent : le fichier est reconnu."),
	name: z.string().max(300).optional(),
});

export const listQuery = z.object({
	source: z.string().max(100).optional(),
	state: z.enum(deliveryStates).optional(),
	limit: z.coerce.number().int().min(1).max(200).optional(),
	offset: z.coerce.number().int().min(0).max(1_000_000).optional(),
});
