import type { Origin } from "../../access/index.ts";
import { type DeliveryRecord, type Desk, type LastBuild, lastBuild } from "../../deliveries/index.ts";
import { counted } from "../../platform/index.ts";
import type { Bench } from "../../platform/jobs/jobs.ts";
import { demandNobodyElse, type EssaiAccounts, openAccounts } from "./accounts.ts";
import { partners } from "./scenario.ts";
import { acceptOnce, checked, depositFiles, signCharter, until } from "./sharing.ts";

export interface Seeded {
	readonly accounts: EssaiAccounts;
	readonly deliveries: readonly DeliveryRecord[];
	/** The build that the acceptances asked for; absent when nothing was new. */
	readonly build?: LastBuild;
}

const origin: Origin = { address: "", agent: "def essai" };

/**
 * A demonstration made by the functions of the pages: accounts, charters signed by code, files deposited, checked, accepted. A
 * worker must be at work on the same records. Run again, it makes only what is missing. `say`: one line for each thing done.
 * Throws `essai-impossible`.
 */
export async function seedEssai(
	desk: Desk & { readonly jobs: Bench },
	say: (line: string) => void,
): Promise<Seeded> {
	const { access } = desk;
	await demandNobodyElse(access);
	const accounts = await openAccounts(access, origin);
	const { author } = accounts;
	const received: DeliveryRecord[] = [];
	for (const given of partners) {
		const partner = accounts.partner(given.person.email);
		const parties = { author, partner, organisation: accounts.organisation(given.organisation), origin };
		const slug = await signCharter(desk, given, parties);
		say(`${given.organisation} : ${slug === undefined ? "charte déjà en vigueur" : `charte ${slug} signée`}`);
		received.push(...(await depositFiles(desk, given, parties)));
	}
	const deliveries: DeliveryRecord[] = [];
	for (const { id } of received) deliveries.push(await checked(desk, author, id));
	let news = false;
	// One after the other and at once: a build that begins meanwhile is followed by another one with them all.
	for (const delivery of deliveries) {
		const rows = counted(delivery.report?.rows ?? 0, "ligne");
		const accepted = await acceptOnce(desk, author, delivery, origin);
		news ||= accepted;
		say(`Lot ${delivery.label} : ${rows}, ${accepted ? "contrôlé et accepté" : "déjà accepté"}`);
	}
	const isBuilding = (): Promise<boolean> => desk.jobs.isAsked(access.records.query, "construction", "tout");
	// Cut short on an earlier run, the build that it asked for is still to be done.
	if (!news && !(await isBuilding())) return { accounts, deliveries };
	say("Construction de la diffusion avec ces lots…");
	const began = access.now();
	const build = await until("la construction ne finit pas", async () => {
		if (await isBuilding()) return undefined;
		return await lastBuild(desk, author);
	});
	return { accounts, deliveries, ...(build.ended >= began ? { build } : {}) };
}
