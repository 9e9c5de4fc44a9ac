import { spawn } from "node:child_process";
import {
	appendFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { runningUrl } from "../../platform/records/cluster.ts";
import { contrats, contratsFile } from "../fixture/contrats.ts";
import { type OwnDesk, ownDesk } from "../fixture/own-desk.ts";
import { type Drops, openDrops } from "./drops.ts";

let own: OwnDesk;
let root: string;
let drops: Drops;
beforeAll(async () => {
	own = await ownDesk();
	root = join(own.dataDir, "depot");
});
afterAll(() => own.close());
beforeEach(async () => {
	rmSync(root, { recursive: true, force: true });
	await own.desk.access.records.query("delete from delivery");
	drops = openDrops(own.desk, root);
});

const opco = "opco-d-essai";
function put(
	name: string,
	content: string,
	source: string | null = contrats.id,
	organisation = opco,
): string {
	const folder = source === null ? join(root, organisation) : join(root, organisation, source);
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, name), content);
	return join(folder, name);
}
/** Two rounds, far enough apart for a quiet file. */
async function twice(): Promise<{ received: number; refused: number; troubles: readonly string[] }> {
	await drops.care();
	own.later(31_000);
	return await drops.care();
}
const inside = (where: string, source = contrats.id, organisation = opco): readonly string[] => {
	const folder = join(root, organisation, source, where);
	return existsSync(folder) ? readdirSync(folder).toSorted() : [];
};
const deliveries = async (): Promise<readonly { name: string; channel: string; received_by: string }[]> =>
	await own.desk.access.records.query("select name, channel, received_by from delivery order by received_at");

it("a quiet file is deposited once by the watched folder, and moved with a word that says which delivery it is", async () => {
	put("contrats été.csv", contratsFile(1));
	expect(await twice()).toEqual({ received: 1, refused: 0, troubles: [] });
	expect(await deliveries()).toEqual([
		{ name: "contrats été.csv", channel: "dossier", received_by: "dossier surveillé" },
	]);
	const [file = "", word = ""] = inside("recus");
	expect(file).toMatch(/^\d{8}-\d{6}-\d+-contrats été\.csv$/);
	expect(word).toBe(`${file}.txt`);
	expect(readFileSync(join(root, opco, contrats.id, "recus", word), "utf8")).toMatch(
		/Fichier reçu : livraison \d{4}-\d{2}-essai-contrats-\d/,
	);
	expect(readFileSync(join(root, opco, contrats.id, "recus", file), "utf8")).toBe(contratsFile(1));
	expect(await twice()).toEqual({ received: 0, refused: 0, troubles: [] });
});

it("the same bytes again are a no-op that says so", async () => {
	put("contrats.csv", contratsFile(2));
	await twice();
	put("contrats-bis.csv", contratsFile(2));
	expect(await twice()).toMatchObject({ received: 1 });
	expect(await deliveries()).toHaveLength(1);
	const words = inside("recus").filter((name) => name.endsWith("bis.csv.txt"));
	expect(readFileSync(join(root, opco, contrats.id, "recus", words[0] ?? ""), "utf8")).toContain("déjà reçu");
});

it("a file that still grows is waited for", async () => {
	const path = put("contrats.csv", contratsFile(3).slice(0, 50));
	await drops.care();
	own.later(31_000);
	appendFileSync(path, contratsFile(3).slice(50));
	expect(await drops.care()).toMatchObject({ received: 0 });
	expect(await drops.care()).toMatchObject({ received: 1 });
	expect(await deliveries()).toHaveLength(1);
});

it("hidden and temporary files, links to files and links to folders are not seen", async () => {
	for (const name of [".cache.csv", "~$contrats.csv", "contrats.csv.part", "contrats.csv~", "x.TMP"])
		put(name, contratsFile(4));
	const secret = join(own.dataDir, "records", "seal.key");
	symlinkSync(secret, join(root, opco, contrats.id, "lien.csv"));
	symlinkSync(join(own.dataDir, "records"), join(root, "autre-opco-d-essai"));
	symlinkSync(join(own.dataDir, "records"), join(root, opco, "lien"));
	expect(await twice()).toEqual({ received: 0, refused: 0, troubles: [] });
	expect(await deliveries()).toEqual([]);
	expect(existsSync(secret)).toBe(true);
});

