import jsonld from "jsonld";
import { Parser, Store } from "n3";
import Validator from "rdf-validate-shacl";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { smallRelease } from "../../../tests/observatory/exports-release.ts";
import { standard, standardsFolder } from "../../../tests/runner/standards.ts";
import type { Figures } from "../../figures/model.ts";
import { dataSetsOf } from "../data-sets.ts";
import { catalogueOf, isHighValue } from "./dcat.ts";
import { french, iri, jsonldOf, type Resource, turtleOf } from "./graph.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const site = {
	region: { name: "Normandie", siteName: "Observatoire d’essai", operator: "Exploitant" },
	url: "https://observatoire.exemple.fr",
	version: "1.2.0",
};

let own: Awaited<ReturnType<typeof smallRelease>>;
let resources: readonly Resource[] = [];
beforeAll(async () => {
	own = await smallRelease();
	resources = catalogueOf(own.figures, site);
});
afterAll(() => own.close());

/** Nothing may be fetched: the context is in the document. */
const offline = {
	documentLoader: async (url: string): Promise<never> => {
		throw new Error(`fetched ${url}`);
	},
};
const fromTurtle = (text: string): readonly object[] => new Parser().parse(text);
const quadsOf = async (text: string): Promise<string> =>
	await jsonld.toRDF(JSON.parse(text), { ...offline, format: "application/n-quads" });

async function faults(shapes: readonly string[], data: string): Promise<readonly string[]> {
	const validator = new Validator(new Store(shapes.flatMap((path) => fromTurtle(standard(path)))));
	const report = await validator.validate(new Store(fromTurtle(data)));
	return report.results.map(
		({ focusNode, path, message, severity }) =>
			`${severity?.value} ${focusNode?.value} ${path?.value} ${message.map((m) => m.value).join()}`,
	);
}

describe("the two forms of the catalogue", () => {
	it("say the same graph, and the JSON-LD one needs no document of elsewhere", async () => {
		const turtle = new Parser().parse(turtleOf(resources)).length;
		const quads = await quadsOf(jsonldOf(resources));
		const canon = { ...offline, algorithm: "RDFC-1.0", format: "application/n-quads" };
		expect(await jsonld.canonize(JSON.parse(jsonldOf(resources)), canon)).toBe(
			await jsonld.canonize(quads, { ...canon, inputFormat: "application/n-quads" }),
		);
		expect(quads.trim().split("\n")).toHaveLength(turtle);
	});

	it("hold any text and any address: quotes, lines, backslashes, blanks, angle brackets", async () => {
		const text = 'a "b" \\ c\n\td <e> « f » \u{1f600}';
		const odd: Resource = {
			iri: 'https://exemple.fr/a b<c>"d\\',
			types: ["dcat:Dataset"],
			properties: [
				["dct:title", [french(text), { text, type: "xsd:string" }, { text }]],
				["foaf:page", [iri("https://exemple.fr/?q=é à|b")]],
			],
		};
		const quads = await quadsOf(jsonldOf([odd]));
		const parsed = fromTurtle(turtleOf([odd])) as readonly { object: { value: string } }[];
		expect(parsed.some(({ object }) => object.value === text)).toBe(true);
		expect(quads).toContain("https://exemple.fr/a%20b%3Cc%3E%22d%5C");
	});
});

describe("the catalogue", () => {
	it("has each data set of the release once, with every file form of the API", () => {
		const sets = dataSetsOf(own.figures);
		expect(sets.map(({ id }) => id)).toEqual(
			expect.arrayContaining(["population", "chomage", "emploi-age", "inserjeunes", "contrats-alternance"]),
		);
		const named = resources.filter(({ types }) => types.includes("dcat:Dataset"));
		expect(named.map((resource) => resource.iri)).toEqual(
			sets.map(({ id }) => `${site.url}/api/v1/datasets/${id}`),
		);
		const [population] = named;
		const distributions = population?.properties.find(([name]) => name === "dcat:distribution")?.[1] ?? [];
		expect(distributions.length).toBeGreaterThanOrEqual(7);
	});

	it("tells restricted access and the words of the charter for what a partner shares, and no open licence", () => {
		const about = (name: string) =>
			JSON.stringify(resources.filter((resource) => resource.iri.includes(`datasets/${name}`)));
		expect(about("contrats-alternance")).toContain("access-right/RESTRICTED");
		expect(about("contrats-alternance")).not.toContain("etalab");
		expect(about("contrats-alternance")).toContain("Charte de partage");
		expect(about("chomage")).toContain("access-right/PUBLIC");
		expect(about("chomage")).toContain("etalab-2.0");
	});

	it("tells no period of what a charter no longer lets anybody see", () => {
		own.govern([]);
		const without = catalogueOf(own.figures, site).find(({ iri: name }) =>
			name.endsWith("contrats-alternance"),
		);
		expect(without?.properties.find(([name]) => name === "dct:temporal")?.[1]).toEqual([]);
		expect(JSON.stringify(without)).toMatch(/charte/i);
	});

	it("calls nothing made up a high-value data set", () => {
		expect(dataSetsOf(own.figures).filter(isHighValue)).toEqual([]);
	});
});

describe.skipIf(standardsFolder() === undefined)(
	"against the official shapes (absentes : ../shared/standards)",
	() => {
		it("passes those of DCAT-AP 3.0.1, in both forms", async () => {
			const shapes = ["dcat-ap/dcat-ap-3.0.1-SHACL.ttl"];
			expect(await faults(shapes, turtleOf(resources))).toEqual([]);
			expect(await faults(shapes, await quadsOf(jsonldOf(resources)))).toEqual([]);
		});

		it("leaves out nothing that is recommended", async () => {
			const found = await faults(["dcat-ap/dcat-ap-3.0.1-shapes_recommended.ttl"], turtleOf(resources));
			// The outlines of France are said by the address that names it; what kind of body publishes is its own to say.
			const ours = found.filter(
				(fault) => !/country\/FRA .*(bbox|centroid)|purl\.org\/dc\/terms\/type/.test(fault),
			);
			expect(ours).toEqual([]);
		});

		it("is really read by the shapes: without its title a data set is refused", async () => {
			const spoilt = resources.map((resource) =>
				resource.types.includes("dcat:Dataset")
					? { ...resource, properties: resource.properties.filter(([name]) => name !== "dct:title") }
					: resource,
			);
			expect(await faults(["dcat-ap/dcat-ap-3.0.1-SHACL.ttl"], turtleOf(spoilt))).not.toEqual([]);
		});

		it("passes those of high-value data sets for the true figures of population and unemployment", async () => {
			const real: Figures = {
				...own.figures,
				coverage: (id) => {
					const coverage = own.figures.coverage(id);
					return { ...coverage, sources: coverage.sources.map((line) => ({ ...line, sample: false })) };
				},
			};
			const kept = catalogueOf(real, site, isHighValue);
			expect(kept.filter(({ types }) => types.includes("dcat:Dataset"))).toHaveLength(2);
			expect(await faults(["dcat-ap/dcat-ap-hvd-3.0.0-SHACL.ttl"], turtleOf(kept))).toEqual([]);
			expect(await faults(["dcat-ap/dcat-ap-3.0.1-SHACL.ttl"], turtleOf(kept))).toEqual([]);
		});
	},
);
