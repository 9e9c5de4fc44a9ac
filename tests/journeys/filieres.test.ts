import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { filieres } from "../../catalogue/filieres/index.ts";
import { regionOf } from "../../catalogue/regions/index.ts";
import { type Figures, openFigures } from "../../src/figures/index.ts";
import { blocksOf, composeKit, templateOf } from "../../src/kits/index.ts";

describe.each(inject("observatories"))("le kit d’une filière ($name)", ({ env }) => {
	let figures: Figures;
	beforeAll(async () => {
		figures = await openFigures(String(env.DATA_DIR), "28");
	});
	afterAll(() => figures.close());

	it.each(filieres)("$label : chaque bloc a un chiffre, ou dit pourquoi il n’en a pas", async (filiere) => {
		const template = templateOf("filiere");
		if (!template) throw new Error("no template");
		const { document } = await composeKit(
			{
				title: filiere.label,
				place: { territory: { type: "region", code: "28" } },
				session: "2026-12-10",
				template: template.id,
				blocks: blocksOf(template, { filiere }),
			},
			{
				figures,
				region: regionOf("28", "Normandie", ["14", "27", "50", "61", "76"]),
				site: "https://exemple.fr",
				path: "/kits/essai",
			},
		);
		const sections = document.parts.flatMap((part) => part.sections);
		for (const { title, absent, table } of sections)
			expect(Boolean(absent) || table !== undefined, title).toBe(true);
		// A block that the registry refuses to add up has no place in a template.
		expect(JSON.stringify(sections)).not.toMatch(/ne s'additionne|autre nomenclature/);
		expect(JSON.stringify(sections[0]?.comment)).toContain("Une filière n’a pas de code officiel");
	});

	it("additionne les domaines d’une filière qui en a plusieurs, ni plus ni moins", async () => {
		const codes = (filieres.find(({ id }) => id === "industrie")?.domains ?? []).map(
			(code) => ({ level: "fap2009-22", code }) as const,
		);
		expect(codes.length).toBeGreaterThan(1);
		const asked = { indicator: "emploi-metier", territories: [{ type: "france", code: "FR" }] } as const;
		const { cells } = await figures.query({ ...asked, about: { codes } });
		const [sum] = (await figures.query({ ...asked, about: { codes }, together: ["about"] })).cells;
		expect(cells).toHaveLength(codes.length);
		expect(sum?.value).toBeCloseTo(
			cells.reduce((total, { value }) => total + (value ?? Number.NaN), 0),
			6,
		);
	});
});
