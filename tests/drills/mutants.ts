import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sources } from "../../catalogue/sources/index.ts";
import { knownCodes } from "../../src/build/index.ts";
import { type Checked, type Finding, indexFolder } from "../../src/collection/index.ts";
import { DefError } from "../../src/platform/index.ts";
import { randomFrom } from "../build/drill.ts";
import { Chance, type Mutation, type Spoilt } from "./mutation.ts";
import { mutations } from "./mutations.ts";
import { judge, type Subject, subjectOf } from "./subject.ts";

/** What became of the files spoilt one way. */
export interface Tally {
	readonly kind: string;
	readonly owed: Mutation["owed"];
	tried: number;
	refused: number;
	held: number;
	reported: number;
	same: number;
}

export interface Outcome {
	readonly subjects: number;
	readonly files: number;
	readonly tallies: readonly Tally[];
	/** What was owed and not given, with what is needed to play it again. */
	readonly failures: readonly string[];
}

/** The tables of a folder that can be spoilt: a CSV or a workbook that its own source accepts. */
export async function subjectsOf(folder: string): Promise<Subject[]> {
	const index = indexFolder(folder);
	const nowhere = mkdtempSync(join(tmpdir(), "def-mutants-"));
	try {
		const lookup = await knownCodes(nowhere, sources);
		return sources.flatMap((source) => subjectOf(source, index, lookup) ?? []);
	} finally {
		rmSync(nowhere, { recursive: true, force: true });
	}
}

/** Spoils `times` files, each way in turn on a subject drawn from the seed, and judges the verdicts. */
export function mutate(subjects: readonly Subject[], times: number, seed: number): Outcome {
	const tallies = mutations.map(
		(m): Tally => ({ kind: m.kind, owed: m.owed, tried: 0, refused: 0, held: 0, reported: 0, same: 0 }),
	);
	const failures: string[] = [];
	let files = 0;
	for (let round = 0; files < times && round < times * 20; round++) {
		const mutation = mutations[round % mutations.length];
		const tally = tallies[round % mutations.length];
		const chance = new Chance(randomFrom(seed * 100_003 + round));
		const found = mutation && suited(mutation, subjects, chance);
		if (!mutation || !tally || !found) continue;
		const { subject, spoilt } = found;
		files++;
		tally.tried++;
		const failure = outcomeOf(subject, mutation, spoilt, tally);
		if (failure !== undefined) {
			failures.push(
				`${mutation.kind} (${subject.source.id}, ${spoilt.where}, graine ${seed}, tour ${round}) : ${failure}`,
			);
		}
	}
	return { subjects: subjects.length, files, tallies, failures };
}

/** Not every file can be spoilt every way: another one is drawn, a few times. */
function suited(
	mutation: Mutation,
	subjects: readonly Subject[],
	chance: Chance,
): { readonly subject: Subject; readonly spoilt: Spoilt } | undefined {
	for (let draw = 0; draw < 40; draw++) {
		const subject = chance.pick(subjects);
		const spoilt = subject && mutation.spoil(subject, chance);
		if (subject && spoilt) return { subject, spoilt };
	}
	return undefined;
}

function outcomeOf(subject: Subject, mutation: Mutation, spoilt: Spoilt, tally: Tally): string | undefined {
	let checked: Checked;
	try {
		checked = judge(subject, spoilt.bytes, spoilt.name);
	} catch (error) {
		if (!(error instanceof DefError))
			return `plantage, ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
		tally.refused++;
		return mutation.owed === "refused" || mutation.owed === "alive"
			? undefined
			: `refusé alors qu'il devait être lu : ${error.message}`;
	}
	const blocked = checked.findings.some((f) => f.severity === "blocking");
	const held = heldRows(checked) > heldRows(subject.good);
	const reported = louder(checked.findings, subject.good.findings, mutation.rules);
	const same = sameValues(checked, subject.good);
	const { keeps } = spoilt;
	const kept = keeps && checked.rows.columns.get(keeps.field)?.values.includes(keeps.value);
	if (blocked) tally.refused++;
	else if (held) tally.held++;
	else if (reported) tally.reported++;
	else if (kept ?? same) tally.same++;
	const said = (): string => checked.findings.map((f) => `${f.rule} ${f.severity} ${f.count}`).join(", ");
	switch (mutation.owed) {
		case "alive":
			return undefined;
		case "refused":
			return blocked && reported ? undefined : `accepté ou refusé pour autre chose (${said()})`;
		case "held":
			return (blocked || held) && reported ? undefined : `ni refusé ni mis de côté (${said()})`;
		case "reported":
			return reported ? undefined : `rien n'est dit (${said()})`;
		case "same":
			if (blocked) return `refusé alors qu'il devait être lu (${said()})`;
			if (kept !== undefined) return kept ? undefined : "la valeur n'est pas gardée telle quelle";
			if (!same) return "lu avec d'autres valeurs";
			return mutation.rules.length === 0 || reported ? undefined : `lu sans le dire (${said()})`;
	}
}

const heldRows = ({ rows }: Checked): number => rows.held.filter((h) => h !== null).length;

/** One of the rules counts more cases, or a graver one, than in the good file. */
function louder(now: readonly Finding[], before: readonly Finding[], rules: readonly string[]): boolean {
	const weight = (findings: readonly Finding[], rule: string): number =>
		findings
			.filter((f) => f.rule === rule)
			.reduce(
				(sum, f) => sum + f.count + (f.severity === "blocking" ? 1e6 : f.severity === "to-confirm" ? 1e3 : 0),
				0,
			);
	const wanted = rules.length > 0 ? rules : [...new Set(now.map((f) => f.rule))];
	return wanted.some((rule) => weight(now, rule) > weight(before, rule));
}

function sameValues(a: Checked, b: Checked): boolean {
	if (a.rows.count !== b.rows.count) return false;
	for (const [name, column] of a.rows.columns) {
		const other = b.rows.columns.get(name);
		if (!other) return false;
		for (let row = 0; row < a.rows.count; row++)
			if (column.at(row) !== other.at(row) || column.statusAt(row) !== other.statusAt(row)) return false;
	}
	return true;
}
