import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import {
	type Checked,
	check,
	decode,
	indexFolder,
	isBlocking,
	type Lookup,
	locate,
} from "../../src/collection/index.ts";
import { packageRoot } from "../../src/platform/index.ts";
import type { FactMapping, LevelExpr, LevelId, Source } from "../model.ts";
import { levels, territoryTypes } from "../nomenclatures/index.ts";
import { sourceById, sources } from "./index.ts";

const mirror = process.env.SOURCES_MIRROR ?? resolve(packageRoot, "../shared/data");
const present = existsSync(mirror);
const why = present ? "" : " (ignoré : pas de dossier miroir)";

const fieldsOf = (s: Source): Set<string> =>
	new Set([
		...s.fields.map((f) => f.name),
		...(s.unpivot ? [s.unpivot.nameField, s.unpivot.value.name] : []),
	]);
const exprsOf = (m: FactMapping): LevelExpr[] => Object.values(m.levels).flatMap((e) => e ?? []);

describe("declarations", () => {
	it("give each source an id, files and an official address of their own", () => {
		expect(new Set(sources.map((s) => s.id)).size).toBe(sources.length);
		for (const s of sources) {
			expect(s.files.length, s.id).toBeGreaterThan(0);
			expect(s.address, s.id).toMatch(/^https:\/\/(?!github|gitlab|raw)/);
			expect(s.quirks.length, s.id).toBeGreaterThan(0);
		}
	});

	it("stand survey by survey where each year has a file of its own: none takes the place of another", () => {
		const surveys = sources.filter(({ id }) => id.startsWith("bmo-"));
		expect(surveys.length).toBeGreaterThan(1);
		for (const { id, vintage, files, layout } of surveys) {
			expect(id).toBe(`bmo-${vintage}`);
			expect(files.every((name) => name.includes(vintage))).toBe(true);
			expect(layout).toMatchObject({ sheet: `BMO_${vintage}_open_data` });
		}
	});

	it("split counts alone, out of secrecy, and towards the scheme of the crosswalk", () => {
		const above = (level: LevelId): LevelId[] => {
			const { parentLevel } = levels[level];
			return [level, ...(parentLevel ? above(parentLevel) : [])];
		};
		for (const s of sources)
			for (const mapping of s.facts ?? [])
				for (const { level, through } of exprsOf(mapping)) {
					if (!through) continue;
					expect(above(through.to), s.id).toContain(level);
					expect(mapping.measures.every(({ kind }) => kind === "count" || kind === "amount")).toBe(true);
					expect([s.sharing ?? "open", s.secrecy], s.id).toEqual(["open", undefined]);
				}
	});

	it("only speak of fields that they declare", () => {
		for (const s of sources) {
			const fields = fieldsOf(s);
			const named = [
				...s.key,
				...s.fields.flatMap((f) => f.atMost ?? []),
				...(s.controls ?? []).flatMap((c) => c.fields),
				...(s.facts ?? []).flatMap((m) => [
					...m.measures.map((x) => x.field),
					...(m.rows ?? []).map((r) => r.field),
					...Object.values(m.categories ?? {}),
					...exprsOf(m).flatMap((e) => e.field ?? []),
					...("field" in m.period ? [m.period.field] : []),
				]),
				...(s.nomenclature?.items ?? []).flatMap((i) => [i.code, i.label, i.parent ?? i.code]),
				...(s.nomenclature?.links ?? []).flatMap((l) => [l.fromField, l.toField]),
				...(s.nomenclature?.edges ?? []).flatMap((e) => [e.fromField, e.toField]),
			];
			for (const name of named) expect(fields.has(name), `${s.id} : ${name}`).toBe(true);
		}
	});

	it("take each level from a field or a constant, in its own dimension, the finest first", () => {
		for (const s of sources)
			for (const m of s.facts ?? []) {
				expect(m.levels.territory?.length, `${s.id} ${m.cube}`).toBeGreaterThan(0);
				for (const [dimension, exprs] of Object.entries(m.levels))
					for (const e of exprs ?? []) {
						expect((e.field === undefined) !== (e.value === undefined), `${s.id} ${e.level}`).toBe(true);
						expect([dimension, "any"]).toContain(levels[e.level].dimension);
						if (e.prefix !== undefined) expect(e.field).toBeDefined();
					}
			}
	});

	it("keep one kind and one unit for a measure of a cube", () => {
		const seen = new Map<string, string>();
		for (const s of sources)
			for (const m of s.facts ?? [])
				for (const x of m.measures) {
					const key = `${m.cube}/${x.id}`;
					const said = `${x.kind} ${x.unit}`;
					expect(seen.get(key) ?? said, key).toBe(said);
					seen.set(key, said);
				}
	});

	it("hold patterns that compile", () => {
		for (const s of sources)
			for (const f of s.fields) {
				if (f.pattern !== undefined) expect(() => new RegExp(f.pattern ?? "", "u")).not.toThrow();
				if (f.rewrite) expect(() => new RegExp(f.rewrite?.match ?? "", "u")).not.toThrow();
			}
	});

	it("know every territory type as a level", () => {
		for (const t of territoryTypes) expect(levels[t.id].dimension).toBe("territory");
	});
});

