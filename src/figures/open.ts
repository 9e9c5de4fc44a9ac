import { availableParallelism } from "node:os";
import { join } from "node:path";
import { terms } from "../../catalogue/glossary/index.ts";
import type { Source, TerritoryType } from "../../catalogue/model.ts";
import { sources } from "../../catalogue/sources/index.ts";
import { publicReader, type Reader, type Use } from "../charters/index.ts";
import { type Database, DefError, ident, literal, openDatabase } from "../platform/index.ts";
import { type CubeTable, openRelease } from "../release/index.ts";
import { baseOf, indicatorOf } from "./base.ts";
import { loadContours } from "./contours.ts";
import { conversionsOf } from "./crossings.ts";
import { cubeCard, dimensionsOf } from "./dimensions.ts";
import { firstLines, type StoredBatch } from "./file-line.ts";
import { fileCards } from "./files.ts";
import { findables, findablesByCode } from "./findables.ts";
import { type Gate, type Governance, gateOf } from "./governance.ts";
import { measuresOf } from "./inputs.ts";
import type { DataSetCard, Figures, ReleaseCard, TerritoryRef } from "./model.ts";
import { loadOccupations, type OccupationStore } from "./occupations.ts";
import { rememberedCovers } from "./perimeter.ts";
import { explain, type ProvenanceContext } from "./provenance.ts";
import { plansOf, query } from "./query.ts";
import { reason } from "./reasons.ts";
import { perimeterOf, soleAboutOf } from "./request.ts";
import { createSearch } from "./search.ts";
import { loadTerritories, type TerritoryStore } from "./territories.ts";
import { loadTies } from "./ties.ts";
import { loadTrainings } from "./trainings.ts";
import { vintageOf } from "./vintage.ts";

/**
 * Opens the published release of a data folder, or the one named `release`. `region` narrows the search to the territories that touch it. `governance`
 * gives the charters and the clock: without it, what is shared under a charter is hidden. Throws `diffusion-absente` and
 * `diffusion-abimee`.
 */
