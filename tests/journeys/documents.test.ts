import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { filieres } from "../../catalogue/filieres/index.ts";
import { indicatorById } from "../../catalogue/indicators/index.ts";
import { regionOf } from "../../catalogue/regions/index.ts";
import { type Figures, openFigures } from "../../src/figures/index.ts";
import { blocksOf, composeKit, templateOf } from "../../src/kits/index.ts";
import { composeMonograph, monographYears } from "../../src/monograph/index.ts";
import { round } from "../../src/platform/index.ts";

const region = regionOf("28", "Normandie", ["14", "27", "50", "61", "76"]);
const site = "https://exemple.fr";

describe.each(inject("observatories"))(
	"les documents que l’observatoire écrit seul ($name)",
	({ name, env }) => {
		let figures: Figures;
		beforeAll(async () => {
			figures = await openFigures(String(env.DATA_DIR), "28");
		});
		afterAll(() => figures.close());

		it.each(filieres)(
			"kit de la filière $label : chaque bloc a un chiffre, ou dit pourquoi il n’en a pas",
			async (filiere) => {
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
					{ figures, region, site, path: "/kits/essai" },
				);
				const sections = document.parts.flatMap((part) => part.sections);
				for (const { title, absent, table } of sections)
					expect(Boolean(absent) || table !== undefined, title).toBe(true);
				// A block that the registry refuses to add up has no place in a template.
				expect(JSON.stringify(sections)).not.toMatch(/ne s'additionne|autre nomenclature/);
				expect(JSON.stringify(sections[0]?.comment)).toContain("Une filière n’a pas de code officiel");
			},
		);

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

		it("rend tels quels les chiffres d’un bloc de page, un par ligne, et dit qu’ils ne changent pas", async () => {
			const { cells } = await figures.query({
				indicator: "structure-age",
				territories: [{ type: "france", code: "FR" }],
				about: { level: "fap2009-87", code: "V0Z" },
				categories: { age: "*" },
			});
			const listed = cells.map(({ permalink }) => permalink);
			expect(listed.length).toBeGreaterThan(2);
			const { document } = await composeKit(
				{
					title: "Essai",
					place: { territory: { type: "region", code: "28" } },
					session: "2026-12-10",
					template: "page",
					blocks: [
						{
							figure: {
								shape: "listed",
								title: "Âges",
								figures: [...listed, "/chiffres/inconnu?periode=2020&territoire=france:FR"],
							},
						},
					],
				},
				{ figures, region, site, path: "/kits/essai" },
			);
			const [section] = document.parts.flatMap(({ sections }) => sections);
			const { decimals } = indicatorById.get("structure-age") ?? { decimals: 0 };
			expect(section?.table?.rows.map(({ cells: [first] }) => first?.value)).toEqual(
				cells.map(({ value }) => round(value ?? Number.NaN, decimals)),
			);
			expect(section?.table?.rows[0]?.header).toMatch(/âge : /);
			expect(JSON.stringify(section?.notes)).toMatch(/1.chiffre n.est plus dans cette diffusion/);
		});

		it("prend à la diffusion les chiffres d’une année que nul document n’imprime, et à elle seule", async () => {
			const years = monographYears("28", figures);
			expect(years).toContain(2019);
			const last = years.at(-1) ?? 0;
			expect(last).toBeGreaterThan(2019);
			const document = await composeMonograph(region, last, site, figures);
			const found = document.parts
				.flatMap(({ sections }) => sections)
				.filter(({ source }) => source?.includes("Diffusion du"));
			expect(found.map(({ id }) => id)).toEqual(
				expect.arrayContaining(["principaux-indicateurs", "population-emploi"]),
			);
			// What a document prints of the region is never replaced.
			const printed = (year: number, read?: Figures) => composeMonograph(region, year, site, read);
			expect(await printed(2019, figures)).toEqual(await printed(2019));
		});

		it.runIf(name === "miroir")(
			"les demandeurs d’emploi de décembre 2024 sont ceux du fichier de France Travail",
			async () => {
				const { parts } = await composeMonograph(region, 2024, site, figures);
				const table = parts
					.flatMap(({ sections }) => sections)
					.find(({ id }) => id === "population-emploi")?.table;
				const row = table?.rows.find(({ header }) => header.startsWith("Demandeurs d'emploi"));
				expect(row?.cells.slice(0, 3).map(({ value }) => value)).toEqual([281_600, 286_150, 1.6]);
			},
		);
	},
);
