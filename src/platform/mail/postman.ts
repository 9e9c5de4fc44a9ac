import { join } from "node:path";
import { createTransport, type SendMailOptions } from "nodemailer";
import { writeAtomic } from "../files.ts";
import type { Records } from "../records/records.ts";

export interface PostmanOptions {
	readonly records: Records;
	readonly dataDir: string;
	readonly publicUrl: string;
	readonly from: string;
	/** Absent: real `.eml` files in `outbox/` of the data folder, to be opened with any mail program. */
	readonly smtpUrl?: string;
	readonly now?: () => Date;
}

export interface Round {
	readonly sent: number;
	/** Refused or unreachable; those that were not given up will be tried again. */
	readonly failed: number;
}

export interface Postman {
	/** Sends every letter that is due. Throws only when the records are out of reach. */
	readonly deliver: () => Promise<Round>;
	readonly close: () => void;
}

interface LetterRow {
	readonly id: string;
	readonly recipient: string;
	readonly subject: string;
	readonly body: string;
	readonly queued_at: Date;
	readonly attempts: number;
}

const minute = 60_000;
/** With the waits below, more than two days. */
const mostAttempts = 15;

/** 1, 2, 4… minutes, then every six hours. */
function waitAfter(attempts: number): number {
	return Math.min(minute * 2 ** attempts, 6 * 60 * minute);
}

/**
 * Takes letters one by one, each locked while it leaves: two postmen never send the same one, and one killed at work leaves
 * the letter due. Killed between the server's « accepted » and our record of it, it is sent again with the same Message-ID,
 * by which the recipient's server knows it: SMTP allows no better.
 */
export function openPostman(options: PostmanOptions): Postman {
	const { records, dataDir, publicUrl, from, smtpUrl, now = () => new Date() } = options;
	const { hostname } = new URL(publicUrl);
	const smtp =
		smtpUrl === undefined
			? undefined
			: createTransport({
					url: smtpUrl,
					pool: true,
					maxConnections: 1,
					connectionTimeout: 20_000,
					greetingTimeout: 20_000,
					socketTimeout: 60_000,
				});
	const files = createTransport({ streamTransport: true, buffer: true, newline: "windows" });

	async function send(letter: LetterRow, message: SendMailOptions): Promise<void> {
		if (smtp) {
			await smtp.sendMail(message);
			return;
		}
		const made = await files.sendMail(message);
		if (!Buffer.isBuffer(made.message)) throw new Error("no message was made");
		const day = letter.queued_at.toISOString().slice(0, 10);
		writeAtomic(join(dataDir, "outbox", `${day}-${letter.id}.eml`), made.message);
	}

	/** What became of the next due letter; undefined when there is none. */
	async function next(): Promise<"sent" | "failed" | undefined> {
		return await records.transaction(async (query) => {
			const at = now();
			const [letter] = await query<LetterRow>(
				`select id, recipient, subject, body, queued_at, attempts from letter
				where sent_at is null and next_try_at <= $1 order by next_try_at, queued_at limit 1 for update skip locked`,
				[at],
			);
			if (!letter) return undefined;
			const attachments = await query<{ name: string; type: string; content: Buffer }>(
				"select name, type, content from letter_attachment where letter_id = $1 order by rank",
				[letter.id],
			);
			try {
				await send(letter, {
					from,
					to: { name: "", address: letter.recipient },
					subject: letter.subject,
					text: letter.body,
					date: letter.queued_at,
					messageId: `<${letter.id}@${hostname}>`,
					headers: { "Auto-Submitted": "auto-generated" },
					attachments: attachments.map(({ name, type, content }) => ({
						filename: name,
						contentType: type,
						content,
					})),
					disableFileAccess: true,
					disableUrlAccess: true,
				});
			} catch (error) {
				const attempts = letter.attempts + 1;
				const over = attempts >= mostAttempts || isFinal(error);
				await query("update letter set attempts = $2, failure = $3, next_try_at = $4 where id = $1", [
					letter.id,
					attempts,
					(error instanceof Error ? error.message : String(error)).slice(0, 500),
					over ? "infinity" : new Date(at.getTime() + waitAfter(letter.attempts)),
				]);
				return "failed";
			}
			await query("update letter set attempts = attempts + 1, sent_at = $2, failure = null where id = $1", [
				letter.id,
				now(),
			]);
			return "sent";
		});
	}

	return {
		async deliver() {
			let sent = 0;
			let failed = 0;
			for (;;) {
				const outcome = await next();
				if (outcome === undefined) return { sent, failed };
				if (outcome === "sent") sent += 1;
				else failed += 1;
			}
		},
		close() {
			smtp?.close();
		},
	};
}

/** The server says that this recipient will never be: trying again would only annoy it. */
function isFinal(error: unknown): boolean {
	if (!(error instanceof Error) || !("code" in error) || !("responseCode" in error)) return false;
	return error.code === "EENVELOPE" && Number(error.responseCode) >= 500;
}