describe("shipped facts", () => {
	const shipped = indexFolder(resolve(packageRoot, "samples/faits"));
	const ofTheDocument = /(Erreur du document|Réserve)\s:/;
	it("are read without a single defect", () => {
		for (const s of sources.filter((x) => x.shipped)) {
			const read = readOne(s, shipped, new Map());
			expect(
				// What a published document gets wrong by itself is said of the document, not of the file.
				read?.findings.filter(
					(f) => f.severity !== "info" && !(s.published && ofTheDocument.test(f.message)),
				),
				s.id,
			).toEqual([]);
			expect(read?.rows.count, s.id).toBeGreaterThan(0);
		}
	});

	it("compose the 24 zones d'emploi and the 27 bassins of Normandie, each code in its own level", () => {
		const composed = readOne(known("faits-compositions"), shipped, new Map())?.rows.columns;
		const distinct = (field: string): number =>
			new Set((composed?.get(field)?.values ?? []).filter((v) => v !== null)).size;
		expect([distinct("zone_emploi"), distinct("bassin")]).toEqual([24, 27]);
		const rows = readOne(known("faits-nomenclatures"), shipped, new Map())?.rows.columns;
		const level = rows?.get("niveau")?.values ?? [];
		const label = rows?.get("libelle")?.values ?? [];
		const code = rows?.get("code")?.values ?? [];
		const at = (l: LevelId, c: string): unknown => label[level.findIndex((x, i) => x === l && code[i] === c)];
		expect([at("zone-emploi", "2804"), at("bassin", "2804")]).toEqual(["Caen", "Le Tréport"]);
	});

	it("never link two occupations whose codes only look alike", () => {
		const rows = readOne(known("faits-passages"), shipped, new Map())?.rows.columns;
		const from = rows?.get("origine")?.values ?? [];
		const to = rows?.get("cible")?.values ?? [];
		const method = rows?.get("methode")?.values ?? [];
		const estimated = from.flatMap((f, i) => (method[i] === "estimée" ? [`${f} ${to[i]}`] : []));
		expect(estimated).toContain("V0X60 V0Z60");
		expect(estimated).toContain("G0A40 G0A40");
		expect(estimated).not.toContain("G0A40 G0B40");
		expect(new Set(estimated.map((e) => e.split(" ")[0])).size).toBe(127);
	});
});

