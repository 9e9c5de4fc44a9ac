import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@clickhouse/client";
import type { FigureRequest } from "../src/figures/index.ts";
import { type QueryContext, query } from "../src/figures/query.ts";
import { literal, openDatabase } from "../src/platform/index.ts";
import type { CubeTable } from "../src/release/index.ts";
import { type Durations, quantile } from "./durations.ts";
import { openClickhouseServer } from "./engines/clickhouse-server.ts";
import { describeMachine } from "./machine.ts";
import { openMalloy } from "./rivals/malloy.ts";

const PLACES = 1250;
const KINDS = ["Ensemble", "Apprentissage"];
const PERIODS = Array.from({ length: 12 }, (_, i) => String(2014 + i));
const READERS = [1, 50];
const ASKED = 300;

/** A cube table as a release holds it: the rates of 1 250 places, by certification, kind of contract and year. */
const table: CubeTable = {
	name: "contrats_alternance__epci__rncp",
	cube: "contrats-alternance",
	territory: "epci",
	about: "rncp",
	categories: ["type_contrat"],
	measures: ["contrats", "ruptures"],
	pairs: ["ruptures__sur__contrats"],
	sources: ["opco-contrats"],
	rows: 0,
	file: "",
};

/** One table to read: the rate of one certification in some places, one year. */
interface Question {
	readonly places: readonly string[];
	readonly about: string;
	readonly period: string;
}

interface Timed extends Durations {
	/** Milliseconds of processor for each question: what can be compared on a machine that others share. */
	readonly cpu: number;
}

interface Way {
	readonly label: string;
	/** Number of cells of the answer. */
	readonly ask: (question: Question) => Promise<number>;
	readonly close: () => Promise<void> | void;
}

/**
 * `def bench requetes [rows] [questions]`: tables of twenty figures read in one cube table of about that many rows (5 million), by our own
 * path (plan, reading, evaluation, address of each figure), by SQL written by hand on the table sorted by its key, by ClickHouse and
 * by Malloy; ratios are to the SQL; one at a time, then fifty at once. The first questions after opening (cold) are told apart from
 * the others (warm), and the very first alone: it loads the table.
 */
