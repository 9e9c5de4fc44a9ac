import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sources } from "../../catalogue/sources/index.ts";
import type { CharterRule } from "../../src/charters/index.ts";
import { writeIntake } from "../../src/collection/index.ts";
import { type Figures, openFigures } from "../../src/figures/index.ts";
import { buildFew, few, goodFile, rule, stored } from "./charter-release.ts";

/** InserJeunes is checked against the diplomas: Certif'Info alone has but a few of them. */
const more = [
	"insee-chomage-zones",
	"insee-chomage-regions",
	"psm-age",
	"bcn-formation-diplome",
	"inserjeunes-region",
];

/** A true release, of samples: open figures by quarter, by school year, by cohort and by age, and one source under charter. */
export async function smallRelease(): Promise<{
	readonly figures: Figures;
	/** Changes the charters: asked again at each reading. */
	readonly govern: (rules: readonly CharterRule[]) => void;
	readonly close: () => void;
}> {
	const dataDir = mkdtempSync(join(tmpdir(), "def-exports-"));
	writeIntake(dataDir, { deliveries: [stored(dataDir, goodFile())] });
	await buildFew(
		dataDir,
		sources.filter((source) => few.includes(source) || more.includes(source.id)),
	);
	let rules: readonly CharterRule[] = [rule()];
	const figures = await openFigures(dataDir, "28", {
		rules: () => rules,
		now: () => new Date("2026-06-01T12:00:00Z"),
	});
	return {
		figures,
		govern(given) {
			rules = given;
		},
		close() {
			figures.close();
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
}
