import { expect, it } from "vitest";
import { indicatorById } from "../../catalogue/indicators/index.ts";
import { sourceById } from "../../catalogue/sources/index.ts";
import type { Figures } from "../figures/index.ts";
import { fakeFigures, hiddenValue } from "../web/testing/fake-figures.ts";
import { detailOf } from "./index.ts";
import { matrixOf } from "./matrix.ts";

/** The same release where every hidden cell holds something else: a slip of the room below, which must not be seen from here. */
function withHidden(value: number | null): Figures {
	const figures = fakeFigures();
	return {
		...figures,
		query: async (request) => {
			const answer = await figures.query(request);
			return {
				...answer,
				cells: answer.cells.map((cell) => (["s", "ns"].includes(cell.status) ? { ...cell, value } : cell)),
			};
		},
	};
}

async function told(figures: Figures): Promise<string> {
	const occupations = figures.occupations("fap2021-228");
	const places = figures.territories("bassin", "28");
	const { rows, attached } = await matrixOf(figures, "28", { occupations, places });
	const signals = rows.map(({ occupation, coverage, cells }) => ({
		occupation: occupation.code,
		coverage,
		cells: cells.map(({ place, need, pool, offer }) => ({
			place: place.code,
			said: [need, pool, offer].map(({ word, reason, amount }) => ({ word, reason, amount })),
		})),
	}));
	const details = [];
	for (const occupation of occupations)
		for (const place of places) {
			const detail = await detailOf(figures, "28", occupation, place);
			details.push({
				objections: detail?.objections,
				causes: detail?.causes.map(({ level }) => level),
				share: detail?.share,
				pupils: detail?.pupils.map(({ pupils }) => pupils),
				leading: detail?.leading,
			});
		}
	return JSON.stringify({ signals, attached, details });
}

it("what is hidden may change: no word, number, order, objection or reason of the matrix changes with it", async () => {
	const [nothing, small, large] = [
		await told(withHidden(null)),
		await told(withHidden(1)),
		await told(withHidden(hiddenValue)),
	];
	expect(nothing).toContain('"word":"fort"');
	expect(nothing).toContain('"word":null,"reason":"Valeur masquée."');
	expect(small).toBe(nothing);
	expect(large).toBe(nothing);
});

it("signals are said of open figures alone: what a proposal keeps of them needs no charter", () => {
	const read = [
		"projets-recrutement",
		"part-projets-difficiles",
		"part-projets-saisonniers",
		"offres-pour-100-demandeurs",
		"demandeurs-emploi-rome",
		"jeunes-derniere-annee",
		"part-en-emploi-6-mois",
		"eleves-voie-professionnelle",
		"niveau-tension",
	];
	for (const id of read)
		for (const source of indicatorById.get(id)?.sources ?? [])
			expect(sourceById(source)?.sharing, `${id} : ${source}`).not.toBe("charter");
});