export async function benchQueries(rows: number, say: (line: string) => void, asked = ASKED): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "def-requetes-"));
	try {
		for (const line of describeMachine()) say(line);
		const file = join(folder, "serving.duckdb");
		const parquet = join(folder, "cells.parquet");
		const abouts = Math.max(1, Math.round(rows / (PLACES * KINDS.length * PERIODS.length)));
		const written = await writeTable(file, parquet, abouts);
		say(`Table        ${written.toLocaleString("fr-FR")} lignes, tableaux de 20 cases`);
		const openers = [() => byHand(file), () => ours(file), () => byClickhouse(parquet), () => byMalloy(file)];
		const cells = new Set<number>();
		const reference = new Map<string, { readonly p50: number; readonly cpu: number }>();
		for (const open of openers) {
			const way = await open();
			if (!way) {
				say("Malloy       absent : « npm ci » dans bench/rivals, puis la même commande");
				continue;
			}
			try {
				const answer = async (question: Question): Promise<void> => void cells.add(await way.ask(question));
				const first = await timed(questions(1, abouts, 3), 1, answer);
				say(line(`${way.label}, la première`, first));
				const cold = await timed(questions(20, abouts, 1), 1, answer);
				say(line(`${way.label}, froid, 1 à la fois`, cold));
				for (const readers of READERS) {
					const run: Timed = await timed(questions(asked, abouts, 2), readers, answer);
					const sorted = [...run.milliseconds].sort((a, b) => a - b);
					const own = { p50: quantile(sorted, 0.5), cpu: run.cpu };
					const key = String(readers);
					const hand = reference.get(key) ?? own;
					reference.set(key, hand);
					say(
						`${line(`${way.label}, chaud, ${readers} à la fois`, run)}   × ${decimal(own.p50 / hand.p50)} en durée, × ${decimal(own.cpu / hand.cpu)} en processeur`,
					);
				}
			} finally {
				await way.close();
			}
		}
		if (cells.size !== 1)
			say(`ATTENTION    les réponses n'ont pas toutes le même nombre de cases : ${[...cells]}`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const labels = {
	ours: "figures.query",
	hand: "SQL à la main",
	clickhouse: "ClickHouse (chdb)",
	malloy: "Malloy",
};
const opening = { readOnly: true, lanes: 2 } as const;

/** The table in the form of a release: every column that one has, sorted by its key. */
async function writeTable(file: string, parquet: string, abouts: number): Promise<number> {
	const db = await openDatabase(file);
	const measure = (id: string, value: string): string =>
		`${value} AS ${id}, 1::INTEGER AS ${id}__known, 0::INTEGER AS ${id}__censored, ${value} AS ${id}__low, ${value} AS ${id}__high, NULL::VARCHAR AS ${id}__status, NULL::VARCHAR AS ${id}__flag`;
	await db.run(`CREATE TABLE ${table.name} AS
		WITH cells AS (
			SELECT ${place("p")} AS territory, ${about("a")} AS about, k AS c_type_contrat, y AS period, 1::INTEGER AS rows,
				(100 + hash(p, a, k, y) % 900)::DOUBLE AS contrats, (hash(a, p, y, k) % 100)::DOUBLE AS ruptures
			FROM range(${PLACES}) t(p), range(${abouts}) s(a), unnest([${KINDS.map(literal).join(", ")}]) u(k), unnest([${PERIODS.map(literal).join(", ")}]) v(y))
		SELECT territory, about, c_type_contrat, period, rows, ${measure("contrats", "contrats")}, ${measure("ruptures", "ruptures")},
			ruptures AS ruptures__sur__contrats__num, contrats AS ruptures__sur__contrats__den, contrats AS ruptures__sur__contrats__all
		FROM cells ORDER BY ALL`);
	const [counted] = await db.rows(`SELECT count(*) AS n FROM ${table.name}`);
	const rows = Number(counted?.n);
	await db.run(`COPY ${table.name} TO ${literal(parquet)} (FORMAT parquet, COMPRESSION zstd)`);
	await db.run("CHECKPOINT");
	db.close();
	return rows;
}

const place = (i: string): string => `'2' || lpad((${i})::VARCHAR, 8, '0')`;
const about = (i: string): string => `'RNCP' || (30000 + ${i})::VARCHAR`;

/** Always the same questions for the same seed, none of which resembles the one before. */
function questions(count: number, abouts: number, seed: number): readonly Question[] {
	return Array.from({ length: count }, (_, i) => {
		const at = (i * 7919 + seed * 104_729) % PLACES;
		return {
			places: Array.from({ length: 20 }, (__, n) => `2${String((at + n * 61) % PLACES).padStart(8, "0")}`),
			about: `RNCP${30_000 + ((i * 31 + seed) % abouts)}`,
			period: PERIODS[(i * 5 + seed) % PERIODS.length] ?? "",
		};
	});
}

async function ours(file: string): Promise<Way> {
	const db = await openDatabase(file, opening);
	const context: QueryContext = {
		db,
		tables: [table],
		release: "mesure",
		sourceLine: (id) => ({ source: id, title: id, producer: "", vintage: "", licence: "", sample: false }),
		territoryLabel: (_, code) => code,
		territoryCodes: () => [],
		regionsOf: () => [],
		covers: async () => [],
		label: (_, code) => code,
		periods: () => PERIODS,
		feeders: () => table.sources,
		permit: () => ({ allowed: true }),
	};
	return {
		label: labels.ours,
		async ask({ places, about: code, period }) {
			const request: FigureRequest = {
				indicator: "taux-rupture-alternance",
				territories: places.map((one) => ({ type: "epci", code: one })),
				about: { level: "rncp", code },
				periods: [period],
			};
			return (await query(context, request)).cells.filter(({ value }) => value !== null).length;
		},
		close: () => db.close(),
	};
}

async function byHand(file: string): Promise<Way> {
	const db = await openDatabase(file, opening);
	return {
		label: labels.hand,
		async ask({ places, about: code, period }) {
			const rows = await db.rows(
				`SELECT territory, 100 * ruptures / contrats AS taux FROM ${table.name} WHERE territory IN (${places.map((_, i) => `$${i + 4}`).join(", ")}) AND about = $1 AND period = $2 AND c_type_contrat = $3 ORDER BY territory`,
				[code, period, "Ensemble", ...places],
			);
			return rows.length;
		},
		close: () => db.close(),
	};
}

async function byClickhouse(parquet: string): Promise<Way> {
	const server = await openClickhouseServer();
	const client = createClient({ url: server.url });
	await client.command({
		query: `CREATE TABLE cells ENGINE = MergeTree ORDER BY (territory, about, c_type_contrat, period) SETTINGS allow_nullable_key = 1 AS SELECT * FROM file(${literal(parquet)}, Parquet)`,
	});
	return {
		label: labels.clickhouse,
		async ask({ places, about: code, period }) {
			const answer = await client.query({
				query:
					"SELECT territory, 100 * ruptures / contrats AS taux FROM cells WHERE territory IN {places:Array(String)} AND about = {code:String} AND period = {period:String} AND c_type_contrat = 'Ensemble' ORDER BY territory",
				query_params: { places, code, period },
				format: "JSONEachRow",
			});
			return (await answer.json()).length;
		},
		async close() {
			await client.close();
			await server.close();
		},
	};
}

async function byMalloy(file: string): Promise<Way | undefined> {
	const malloy = await openMalloy(file, table.name);
	if (!malloy) return undefined;
	return {
		label: labels.malloy,
		async ask({ places, about: code, period }) {
			const rows = await malloy.rows(
				`run: cells -> { where: territory = ${places.map(literal).join(" | ")}, about = ${literal(code)}, period = ${literal(period)}, c_type_contrat = 'Ensemble'; group_by: territory; aggregate: taux is 100 * ruptures.sum() / contrats.sum(); order_by: territory; limit: 100 }`,
			);
			return rows.length;
		},
		close: () => malloy.close(),
	};
}

/** All the questions, by that many readers who each ask one after the other. */
async function timed(
	asked: readonly Question[],
	readers: number,
	answer: (question: Question) => Promise<void>,
): Promise<Timed> {
	const queue = [...asked];
	const milliseconds: number[] = [];
	const start = performance.now();
	const before = process.cpuUsage();
	await Promise.all(
		Array.from({ length: readers }, async () => {
			for (let next = queue.shift(); next; next = queue.shift()) {
				const from = performance.now();
				await answer(next);
				milliseconds.push(performance.now() - from);
			}
		}),
	);
	const { user, system } = process.cpuUsage(before);
	return {
		milliseconds,
		errors: 0,
		seconds: (performance.now() - start) / 1000,
		cpu: (user + system) / 1000 / asked.length,
	};
}

function line(label: string, { milliseconds, seconds, cpu }: Timed): string {
	const sorted = [...milliseconds].sort((a, b) => a - b);
	const at = (share: number): string => `${decimal(quantile(sorted, share)).padStart(8)} ms`;
	return `${label.padEnd(38)} p50 ${at(0.5)}   p95 ${at(0.95)}   p99 ${at(0.99)}   ${(sorted.length / seconds).toFixed(0).padStart(5)}/s   processeur ${decimal(cpu)} ms`;
}

const decimal = (n: number): string => n.toFixed(2).replace(".", ",");