it("a file replaced by a link between two looks is never read", async () => {
	const path = put("contrats.csv", contratsFile(5));
	await drops.care();
	own.later(31_000);
	renameSync(path, `${path}.part`);
	symlinkSync(join(own.dataDir, "records", "seal.key"), path);
	expect(await drops.care()).toEqual({ received: 0, refused: 0, troubles: [] });
	expect(await deliveries()).toEqual([]);
});

it("what cannot be received is put aside with the reason in French, and nothing is kept of it", async () => {
	put("vide.csv", "");
	put("contrats.csv", contratsFile(6), "inconnue");
	put("contrats.csv", contratsFile(6), null);
	put("contrats.csv", contratsFile(6), contrats.id, "nulle-part");
	put("contrats.csv", contratsFile(6), contrats.id, "carif-oref-d-essai");
	expect(await twice()).toEqual({ received: 0, refused: 5, troubles: [] });
	expect(await deliveries()).toEqual([]);
	const word = (source: string | undefined, organisation = opco): string => {
		const folder = join(root, organisation, source ?? ".", "refuses");
		const [name = ""] = readdirSync(folder).filter((one) => one.endsWith(".txt"));
		return readFileSync(join(folder, name), "utf8");
	};
	expect(word(contrats.id)).toContain("est vide");
	expect(word("inconnue")).toContain("n'est pas un jeu de données");
	expect(word(undefined)).toContain("pas dans le dossier");
	expect(word(contrats.id, "nulle-part")).toContain("aucune organisation");
	expect(word(contrats.id, "carif-oref-d-essai")).toMatch(/charte/i);
	expect(await twice()).toEqual({ received: 0, refused: 0, troubles: [] });
});

it("killed at any moment, the folder loses no file and doubles no delivery", async () => {
	const total = 5;
	for (let i = 0; i < total; i++) put(`contrats-${i}.csv`, contratsFile(20 + i));
	const script = `
		import { openRecords } from ${JSON.stringify(new URL("../../platform/records/records.ts", import.meta.url).href)};
		import { migrations } from ${JSON.stringify(new URL("../../cli/migrations.ts", import.meta.url).href)};
		import { contrats } from ${JSON.stringify(new URL("../fixture/contrats.ts", import.meta.url).href)};
		import { openDrops } from ${JSON.stringify(new URL("./drops.ts", import.meta.url).href)};
		const records = await openRecords({ dataDir: "", url: ${JSON.stringify(runningUrl(own.dataDir))}, migrations });
		const rules = ${JSON.stringify(own.rules)};
		const now = () => new Date(Date.now() + 86_400_000);
		const access = { records, dataDir: ${JSON.stringify(own.dataDir)}, publicUrl: "http://localhost", now };
		const jobs = { ask: async () => undefined, cancel: async () => undefined };
		const desk = { access, sources: [contrats], jobs, knowledge: async () => new Map(), rules: async () => rules };
		const drops = openDrops(desk, ${JSON.stringify(root)});
		await drops.care();
		process.stdout.write("ready");
		await drops.care();
		process.exit(0);`;
	for (let round = 0; inside("").some((name) => name.endsWith(".csv")); round++) {
		expect(round).toBeLessThan(60);
		const child = spawn(process.execPath, [...process.execArgv, "--input-type=module", "-e", script], {
			stdio: ["ignore", "pipe", "inherit"],
		});
		child.stdout.once("data", () => setTimeout(() => child.kill("SIGKILL"), 20 + ((round * 67) % 400)));
		await new Promise((done) => child.once("exit", done));
	}
	expect((await deliveries()).map((d) => d.name).toSorted()).toEqual(
		Array.from({ length: total }, (_, i) => `contrats-${i}.csv`),
	);
	const names = inside("recus");
	expect(names.filter((name) => name.endsWith(".csv"))).toHaveLength(total);
	expect(names.filter((name) => name.endsWith(".txt"))).toHaveLength(total);
}, 180_000);

it("a file whose name is as long as a disk allows is put away once, and its word leads to its page", async () => {
	put(`${"n".repeat(251)}.csv`, contratsFile(77));
	expect(await twice()).toEqual({ received: 1, refused: 0, troubles: [] });
	const [file = "", word = ""] = inside("recus");
	expect(file).toMatch(/n{196}\.csv$/);
	const [made] = await own.desk.access.records.query<{ id: string }>("select id from delivery");
	expect(readFileSync(join(root, opco, contrats.id, "recus", word), "utf8")).toContain(
		`/espace/collecte/${made?.id}\n`,
	);
});