export async function openFigures(
	dataDir: string,
	region?: string,
	governance?: Governance,
	release?: string,
): Promise<Figures> {
	const opened = openRelease(dataDir, release);
	const { manifest } = opened;
	const db = await openDatabase(join(opened.dir, "serving.duckdb"), {
		readOnly: true,
		lanes: Math.min(4, availableParallelism()),
	});
	const territories = await loadTerritories(db, region);
	const occupations = await loadOccupations(db);
	const contours = await loadContours(db, opened, dataDir);
	const tables = manifest.cubes.flatMap((c) => c.tables);
	const periods = await periodsOf(db, tables);
	const spans = Map.groupBy(
		tables.filter(({ sources: own }) => own.length === 1),
		({ sources: [own] }) => own,
	);
	const held = (id: string) =>
		(spans.get(id) ?? []).flatMap(({ name }) => periods.get(name) ?? []).toSorted();
	const declared = new Map(
		sources.map((s) => [
			s.id,
			s.sharing === "charter" ? s : { ...s, vintage: vintageOf(s.vintage, held(s.id)) },
		]),
	);
	const origin = new Map(manifest.batches.map((b) => [b.source, b.delivery.origin]));
	const depositor = new Map(manifest.batches.map((b) => [b.source, b.delivery.organisation]));

	// A source that the catalogue no longer declares keeps its charter if it came by the desk: refuse rather than guess.
	const governed = (id: string): boolean => {
		const source = declared.get(id);
		return source ? source.sharing === "charter" : origin.get(id) === "deposit";
	};
	// Without a mirror the release stands on made-up data: what is deposited there is a trial too.
	const isSample = (from: string | undefined): boolean =>
		from === "samples" || (manifest.sample && from === "deposit");
	const sourceLine: ProvenanceContext["sourceLine"] = (id, read = [], measures = []) => {
		const source = declared.get(id);
		const conversions = conversionsOf(manifest.cubes, read, measures)(id);
		return {
			source: id,
			title: source?.title ?? id,
			producer: source?.producer ?? "",
			vintage: source?.vintage ?? "",
			licence: source?.licence ?? "",
			sample: isSample(origin.get(id)),
			...(conversions.length > 0 ? { conversions } : {}),
		};
	};
	const protectionsOf = (id: string) => {
		const own = new Set(manifest.batches.filter(({ source }) => source === id).map((batch) => batch.id));
		return manifest.cubes
			.filter(
				({ cube, batches }) =>
					batches.some((b) => own.has(b)) && (governed(id) || manifest.protection?.[cube]),
			)
			.map(({ cube }) => manifest.protection?.[cube]);
	};
	const known = new Map<string, ReturnType<typeof protectionsOf>>();
	const protections = (id: string) => {
		const found = known.get(id) ?? protectionsOf(id);
		known.set(id, found);
		return found;
	};
	/** Its rows are shown to nobody. */
	const closed = (id: string): boolean =>
		governed(id) || declared.get(id)?.secrecy !== undefined || protections(id).length > 0;
	const feeders = Map.groupBy(
		sources.flatMap((source) =>
			[...new Set(source.facts?.map((f) => f.cube))].map((cube) => ({ cube, id: source.id })),
		),
		(feeder) => feeder.cube,
	);
	const underCharter = [
		...new Set([...declared.keys(), ...manifest.batches.map((b) => b.source)].filter(governed)),
	];
	const open = tables.filter((table) => !table.sources.some(governed));
	const ties = await loadTies(db, (level, code) => occupations.label(level, code) !== undefined);
	const trainings = await loadTrainings(db, open, [...occupations.words, ...glossaryWords]);

	// Made at the first search: a release opened for one answer is never searched.
	let index: ReturnType<typeof createSearch> | undefined;
	const search: Figures["search"] = (text, limit) => {
		const stores = { territories, occupations, trainings, ties, region };
		index ??= createSearch(findables(stores), findablesByCode(stores));
		return index(text, limit);
	};

	const covers = rememberedCovers(db);

	const viewOf = (reader: Reader, use: Use, close: () => void): Figures => {
		const gate = gateOf(governance, reader, use, governed, protections, (id) => depositor.get(id));
		const context: ProvenanceContext = {
			db,
			tables,
			release: manifest.id,
			opened,
			dataDir,
			source: (id) => declared.get(id),
			sourceLine,
			territoryLabel: (type, code) => territories.get(type, code)?.label,
			covers,
			regionsOf: (type, code) => territories.get(type, code)?.regions ?? [],
			territoryCodes: (type, inRegion) => territories.list(type, inRegion).map((t) => t.code),
			label: (level, code) => occupations.label(level, code),
			periods: (table) => periods.get(table) ?? [],
			feeders: (cube) => (feeders.get(cube) ?? []).map((feeder) => feeder.id),
			permit: gate.permit,
			governed,
		};
		return {
			get release() {
				return gate.steady(
					"release",
					(): ReleaseCard => ({
						id: manifest.id,
						published: manifest.published,
						sample: manifest.sample,
						dataSets: manifest.batches.map((batch) =>
							dataSetCard(batch, {
								vintage: declared.get(batch.source)?.vintage ?? "",
								sample: isSample(batch.delivery.origin),
								charter: gate.card(batch.source),
								secret: protections(batch.source).length > 0,
							}),
						),
						crosswalks: occupations.crosswalks,
					}),
				);
			},
			get edition() {
				return gate.steady("edition", () => `${manifest.id}-${gate.digest(underCharter)}`);
			},
			for: (other, otherUse) => viewOf(other, otherUse, () => undefined),
			query: (request) => query(context, checked(request, territories, occupations)),
			plan: (request) => plansOf(context, checked(request, territories, occupations)),
			explain: (address, page) => explain(context, address, page),
			async firstLines(id, count) {
				const batch = manifest.batches.find((one) => one.source === id);
				const source = declared.get(id);
				return batch && source && !closed(id)
					? await firstLines(db, dataDir, batch, source, count)
					: undefined;
			},
			files: (id) => fileCards({ db, dataDir, release: manifest.id }, id, declared.get(id), closed(id)),
			territory: (type, code) => territories.get(type, code),
			merged: (commune) => territories.merged(commune),
			territories: (type, inRegion) => territories.list(type, inRegion),
			related: (territory) => territories.related(territory),
			occupation: (scheme, code) => occupations.get(scheme, code),
			occupations: (level) => occupations.list(level),
			training: (scheme, code) => trainings.get(scheme, code),
			trainings: (level) => trainings.list(level),
			coverage: (id) => gate.steady(`coverage ${id}`, () => coverageOf(context, gate, id)),
			dataCubes: manifest.cubes.map(({ cube, key, tables: own }) => cubeCard(cube, key, own)),
			dimensions: (cube) => dimensionsOf(context, gate.permit, cube),
			codes: (level) => occupations.codes(level),
			ties,
			label: (level, code) => occupations.label(level, code),
			standing(from, at) {
				for (const { source, organisation } of from) {
					const own = gateOf(
						governance,
						reader,
						use,
						() => true,
						// Frozen with the secrecy of its day: the charter alone is asked.
						() => [],
						() => organisation,
					);
					for (const level of at) {
						const verdict = own.permit([source], level);
						if (!verdict.allowed) return { allowed: false, reason: verdict.reason };
					}
				}
				return { allowed: true };
			},
			search,
			contours: (type) => contours.get(type),
			close,
		};
	};
	return viewOf(publicReader, "diffusion", () => db.close());
}

/**
 * Levels that a charter refuses stay named, without a number: a page shows the blank and its reason. Those that no clause opened when
 * the release was made have no table in it: they are named after the declared sources.
 */
