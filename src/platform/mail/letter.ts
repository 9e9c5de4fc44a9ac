import type { Migration, Query } from "../records/records.ts";

/** A message to a person. Subject and text hold no personal data beyond what the reader already knows. */
export interface Letter {
	readonly to: string;
	readonly subject: string;
	/** Plain text; addresses of pages are written whole. */
	readonly text: string;
	readonly attachments?: readonly {
		readonly name: string;
		readonly type: string;
		readonly content: Buffer;
	}[];
}

export const mailMigrations: readonly Migration[] = [
	{
		id: "mail-1-letters",
		sql: `
create table letter (
	id uuid primary key default gen_random_uuid(),
	recipient text not null,
	subject text not null,
	body text not null,
	queued_at timestamptz not null default now(),
	next_try_at timestamptz not null default now(),
	attempts int not null default 0,
	sent_at timestamptz,
	failure text
);
create table letter_attachment (
	letter_id uuid not null references letter on delete cascade,
	rank int not null,
	name text not null,
	type text not null,
	content bytea not null,
	primary key (letter_id, rank)
);
create index on letter (next_try_at) where sent_at is null;`,
	},
];

/** Puts a letter in the outbox, in the transaction of what it tells: it leaves only if that was written. */
export async function queueLetter(query: Query, letter: Letter): Promise<void> {
	const [row] = await query<{ id: string }>(
		"insert into letter (recipient, subject, body) values ($1, $2, $3) returning id",
		[letter.to, letter.subject, letter.text],
	);
	for (const [rank, { name, type, content }] of (letter.attachments ?? []).entries()) {
		await query(
			"insert into letter_attachment (letter_id, rank, name, type, content) values ($1, $2, $3, $4, $5)",
			[row?.id, rank, name, type, content],
		);
	}
}
