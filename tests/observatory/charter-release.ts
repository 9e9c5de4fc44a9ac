import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { indicators } from "../../catalogue/indicators/index.ts";
import { sources } from "../../catalogue/sources/index.ts";
import { type BuildResult, build } from "../../src/build/index.ts";
import type { CharterRule, Clause } from "../../src/charters/index.ts";
import type { AcceptedDelivery, SharingTerms } from "../../src/collection/index.ts";
import { packageRoot } from "../../src/platform/index.ts";
import { keepProducts, takeProducts } from "./kept-products.ts";

export const opco = { id: "7", name: "OPCO d’essai" } as const;

/** Enough sources for the territories, the codes that a partner's file is checked against, and open figures beside it. */
export const few = sources.filter(
	(source) =>
		["faits-nomenclatures", "faits-compositions", "certif-info", "insee-populations"].includes(source.id) ||
		source.sharing === "charter",
);

/** Puts a file in the store as the import desk does, and gives what the intake says of it. */
export function stored(
	dataDir: string,
	bytes: Uint8Array,
	given: Partial<AcceptedDelivery> = {},
): AcceptedDelivery {
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	mkdirSync(join(dataDir, "deliveries"), { recursive: true });
	writeFileSync(join(dataDir, "deliveries", sha256), bytes);
	return {
		delivery: "1",
		label: "2026-11-opco-contrats-1",
		source: "opco-contrats",
		name: "opco-contrats-2025.csv",
		sha256,
		bytes: bytes.length,
		basis: "Charte « Alternance », version 1, clause 1",
		organisation: opco.id,
		terms: [terms()],
		...given,
	};
}

/** Terms of a clause that opens the levels down to the zone d'emploi, in force as long as the tests last. */
export function terms(given: Partial<SharingTerms> = {}): SharingTerms {
	return {
		by: "charte « Alternance », version 1, clause 1",
		text: "Charte “Alternance”, version 1, clause 1 : les conditions d’essai.",
		use: "diffusion",
		finest: "zone-emploi",
		levels: ["france", "region", "departement", "zone-emploi"],
		minUnits: 5,
		maxShare: 85,
		until: "2127-12-31T23:00:00.000Z",
		...given,
	};
}

export const goodFile = (): Uint8Array =>
	readFileSync(join(packageRoot, "samples", "partenaires", "opco-contrats-2025.csv"));

/** Builds the few sources; what was deposited is read from `intake.json`. */
export async function buildFew(dataDir: string, from = few): Promise<BuildResult> {
	takeProducts(dataDir);
	const built = await build({
		dataDir,
		sources: from,
		indicators,
		progress: () => undefined,
	});
	keepProducts(dataDir);
	return built;
}

/** A clause on the contracts of the OPCO, in force over 2026 and 2027 unless told otherwise. */
export function rule(clause: Partial<Clause> = {}, given: Partial<CharterRule> = {}): CharterRule {
	const number = clause.number ?? 1;
	return {
		charter: { id: "1", title: "Alternance", version: 1 },
		organisation: opco,
		clause: {
			number,
			source: "opco-contrats",
			use: "diffusion",
			finest: "zone-emploi",
			recipients: ["public"],
			minUnits: 5,
			maxShare: 85,
			retentionMonths: 12,
			...clause,
		},
		text: `Charte “Alternance”, version 1, clause ${number} : les conditions d’essai.`,
		from: "2025-12-31T23:00:00.000Z",
		until: "2027-12-31T23:00:00.000Z",
		...given,
	};
}
