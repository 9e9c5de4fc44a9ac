import type { CodeRef } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";

/** Codes and ties of the small release held in memory: one occupation with its knowledge, two branches of one OPCO. */
export const codesOf: ReadonlyMap<
	CodeRef["level"],
	readonly { readonly code: string; readonly label: string }[]
> = new Map([
	["naf2", [{ code: "18.12Z", label: "Autre imprimerie (labeur)" }]],
	["savoir", [{ code: "100414", label: "Règles d'hygiène et d'asepsie" }]],
	["opco", [{ code: "OPCO Commerce", label: "OPCO Commerce" }]],
	[
		"idcc",
		[
			{ code: "0706", label: "Convention collective nationale du personnel de la reprographie" },
			{ code: "3168", label: "Convention collective nationale des professions de la photographie" },
		],
	],
]);

type Kind = Parameters<Figures["ties"]>[0];

const pairs: Readonly<Partial<Record<Kind, readonly (readonly [string, string])[]>>> = {
	idcc: [
		["0706", "OPCO Commerce"],
		["3168", "OPCO Commerce"],
	],
	rome3: [["J1501", "100414"]],
	"rome3-proche": [["J1501", "K1302"]],
};

export const tiesOf: Figures["ties"] = (kind) => {
	const own = pairs[kind] ?? [];
	return {
		of: (code) => own.filter(([from]) => from === code).map(([, to]) => to),
		to: (code) => own.filter(([, to]) => to === code).map(([from]) => from),
	};
};
