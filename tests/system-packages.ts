import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { command } from "./runner/command.ts";
import { failed, type Outcome, passed, sum } from "./runner/outcome.ts";

interface SystemPackage {
	/** Name of the Debian package. */
	readonly name: string;
	/** Programs of which one must be there. */
	readonly programs: readonly string[];
	readonly use: string;
}

/** The one list of what the tests need and npm does not bring. */
const systemPackages: readonly SystemPackage[] = [
	{
		// The same browser without its windows: a page costs a third less.
		name: "chromium-headless-shell",
		programs: ["chromium-headless-shell", "chromium"],
		use: "parcours dans un vrai navigateur",
	},
	{ name: "glpk-utils", programs: ["glpsol"], use: "preuves du secret revérifiées par un autre solveur" },
	{ name: "libreoffice-impress", programs: ["loimpress"], use: "diaporamas ouverts par un autre logiciel" },
	{ name: "libreoffice-calc", programs: ["localc"], use: "classeurs ouverts par un autre logiciel" },
	{ name: "poppler-utils", programs: ["pdftotext"], use: "ordre et balises des PDF" },
	{ name: "qpdf", programs: ["qpdf"], use: "structure des PDF" },
];

/** Path of a program of the list. */
export function program(name: string): string | undefined {
	for (const folder of (process.env.PATH ?? "").split(delimiter)) {
		const path = join(folder, name);
		try {
			accessSync(path, constants.X_OK);
			return path;
		} catch {}
	}
	return undefined;
}

/** Installs what is missing when it may (root, apt-get present), else says in one line what to type. */
export async function systemPackagesReady(): Promise<Outcome> {
	const missing = systemPackages.filter((p) => !p.programs.some((name) => program(name) !== undefined));
	if (missing.length === 0) return sum(systemPackages.map(() => passed));
	const names = missing.map((p) => p.name);
	if (process.getuid?.() === 0 && program("apt-get") !== undefined) {
		const env = { DEBIAN_FRONTEND: "noninteractive" };
		await command("apt-get", ["update", "-qq"], { env });
		const install = await command("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names], {
			env,
		});
		if (install.status !== 0) process.stdout.write(`${install.output.split("\n").slice(-8).join("\n")}\n`);
	}
	return sum(
		systemPackages.map((p) =>
			p.programs.some((name) => program(name) !== undefined)
				? passed
				: failed(`Il manque « ${p.name} » (${p.use}). À taper : sudo apt-get install -y ${names.join(" ")}`),
		),
	);
}