describe.skipIf(!present)(`official files${why}`, () => {
	const reads = new Map<string, Checked>();
	beforeAll(() => {
		const folder = indexFolder(mirror);
		const codes = new Map<LevelId, Set<string>>();
		for (const s of sources.filter((x) => !x.shipped)) {
			const read = readOne(s, folder, s.nomenclature ? new Map() : codes);
			if (!read) continue;
			reads.set(s.id, read);
			for (const item of s.nomenclature?.items ?? []) {
				if (!item.level) continue;
				const set = codes.get(item.level) ?? new Set<string>();
				for (const c of read.rows.columns.get(item.code)?.values ?? []) if (c !== null) set.add(String(c));
				codes.set(item.level, set);
			}
		}
	}, 180_000);

	const rowsOf = (id: string): Checked["rows"] => {
		const read = reads.get(id);
		if (!read) throw new Error(`${id} was not read`);
		return read.rows;
	};
	const values = (id: string, field: string): readonly (string | number | null)[] =>
		rowsOf(id).columns.get(field)?.values ?? [];

	it("all answer a declaration and none is refused", () => {
		// Surveys that the mirror does not hold yet.
		const later = (id: string): boolean => id.startsWith("bmo-") && id !== "bmo-2024";
		const expected = sources
			.filter((s) => !s.shipped && s.sharing !== "charter" && !later(s.id))
			.map((s) => s.id);
		expect([...reads.keys()]).toEqual(expected);
		const refused = [...reads].flatMap(([id, r]) =>
			isBlocking(r.findings) ? [`${id} : ${r.findings.find((f) => f.severity === "blocking")?.message}`] : [],
		);
		expect(refused).toEqual([]);
	});

	it("hold back only the rows that the quirks explain", () => {
		const held = Object.fromEntries(
			[...reads].flatMap(([id, r]) => {
				const n = r.rows.held.filter((h) => h !== null).length;
				return n > 0 ? [[id, n]] : [];
			}),
		);
		expect(held).toEqual({
			"rncp-rome": 174,
			"rncp-nsf": 185,
			"ft-demandeurs-territoires": 1186,
			"bts-parcoursup-2024": 18,
		});
	});

	it("BMO 2024: 53 443 rows; Normandie 3 248 rows, 27 bassins, 123 242 known projects, 746 hidden", () => {
		const rows = rowsOf("bmo-2024");
		expect(rows.count).toBe(53443);
		const region = values("bmo-2024", "region");
		const norman = region.flatMap((r, i) => (r === "28" ? [i] : []));
		expect(norman.length).toBe(3248);
		const bassins = values("bmo-2024", "bassin");
		expect(new Set(norman.map((i) => bassins[i])).size).toBe(27);
		const met = values("bmo-2024", "met");
		expect(norman.reduce((sum, i) => sum + Number(met[i] ?? 0), 0)).toBe(123242);
		const hidden = (field: string): number => {
			const status = rows.columns.get(field)?.status ?? [];
			return norman.filter((i) => status[i] === "CENS").length;
		};
		expect(hidden("met")).toBe(746);
		expect(hidden("met") + hidden("xmet") + hidden("smet")).toBe(4606);
	});

	it("FAP 2021 has 22, 86, 228 and 341 families", () => {
		const sizes = ["fap22", "fap86", "fap228", "fap341"].map((f) => new Set(values("dares-fap2021", f)).size);
		expect(sizes).toEqual([22, 86, 228, 341]);
	});

	// Annex B7 prints 532 and 331: it counts the three blank lines that end the file as one more code.
	it("531 ROME codes fall in one (330), two (184) or three (17) FAP 2009 families; 486 PCS in one (B7)", () => {
		const rome = values("dares-fap2009-rome", "rome");
		const fap = values("dares-fap2009-rome", "fap");
		const families = new Map<string, Set<string>>();
		for (const [i, code] of rome.entries()) {
			if (code === null) continue;
			families.set(String(code), (families.get(String(code)) ?? new Set()).add(String(fap[i])));
		}
		const by = (n: number): number => [...families.values()].filter((s) => s.size === n).length;
		expect([families.size, by(1), by(2), by(3)]).toEqual([531, 330, 184, 17]);
		expect(new Set(values("dares-fap2009-pcs", "pcs")).size).toBe(486);
		expect(rowsOf("dares-fap2009-pcs").count).toBe(486);
	});

	it("RNCP ↔ ROME: every orphan is a known one", () => {
		const known = new Set([...values("rome3-fiches", "rome"), ...values("rome-isco08", "rome")]);
		expect(known.size).toBe(532);
		const orphans = new Set(values("rncp-rome", "rome").filter((c) => c !== null && !known.has(c)));
		expect(orphans.size).toBe(104);
		const fiches = new Set(values("rncp-fiches", "rncp"));
		expect(values("rncp-rome", "rncp").filter((c) => !fiches.has(c))).toEqual([]);
	});

	it("employment by FAP closes on its total once the double (T2Z) is left out", () => {
		const [fap, year, jobs] = ["fap", "annee", "emploi"].map((f) => values("psm-emploi", f));
		let parts = 0;
		let whole = 0;
		for (const [i, code] of (fap ?? []).entries()) {
			if (year?.[i] !== "2018") continue;
			const value = Number(jobs?.[i] ?? 0);
			if (code === "ENS") whole = value;
			else if (/^[A-Z][0-9A-Z]{2}$/.test(String(code)) && code !== "T2Z") parts += value;
		}
		expect(parts).toBeCloseTo(whole, 0);
	});
});

function known(id: string): Source {
	const source = sourceById(id);
	if (!source) throw new Error(`${id} is not declared`);
	return source;
}

function readOne(source: Source, folder: ReturnType<typeof indexFolder>, codes: Lookup): Checked | undefined {
	const found = locate(source, folder);
	if (!found) return undefined;
	return check(source, decode(source, readFileSync(found.path), found.name), codes);
}
