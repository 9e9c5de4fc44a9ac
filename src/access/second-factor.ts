import { randomInt } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { DefError } from "../platform/errors.ts";
import { sha256 } from "../platform/hash.ts";
import type { Query } from "../platform/records/records.ts";
import { record } from "./audit.ts";
import type { Access } from "./context.ts";
import type { Origin, Person } from "./model.ts";

const period = 30;

function totpOf(secret: string, person: Pick<Person, "email">): TOTP {
	return new TOTP({
		issuer: "Data Emploi-Formation",
		label: person.email,
		algorithm: "SHA1",
		digits: 6,
		period,
		secret: Secret.fromBase32(secret),
	});
}

/** The 30-second step at which this code was right, one step of clock difference allowed; undefined for a wrong code. */
function stepOf(totp: TOTP, code: string, at: Date): number | undefined {
	const timestamp = at.getTime();
	const delta = totp.validate({ token: code.replaceAll(/\s/g, ""), timestamp, window: 1 });
	return delta === null ? undefined : Math.floor(timestamp / 1000 / period) + delta;
}

/** A secret to type into an application. It counts only once a first code has proved it was received. */
export async function proposeSecret(
	access: Access,
	person: Person,
): Promise<{ readonly key: string; readonly uri: string }> {
	const [row] = await access.records.query<{ totp_pending: string | null }>(
		"select totp_pending from person where id = $1",
		[person.id],
	);
	// The same until it is confirmed: a page shown twice must not make the first one wrong.
	const key = row?.totp_pending ? access.seal.open(row.totp_pending) : new Secret({ size: 20 }).base32;
	if (!row?.totp_pending)
		await access.records.query("update person set totp_pending = $2 where id = $1", [
			person.id,
			access.seal.close(key),
		]);
	return { key: key.replaceAll(/(.{4})(?=.)/g, "$1 "), uri: totpOf(key, person).toString() };
}

/** Gives ten recovery codes, shown this once. Throws `saisie-incorrecte`. */
export async function confirmSecret(
	access: Access,
	person: Person,
	code: string,
	origin: Origin,
): Promise<readonly string[]> {
	return await access.records.transaction(async (query) => {
		const [row] = await query<{ totp_pending: string | null }>(
			"select totp_pending from person where id = $1 for update",
			[person.id],
		);
		const key = row?.totp_pending ? access.seal.open(row.totp_pending) : undefined;
		const step = key === undefined ? undefined : stepOf(totpOf(key, person), code, access.now());
		if (!key || step === undefined)
			throw new DefError("saisie-incorrecte", {
				field: "code",
				expected: "Ce code n’est pas le bon : tapez celui que l’application montre maintenant.",
			});
		await query(
			"update person set totp_secret = totp_pending, totp_pending = null, totp_step = $2 where id = $1",
			[person.id, step],
		);
		const codes = Array.from({ length: 10 }, newRecoveryCode);
		await query("delete from recovery_code where person_id = $1", [person.id]);
		for (const one of codes)
			await query("insert into recovery_code (person_id, hash) values ($1, $2)", [
				person.id,
				codeHash(person.id, one),
			]);
		await record(query, {
			person,
			action: "second-facteur",
			outcome: "fait",
			object: "second facteur activé",
			origin,
		});
		return codes;
	});
}

/** Asks for a code of the second factor itself: a stolen open session is not enough. Throws `saisie-incorrecte`. */
export async function removeSecondFactor(
	access: Access,
	person: Person,
	code: string,
	origin: Origin,
): Promise<void> {
	await access.records.transaction(async (query) => {
		if (!(await isSecondFactor(access, query, person, code)))
			throw new DefError("saisie-incorrecte", {
				field: "code",
				expected: "Ce code n’est pas le bon, ou il a déjà servi.",
			});
		await query("update person set totp_secret = null, totp_pending = null where id = $1", [person.id]);
		await query("delete from recovery_code where person_id = $1", [person.id]);
		await record(query, {
			person,
			action: "second-facteur",
			outcome: "fait",
			object: "second facteur retiré",
			origin,
		});
	});
}

/** A code of the application, each good once, or a recovery code, which is then used up. */
export async function isSecondFactor(
	access: Access,
	query: Query,
	person: Person,
	code: string,
): Promise<boolean> {
	const [row] = await query<{ totp_secret: string | null; totp_step: number }>(
		"select totp_secret, totp_step from person where id = $1 for update",
		[person.id],
	);
	if (!row?.totp_secret) return false;
	const step = stepOf(totpOf(access.seal.open(row.totp_secret), person), code, access.now());
	if (step !== undefined && step > row.totp_step) {
		await query("update person set totp_step = $2 where id = $1", [person.id, step]);
		return true;
	}
	const used = await query("delete from recovery_code where person_id = $1 and hash = $2 returning hash", [
		person.id,
		codeHash(person.id, code),
	]);
	return used.length > 0;
}

/** Without letters that look alike; 50 random bits. */
const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

function newRecoveryCode(): string {
	const text = Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join("");
	return `${text.slice(0, 5)}-${text.slice(5)}`;
}

function codeHash(person: string, code: string): string {
	return sha256(`${person} ${code.toLowerCase().replaceAll(/[^a-z0-9]/g, "")}`);
}
