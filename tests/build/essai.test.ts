import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { migrations } from "../../src/cli/migrations.ts";
import { openRecords } from "../../src/platform/index.ts";
import { openRelease, publications } from "../../src/release/index.ts";
import { def } from "../observatory/command.ts";
import { type Essai, makeEssai } from "../observatory/essai.ts";
import { servedRelease } from "../observatory/release.ts";
import { program } from "../system-packages.ts";

const built = inject("observatories").find(({ name }) => name === "essai");
const sources = ["opco-contrats", "etablissements-effectifs", "offres-emploi", "stagiaires"];
const cubes = ["contrats-alternance", "etablissements-effectifs", "offres-emploi", "stagiaires"];
const glpsol = program("glpsol");

let essai: Essai;
beforeAll(async () => {
	essai = await makeEssai(built?.env ?? {});
}, 1_200_000);
afterAll(() => essai?.remove());

describe("def essai --publier", () => {
	it("signe trois chartes, accepte quatre lots et donne un lien à chaque compte de démonstration", () => {
		const { end, links, dataDir } = essai;
		expect(end.status, end.output).toBe(0);
		expect(end.stdout.match(/charte \S+ signée/g)).toHaveLength(3);
		for (const source of sources) expect(end.stdout).toMatch(new RegExp(`Lot \\S+-${source}-1 .* accepté`));
		expect([...links.keys()]).toEqual([
			"administration@essai.invalid",
			"redaction@essai.invalid",
			"approbation@essai.invalid",
			"opco@essai.invalid",
			"france-travail@essai.invalid",
			"region@essai.invalid",
			"achat@essai.invalid",
		]);
		const intake: { deliveries: { source: string; basis: string }[] } = JSON.parse(
			readFileSync(join(dataDir, "intake.json"), "utf8"),
		);
		expect(intake.deliveries.map((delivery) => delivery.source).sort()).toEqual([...sources].sort());
		for (const { basis } of intake.deliveries) expect(basis).toContain("(essai)");
	});

	it("publie la diffusion composée par un compte et approuvée par un autre, ses quatre cubes protégés", () => {
		const { end, dataDir } = essai;
		expect(end.stdout).toMatch(/Publication : diffusion 1\.1\.0 publiée/);
		const release = servedRelease(dataDir) ?? "";
		const [last, first] = publications(dataDir);
		expect(last).toMatchObject({
			n: 2,
			version: "1.1.0",
			release,
			channel: "approbation",
			author: "Rédaction d’essai",
			approver: "Approbation d’essai",
		});
		expect(first).toMatchObject({ n: 1, channel: "operateur" });
		const { protection = {} } = openRelease(dataDir, release).manifest;
		expect(Object.keys(protection).sort()).toEqual(cubes);
		for (const [cube, told] of Object.entries(protection)) {
			expect(told, cube).toMatchObject({ verdict: "sur", findings: [] });
			expect(told.hidden, cube).toBeGreaterThan(0);
			expect(told.hidden, cube).toBeLessThan(told.cells);
		}
	});

	it.skipIf(glpsol === undefined)(
		// All of it takes glpsol over a minute: `def proof` without the option, its figures are in docs/bench.
		`sa preuve est refaite par un autre solveur, borne par borne, un programme sur dix${glpsol === undefined ? " (glpsol absent : paquet glpk-utils)" : ""}`,
		async () => {
			const again = await def(["proof", servedRelease(essai.dataDir) ?? "", "--un-sur", "10"], essai.env);
			expect(again.status, again.output).toBe(0);
			const said = again.stdout.replaceAll(/[\u00a0\u202f]/g, " ");
			for (const cube of cubes)
				expect(said).toMatch(
					new RegExp(`^${cube} : [1-9][\\d ]* bornes? demandées? à glpsol, toutes retrouvées$`, "m"),
				);
		},
		600_000,
	);

	it("relancé, ne refait rien et redonne les liens des comptes qui n'ont pas servi", async () => {
		const again = await def(["essai", "--publier"], essai.env);
		expect(again.status, again.output).toBe(0);
		expect(again.stdout.match(/charte déjà en vigueur/g)).toHaveLength(3);
		expect(again.stdout.match(/déjà accepté/g)).toHaveLength(4);
		expect(again.stdout).toContain("redaction@essai.invalid");
		expect(again.stdout).not.toContain("Construction");
		expect(again.stdout).not.toContain("Publication");
	});

	it("refuse un miroir, et un dossier où quelqu'un d'autre a un compte", async () => {
		const mirrored = await def(["essai"], { ...essai.env, SOURCES_MIRROR: tmpdir() });
		expect(mirrored.status).toBe(1);
		expect(mirrored.stderr).toMatch(/SOURCES_MIRROR/);
		const records = await openRecords({ dataDir: essai.dataDir, migrations });
		try {
			await records.query("insert into person (email, name) values ('camille@exemple.fr', 'Camille Essai')");
		} finally {
			await records.close();
		}
		const peopled = await def(["essai"], essai.env);
		expect(peopled.status).toBe(1);
		expect(peopled.stderr).toMatch(/des personnes ont déjà un compte/);
	});
});
