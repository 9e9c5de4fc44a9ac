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

async function vitest(project: string): Promise<Outcome> {
	const report = join(outputs, `${project}.json`);
	rmSync(report, { force: true });
	const args = [
		"run",
		"--project",
		project,
		"--reporter=default",
		"--reporter=json",
		`--outputFile.json=${report}`,
	];
	const { status } = await command("vitest", args, { show: true });
	return readReport(report, status);
}

const steps: readonly Step[] = [
	{ id: "systeme", label: "Paquets du système", run: systemPackagesReady },
	{ id: "types", label: "Types", run: () => tool("tsc", ["--noEmit"]) },
	{ id: "style", label: "Mise en forme et règles du langage", run: () => tool("biome", ["check", "."]) },
	{ id: "imports", label: "Sens des imports", run: () => tool("npm", ["run", "--silent", "imports"]) },
	{
		id: "inutiles",
		label: "Fichiers, exports et dépendances inutiles",
		run: () => tool("knip", ["--no-progress"]),
	},
	{ id: "regles", label: "Règles de la maison", run: () => sum(ownRules()) },
	{ id: "unite", label: "Tests unitaires", run: () => vitest("unite") },
	{ id: "parcours", label: "Parcours et commandes de bout en bout", run: () => vitest("parcours") },
];

const only = process.argv.slice(2);
const unknown = only.filter((id) => !steps.some((step) => step.id === id));
if (unknown.length > 0) {
	process.stderr.write(
		`Étape inconnue : ${unknown.join(", ")}. Étapes : ${steps.map((step) => step.id).join(", ")}.\n`,
	);
	process.exit(2);
}

mkdirSync(outputs, { recursive: true });
const outcomes: Outcome[] = [];
for (const step of steps) {
	if (only.length > 0 && !only.includes(step.id)) continue;
	const start = performance.now();
	let outcome: Outcome;
	try {
		outcome = await step.run();
	} catch (error) {
		// A step that breaks is a failure to report, not a reason to hide the following ones.
		outcome = failed(error instanceof Error ? (error.stack ?? error.message) : String(error));
	}
	outcomes.push(outcome);
	const seconds = ((performance.now() - start) / 1000).toFixed(1).replace(".", ",");
	process.stdout.write(
		`${outcome.failed === 0 ? "✓" : "✗"} ${step.label} : ${closingLine(outcome)} (${seconds} s)\n`,
	);
	if (outcome.detail !== "") process.stdout.write(`${outcome.detail}\n`);
}

const total = sum(outcomes);
process.stdout.write(`\n${closingLine(total)}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
