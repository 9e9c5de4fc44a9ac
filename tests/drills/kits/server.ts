import { askBatch, cancelBatch, createKit, retryBatch } from "../../../src/kits/index.ts";
import { analyst } from "../people.ts";
import { origin, serveDrill } from "../served.ts";

const departements = ["14", "27", "50", "61", "76"] as const;

/** Asks for kits, cancels and asks again without rest. */
await serveDrill(({ desk, random, say }) => {
	const { access, jobs } = desk;
	const { query } = access.records;
	const doer = { person: analyst, origin };
	const release = "";

	async function ask(): Promise<void> {
		const kit = await createKit(access, doer, {
			title: "Kit d’essai",
			place: { territory: { type: "region", code: "28" } },
			session: "2026-12-10",
			template: "page",
			blocks: [{ figure: { shape: "series", indicator: "population" } }],
		});
		const places = departements.map((code) => ({ territory: { type: "departement" as const, code } }));
		const batch = await askBatch(access, jobs, doer, kit, { type: "departement", places, release });
		say(`asked ${batch} ${places.length}`);
		say(`asked ${await askBatch(access, jobs, doer, kit)} 1`);
	}

	async function change(change: typeof cancelBatch, states: readonly string[]): Promise<void> {
		const [batch] = await query<{ id: string; kit: string }>(
			`select b.id, b.kit_id as kit from kit_batch b join kit_batch_item i on i.batch_id = b.id
			where i.state = any($1) order by b.asked_at limit 1`,
			[states],
		);
		if (batch) await change(access, jobs, doer, batch.kit, batch.id);
	}

	return async () => {
		const [left] = await query<{ n: number }>(
			"select count(*)::int as n from kit_batch_item where state in ('waiting', 'making')",
		);
		if ((left?.n ?? 0) < 3) return await ask();
		if (random() < 0.05) return await change(cancelBatch, ["waiting", "making"]);
		if (random() < 0.3) await change(retryBatch, ["failed", "cancelled"]);
	};
});