function coverageOf(context: ProvenanceContext, gate: Gate, id: string): ReturnType<Figures["coverage"]> {
	const { cube, formula } = baseOf(indicatorOf(id));
	const own = context.tables.filter((t) => t.cube === cube);
	const permits = own.map((t) => [t, gate.permit(t.sources, t.territory)] as const);
	const open = permits.flatMap(([table, permit]) => (permit.allowed ? [table] : []));
	const refused = new Map(
		permits.flatMap(([table, permit]) => (permit.allowed ? [] : [[table.territory, permit.reason] as const])),
	);
	for (const source of context.feeders(cube).filter(context.governed))
		for (const territory of declaredLevels(context.source(source), cube)) {
			const permit = gate.permit([source], territory);
			if (!permit.allowed && !own.some((t) => t.territory === territory))
				refused.set(territory, permit.reason);
		}
	return {
		territories: [...new Set([...own.map((t) => t.territory), ...refused.keys()])],
		about: [...new Set(own.map((t) => t.about))],
		periods: [...new Set(open.flatMap((t) => context.periods(t.name)))].sort(),
		sources: [...new Set(own.flatMap((t) => t.sources))].map((source) =>
			context.sourceLine(source, own, measuresOf(formula)),
		),
		cells: open.reduce((sum, t) => sum + t.rows, 0),
		withheld: [...refused].map(([territory, why]) => ({ territory, reason: why })),
	};
}

function declaredLevels(source: Source | undefined, cube: string): readonly TerritoryType[] {
	const own = (source?.facts ?? []).filter((mapping) => mapping.cube === cube);
	return own.flatMap(({ levels: { territory = [] } }) =>
		territory.map(({ level }) => level as TerritoryType),
	);
}

/** French written with its accents. */
const glossaryWords = terms.flatMap(({ senses }) =>
	senses.flatMap(({ sentence, more }) => [sentence, more ?? ""]),
);

type Request = Parameters<Figures["query"]>[0];

/** Unknown codes are refused here, once, for pages, exports and API alike. */
function checked(request: Request, territories: TerritoryStore, occupations: OccupationStore): Request {
	const { territories: wanted, about } = request;
	const listed: readonly TerritoryRef[] = Array.isArray(wanted) ? wanted : [];
	const places = perimeterOf(request)?.members ?? listed;
	for (const { type, code } of places)
		if (!territories.get(type, code))
			throw new DefError("territoire-inconnu", { territory: `${type} ${code}` });
	const named = about && "codes" in about ? about.codes : [soleAboutOf(request)].flatMap((ref) => ref ?? []);
	for (const { level, code } of named)
		if (level !== "all" && occupations.label(level, code) === undefined)
			throw new DefError("metier-inconnu", { occupation: code });
	return request;
}

async function periodsOf(
	db: Database,
	tables: readonly CubeTable[],
): Promise<ReadonlyMap<string, readonly string[]>> {
	if (tables.length === 0) return new Map();
	const rows = await db.rows(
		tables
			.map((t) => `SELECT DISTINCT ${literal(t.name)} AS name, period FROM ${ident(t.name)}`)
			.join(" UNION ALL "),
	);
	const map = new Map<string, string[]>();
	for (const row of rows)
		map.set(String(row.name), [...(map.get(String(row.name)) ?? []), String(row.period)]);
	for (const periods of map.values()) periods.sort();
	return map;
}

interface Standing {
	readonly vintage: string;
	readonly sample: boolean;
	readonly charter: DataSetCard["charter"];
	/** Do its figures stand in a cube under secrecy? */
	readonly secret: boolean;
}

/** What is told of a file: of one shared under a charter neither hash, nor size, nor any count of its rows. */
function dataSetCard(batch: StoredBatch, { vintage, sample, charter, secret }: Standing): DataSetCard {
	const { label, basis, organisation, sha256, bytes } = batch.delivery;
	return {
		source: batch.source,
		vintage,
		sample,
		file: batch.delivery.name,
		...(charter === undefined ? { sha256, bytes } : {}),
		...(label === undefined ? {} : { label }),
		...(basis === undefined ? {} : { basis }),
		...(organisation === undefined ? {} : { organisation }),
		...(charter === undefined ? {} : { charter }),
		...(batch.encoding === undefined ? {} : { encoding: batch.encoding }),
		...(batch.sheet === undefined ? {} : { sheet: batch.sheet }),
		...(charter === undefined && !secret ? { rows: batch.rows, held: batch.held } : {}),
		findings: batch.findings.map(({ rule, severity, message, count }) => ({
			rule,
			severity,
			// A finding quotes the first line at fault, with its codes.
			message: charter === undefined ? message : reason("charterFinding"),
			...(charter === undefined ? { count } : {}),
		})),
	};
}
