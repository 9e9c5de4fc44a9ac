import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { accessMigrations } from "../access/index.ts";
import { openReady } from "../platform/records/ready.ts";
import { proposalsMigrations } from "./migrations.ts";

it("what was decided before campaigns were told is given one, from its date in Paris", async () => {
	const dataDir = mkdtempSync(join(tmpdir(), "def-campagnes-"));
	const { query, close } = await openReady({ dataDir, migrations: accessMigrations });
	try {
		const [first = "", second = ""] = proposalsMigrations.map(({ sql }) => sql);
		const [person] = await query<{ id: string }>(
			"insert into person (email, name) values ('marc@exemple.fr', 'Marc Essai') returning id",
		);
		await query(first);
		await query(
			`insert into proposal (occupation_scheme, occupation_code, occupation_label, place_type, place_code, place_label,
				territories, kind, places, note, confidence, release, version, seen, author_id, author_name,
				author_organisation, created_at, changed_at)
			select 'fap2021', 'V0X60', 'x', 'bassin', '2801', 'x', '{}', 'ouvrir', 12, 'x', 'forte', 'x', '1', '[]', $1, 'x', 'x', d, d
			from unnest(array['2025-06-30T21:59:00Z', '2025-06-30T22:00:00Z']::timestamptz[]) d`,
			[person?.id],
		);
		await query("update proposal set state = 'retiree'");
		await query(second);
		expect(await query("select campaign from proposal order by created_at")).toEqual([
			{ campaign: 2025 },
			{ campaign: 2026 },
		]);
	} finally {
		await close();
		rmSync(dataDir, { recursive: true, force: true });
	}
});
