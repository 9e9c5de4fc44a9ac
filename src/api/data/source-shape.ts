import { z } from "zod";

const conversionShape = z
	.object({
		from: z.string(),
		to: z.string(),
		match: z.number().optional().describe("Part de l’effectif qui a trouvé un code."),
		ambiguity: z.number().optional().describe("Part de ce qui a été trouvé qui va à plusieurs codes."),
		unknown: z.array(z.string()).optional().describe("Premiers codes sans correspondance."),
		text: z.string(),
	})
	.meta({ id: "Conversion" });

/** A source behind an answer, with what its conversions found (methods §10). */
export const sourceShape = z
	.object({
		source: z.string(),
		title: z.string(),
		producer: z.string(),
		vintage: z.string(),
		licence: z.string(),
		sample: z.boolean(),
		conversions: z.array(conversionShape).optional(),
	})
	.meta({ id: "Source" });
