import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ownRules } from "./rules/index.ts";
import { command, root } from "./runner/command.ts";
import { closingLine, failed, type Outcome, passed, sum } from "./runner/outcome.ts";
import { readReport } from "./runner/vitest-report.ts";
import { systemPackagesReady } from "./system-packages.ts";

interface Step {
	/** Name to type after `npm test --` to run this step alone. */
	readonly id: string;
	readonly label: string;
	readonly run: () => Promise<Outcome> | Outcome;
}

const outputs = join(root, "test-output");

async function tool(program: string, args: readonly string[]): Promise<Outcome> {
	const { status, output } = await command(program, args);
	return status === 0
		? passed
		: failed(output.trim() === "" ? `${program} : statut ${status}` : output.trim());
}

/** Projects of the tests asked for, in one go: while the last long files of one end on a core, the other one goes on with the rest. */
async function vitest(projects: readonly string[]): Promise<Outcome> {
	const report = join(outputs, "vitest.json");
	rmSync(report, { force: true });
	const args = [
		"run",
		...projects.flatMap((project) => ["--project", project]),
		"--reporter=default",
		"--reporter=json",
		`--outputFile.json=${report}`,
	];
	const { status } = await command("vitest", args, { show: true });
	return readReport(report, status);
}

const checks: readonly Step[] = [
	{ id: "types", label: "Types", run: () => tool("tsc", ["--noEmit"]) },
	{ id: "style", label: "Mise en forme et règles du langage", run: () => tool("biome", ["check", "."]) },
	{ id: "imports", label: "Sens des imports", run: () => tool("npm", ["run", "--silent", "imports"]) },
	{
		id: "inutiles",
		label: "Fichiers, exports et dépendances inutiles",
		run: () => tool("knip", ["--no-progress"]),
	},
	{ id: "regles", label: "Règles de la maison", run: () => sum(ownRules()) },
];
const projects = [
	{ id: "unite", label: "Tests unitaires" },
	{ id: "parcours", label: "Parcours et commandes de bout en bout" },
];
const system: Step = { id: "systeme", label: "Paquets du système", run: systemPackagesReady };

const only = process.argv.slice(2);
const ids = [system, ...checks, ...projects].map(({ id }) => id);
const unknown = only.filter((id) => !ids.includes(id));
if (unknown.length > 0) {
	process.stderr.write(`Étape inconnue : ${unknown.join(", ")}. Étapes : ${ids.join(", ")}.\n`);
	process.exit(2);
}
const isAsked = ({ id }: { readonly id: string }): boolean => only.length === 0 || only.includes(id);

const outcomes: Outcome[] = [];
async function take({ label, run }: Step): Promise<void> {
	const start = performance.now();
	let outcome: Outcome;
	try {
		outcome = await run();
	} catch (error) {
		// A step that breaks is a failure to report, not a reason to hide the following ones.
		outcome = failed(error instanceof Error ? (error.stack ?? error.message) : String(error));
	}
	outcomes.push(outcome);
	const seconds = ((performance.now() - start) / 1000).toFixed(1).replace(".", ",");
	process.stdout.write(
		`${outcome.failed === 0 ? "✓" : "✗"} ${label} : ${closingLine(outcome)} (${seconds} s)\n`,
	);
	if (outcome.detail !== "") process.stdout.write(`${outcome.detail}\n`);
}

mkdirSync(outputs, { recursive: true });
if (isAsked(system)) await take(system);
const tested = projects.filter(isAsked);
const tests: Step = {
	id: "tests",
	label: tested.map((project) => project.label).join(" ; "),
	run: () => vitest(tested.map(({ id }) => id)),
};
// One program each, most of them on one core; so is, at first, what the tests build for themselves.
await Promise.all([...checks.filter(isAsked), ...(tested.length > 0 ? [tests] : [])].map(take));

const total = sum(outcomes);
process.stdout.write(`\n${closingLine(total)}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
