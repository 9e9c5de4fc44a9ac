import { join } from "node:path";
import type { Origin, Person } from "../../access/index.ts";
import {
	agree,
	askCode,
	createCharter,
	dayOf,
	rulesOf,
	rulingOfDeposit,
	sendToReview,
	sendToSignature,
	signWithCode,
} from "../../charters/index.ts";
import { accept, type DeliveryRecord, type Desk, deposit, seeDelivery } from "../../deliveries/index.ts";
import { DefError, packageRoot } from "../../platform/index.ts";
import { clausesOf, type EssaiPartner } from "./scenario.ts";

/** Who acts for the operator and for a partner. */
export interface Parties {
	readonly author: Person;
	readonly partner: Person;
	/** Id of the partner's organisation. */
	readonly organisation: string;
	readonly origin: Origin;
}

/** Is there already a charter in force for all that this partner shares? */
async function isCovered({ access }: Desk, { files }: EssaiPartner, organisation: string): Promise<boolean> {
	const rules = await rulesOf(access.records.query);
	return files.every(
		({ source }) => rulingOfDeposit(rules, { source, organisation, at: access.now() }).allowed,
	);
}

/**
 * Writes the charter, has it read over and approved, and signs it with the code of the letter, as two people would. Gives its
 * name; nothing when a charter in force already covers it all.
 */
export async function signCharter(
	desk: Desk,
	given: EssaiPartner,
	{ author, partner, organisation, origin }: Parties,
): Promise<string | undefined> {
	if (await isCovered(desk, given, organisation)) return undefined;
	const { access } = desk;
	const [writer, signatory] = [
		{ person: author, origin },
		{ person: partner, origin },
	];
	const year = Number(dayOf(access.now()).slice(0, 4));
	const { clauses: _, ...terms } = given.terms;
	const slug = await createCharter(access, writer, {
		partner: organisation,
		terms: {
			...terms,
			title: `${terms.title} (essai)`,
			signatoryName: partner.name,
			signatoryEmail: partner.email,
			starts: `${year}-01-01`,
			ends: `${year + 2}-12-31`,
		},
		clauses: clausesOf(given),
		sources: given.files.map(({ source }) => source),
	});
	await sendToReview(access, writer, slug);
	await agree(access, signatory, slug);
	await sendToSignature(access, writer, slug);
	await askCode(access, signatory, slug);
	await signWithCode(access, signatory, slug, await codeFor(desk, partner.email));
	return slug;
}

/** The code of six digits in the last letter to this address. */
async function codeFor({ access }: Desk, email: string): Promise<string> {
	const [letter] = await access.records.query<{ body: string }>(
		"select body from letter where recipient = $1 and subject like 'Code de signature%' order by queued_at desc limit 1",
		[email],
	);
	return /: (\d{6})$/m.exec(letter?.body ?? "")?.[1] ?? "";
}

/** Deposits the files of a partner. What was accepted on an earlier run is given as it stands. */
export async function depositFiles(
	desk: Desk,
	{ files }: EssaiPartner,
	{ partner, organisation, origin }: Parties,
): Promise<readonly DeliveryRecord[]> {
	const made: DeliveryRecord[] = [];
	for (const { source, file } of files) {
		const path = join(packageRoot, "samples", "partenaires", file);
		const given = { source, organisation, name: file, path, channel: "page" } as const;
		made.push(await deposit(desk, partner, given, origin));
	}
	return made;
}

/** A slow or busy machine protects the four cubes in a quarter of an hour. */
const patience = 1_800_000;

/** Waits for the end of the check of a delivery, whoever does it. Throws `essai-impossible` when it does not come. */
export async function checked(desk: Desk, person: Person, id: string): Promise<DeliveryRecord> {
	return await until("le contrôle d'un fichier ne finit pas", async () => {
		const delivery = await seeDelivery(desk, person, id);
		return delivery.state === "recue" || delivery.state === "en-controle" ? undefined : delivery;
	});
}

/** Accepts a checked delivery. Throws what `accept` throws: a file of the package that is not clean is a defect of ours. */
export async function acceptOnce(
	desk: Desk,
	author: Person,
	delivery: DeliveryRecord,
	origin: Origin,
): Promise<boolean> {
	if (delivery.state !== "controlee") return false;
	await accept(desk, author, delivery.id, {}, origin);
	return true;
}

export async function until<T>(cause: string, look: () => Promise<T | undefined>): Promise<T> {
	const limit = performance.now() + patience;
	for (;;) {
		const found = await look();
		if (found !== undefined) return found;
		if (performance.now() > limit) throw new DefError("essai-impossible", { cause });
		await new Promise((wake) => setTimeout(wake, 250));
	}
}
