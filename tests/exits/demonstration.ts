import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { indicators } from "../../catalogue/indicators/index.ts";
import { build } from "../../src/build/index.ts";
import type { CharterRule } from "../../src/charters/index.ts";
import { writeIntake } from "../../src/collection/index.ts";
import { packageRoot } from "../../src/platform/index.ts";
import { few, rule, stored, terms } from "../observatory/charter-release.ts";
import { takeProducts } from "../observatory/kept-products.ts";

/** One trainee of the demonstration file, as much of it as a table counts. */
export interface Trainee {
	readonly commune: string;
	readonly departement: string;
	readonly body: number;
	readonly funder: string;
	readonly sex: "F" | "H";
	/** Empty: the session is not over. */
	readonly issue: string;
}

export const source = "stagiaires";
export const organisation = { id: "9", name: "Région d’essai" } as const;
export const now = (): Date => new Date("2026-06-01T12:00:00Z");
/** Thresholds of the charter and of the producer: what the attacker's needs are worked out from, apart from the build. */
export const thresholds = { minUnits: 5, minContributors: 3, maxShare: 85 } as const;

const places = { "14": "14118", "27": "27229", "50": "50129" } as const;
type Departement = keyof typeof places;

/**
 * Département, funder, trainees of each training body. `50 Région` is dominated by one body, `27 Transitions Pro` counts three
 * people: secret by themselves. Every other figure is large, unlike any other, and must hide for them only where it has to.
 */
const groups: readonly (readonly [Departement, string, readonly number[]])[] = [
	["14", "Région", [66, 64, 67, 62]],
	["14", "France Travail", [104, 101, 99, 105]],
	["14", "OPCO", [41, 52, 49, 55]],
	["14", "Transitions Pro", [5, 4, 4, 4]],
	["27", "Région", [66, 65, 64, 68]],
	["27", "France Travail", [81, 84, 82, 90]],
	["27", "OPCO", [71, 70, 69, 73]],
	["27", "Transitions Pro", [3]],
	["50", "Région", [130, 3, 2, 2]],
	["50", "France Travail", [77, 79, 76, 81]],
	["50", "OPCO", [43, 44, 41, 45]],
	["50", "Transitions Pro", [7, 6, 9, 7]],
];

export const traineesOf = (): readonly Trainee[] =>
	groups.flatMap(([departement, funder, bodies]) =>
		bodies.flatMap((count, body) =>
			Array.from(
				{ length: count },
				(_, i): Trainee => ({
					commune: places[departement],
					departement,
					body,
					funder,
					sex: i % 2 === 0 ? "H" : "F",
					issue: i % 4 === 1 ? "emploi" : i % 4 === 3 ? "recherche" : "",
				}),
			),
		),
	);

/**
 * The same file where two men of body 1, whose sessions are not over, change places: one of `50 Région` with one of
 * `14 Transitions Pro`.
 * Four figures move by one, and all four are hidden: whoever reads what leaves must not see any difference.
 */
export function otherTrainees(): readonly Trainee[] {
	const list = [...traineesOf()];
	const find = (departement: string, funder: string): number =>
		list.findIndex(
			(one) =>
				one.departement === departement &&
				one.funder === funder &&
				one.body === 1 &&
				one.sex === "H" &&
				one.issue === "",
		);
	const [a, b] = [find("50", "Région"), find("14", "Transitions Pro")];
	const [first, second] = [list[a], list[b]];
	if (!first || !second) throw new RangeError("the demonstration has nobody to exchange");
	list[a] = { ...first, funder: second.funder };
	list[b] = { ...second, funder: first.funder };
	return list;
}

/** Registration numbers of the sample file, whose keys are right: one for each body. */
function bodiesOfSample(): readonly string[] {
	const text = readFileSync(join(packageRoot, "samples", "partenaires", "stagiaires-2025.csv"), "utf8");
	const [head = "", ...lines] = text.trim().split("\n");
	const at = head.split(";").indexOf("siret_organisme");
	const found = new Map(
		lines.map((line) => line.split(";")[at] ?? "").map((siret) => [siret.slice(0, 9), siret]),
	);
	return [...found.values()];
}

export function fileOf(trainees: readonly Trainee[]): Uint8Array {
	const bodies = bodiesOfSample();
	const head =
		"annee;pseudonyme_stagiaire;siret_organisme;session;commune;code_rncp;code_nsf;niveau;sexe;tranche_age;financeur;date_entree;issue";
	const lines = trainees.map(({ commune, body, funder, sex, issue }, i) =>
		[
			"2025",
			`P${(i + 1).toString(16).toUpperCase().padStart(12, "0")}`,
			bodies[body],
			`S25-${commune}`,
			commune,
			"RNCP38364;310;5",
			sex,
			"26 à 44 ans",
			funder,
			"2025-03-03",
			issue,
		].join(";"),
	);
	return new TextEncoder().encode(`${[head, ...lines].join("\n")}\n`);
}

const recipients = ["parties", "Région", "Service de l’État"] as const;

/** Two clauses: everybody down to the zone d'emploi, the partner and the State down to the EPCI for their own use. */
export const rules: readonly CharterRule[] = [
	rule({ source, number: 1 }, { organisation }),
	rule({ source, number: 2, use: "pilotage", finest: "epci", recipients: [...recipients] }, { organisation }),
];

const sharing = [
	terms({ by: "charte d’essai, clause 1" }),
	terms({
		by: "charte d’essai, clause 2",
		use: "pilotage",
		finest: "epci",
		levels: ["france", "region", "departement", "zone-emploi", "epci"],
	}),
];

export interface Demonstration {
	readonly dataDir: string;
	readonly remove: () => void;
}

/** A release that holds the protected cube beside open ones. `like`: products of another one are taken where they are the same. */
export async function demonstrate(
	trainees: readonly Trainee[],
	like?: Demonstration,
): Promise<Demonstration> {
	const dataDir = mkdtempSync(join(tmpdir(), "def-exits-"));
	if (like)
		for (const name of ["batches", "warehouse"])
			cpSync(join(like.dataDir, name), join(dataDir, name), { recursive: true });
	const accepted = stored(dataDir, fileOf(trainees), {
		source,
		name: "stagiaires-2025.csv",
		label: "2026-06-stagiaires-1",
		organisation: organisation.id,
		basis: "charte d’essai, clause 1",
		terms: sharing,
	});
	writeIntake(dataDir, { deliveries: [accepted] });
	takeProducts(dataDir);
	await build({ dataDir, sources: few, indicators, progress: () => undefined, now });
	return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}
