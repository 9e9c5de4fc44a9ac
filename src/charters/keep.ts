import { type Access, record } from "../access/index.ts";
import { counted } from "../platform/french.ts";
import { queueLetter } from "../platform/mail/letter.ts";
import {
	alertDays,
	type Charter,
	day,
	inForceFrom,
	inForceUntil,
	isSigned,
	type Version,
} from "./charter.ts";
import { tell } from "./history.ts";
import { allCharters, rulesOfCharter } from "./read.ts";
import { applyRetention, type Shelves } from "./retention.ts";
import { charterPath } from "./review.ts";
import { endText } from "./wording.ts";

/** What one round of care did. */
export interface Care {
	readonly alerts: number;
	readonly ended: number;
	readonly certificates: number;
}

/**
 * The daily care of the charters: warns 90, 30 and 7 days before an end, writes down the ends, deletes what the retention of
 * each clause says must go. Every part is done once, however often this is called and wherever it is killed.
 */
export async function keepCharters(access: Access, shelves: Shelves, now = access.now()): Promise<Care> {
	const charters = await allCharters(access.records.query);
	let alerts = 0;
	let ended = 0;
	for (const charter of charters) {
		for (const version of charter.versions.filter(isSigned)) {
			if (await warn(access, charter, version, now)) alerts++;
			if (await noteEnd(access, charter, version, now)) ended++;
		}
	}
	const certificates = await applyRetention(access, shelves, charters.flatMap(rulesOfCharter), now);
	return { alerts, ended, certificates };
}

/** Is another signed version there to take over without a gap? */
function isFollowed(charter: Charter, version: Version): boolean {
	const until = inForceUntil(version);
	return charter.versions.some(
		(other) =>
			other.number > version.number &&
			isSigned(other) &&
			inForceFrom(other) <= until &&
			inForceUntil(other) > until,
	);
}

/** The nearest alert that is due and was not given; those further away are taken as given with it. */
async function warn(access: Access, charter: Charter, version: Version, now: Date): Promise<boolean> {
	const until = inForceUntil(version);
	if (now < inForceFrom(version) || now >= until || version.state !== "signee") return false;
	if (isFollowed(charter, version)) return false;
	const due = alertDays.filter((days) => now.getTime() >= until.getTime() - days * day);
	const nearest = due.at(-1);
	if (nearest === undefined) return false;
	return await access.records.transaction(async (query) => {
		let sent = false;
		for (const days of due) {
			const made = await query(
				"insert into charter_alert (version_id, days, at, sent) values ($1, $2, $3, $4) on conflict do nothing returning days",
				[version.id, days, now, days === nearest],
			);
			if (made.length > 0 && days === nearest) sent = true;
		}
		if (!sent) return false;
		const left = counted(Math.ceil((until.getTime() - now.getTime()) / day), "jour");
		for (const { name, email } of [version.signatory, version.manager]) {
			await queueLetter(query, {
				to: email,
				subject: `Charte bientôt terminée : ${version.title}`,
				text: [
					`Bonjour ${name},`,
					"",
					`La charte « ${version.title} », version ${version.number}, prend fin ${endText(until)}, dans ${left}.`,
					"Sans nouvelle version signée d’ici là, les chiffres qu’elle couvre ne seront plus montrés et les fichiers ne seront plus reçus.",
					"",
					`${access.publicUrl}${charterPath(charter.slug)}`,
					"",
				].join("\n"),
			});
		}
		const note = `${left} avant la fin`;
		await tell(query, charter, { version: version.number, at: now, what: "alerte", note });
		return true;
	});
}

async function noteEnd(access: Access, charter: Charter, version: Version, now: Date): Promise<boolean> {
	const until = inForceUntil(version);
	if (now < until) return false;
	return await access.records.transaction(async (query) => {
		const known = await query(
			"select 1 from charter_history where charter_id = $1 and version = $2 and what = 'fin'",
			[charter.id, version.number],
		);
		if (known.length > 0) return false;
		const note = version.endReason ?? "";
		await tell(query, charter, { version: version.number, at: until, what: "fin", note });
		await record(query, {
			name: "L’observatoire",
			action: "charte",
			outcome: "fait",
			object: `charte ${charter.slug}, version ${version.number} : fin constatée`,
			origin: { address: "", agent: "observatoire" },
		});
		return true;
	});
}

export interface Alert {
	readonly version: string;
	readonly days: number;
	readonly at: Date;
}

/** Alerts that were sent, newest first, of these versions. */
export async function alertsOf({ records }: Access, versions: readonly Version[]): Promise<readonly Alert[]> {
	return await records.query<Alert>(
		"select version_id as version, days, at from charter_alert where sent and version_id = any($1) order by at desc",
		[versions.map(({ id }) => id)],
	);
}
