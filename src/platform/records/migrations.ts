import type pg from "pg";
import { DefError } from "../errors.ts";
import { sha256 } from "../hash.ts";

/** A step of the schema, never changed once shipped. Steps of all rooms run in the order given. */
export interface Migration {
	readonly id: string;
	readonly sql: string;
}

/** Arbitrary, the same in every version of the product: two servers on one database migrate one after the other. */
const advisoryLock = 7_201_428;

/** Runs what has not run yet, each step in its transaction. Throws `enregistrements-plus-recents`. */
export async function migrate(client: pg.ClientBase, migrations: readonly Migration[]): Promise<void> {
	await client.query("select pg_advisory_lock($1)", [advisoryLock]);
	try {
		await client.query(
			"create table if not exists migration (id text primary key, sha256 text not null, run_at timestamptz not null default now())",
		);
		const { rows } = await client.query<{ id: string; sha256: string }>("select id, sha256 from migration");
		const done = new Map(rows.map((row) => [row.id, row.sha256]));
		const known = new Set(migrations.map((step) => step.id));
		const unknown = rows.find((row) => !known.has(row.id));
		if (unknown) throw new DefError("enregistrements-plus-recents", { migration: unknown.id });
		for (const { id, sql } of migrations) {
			const before = done.get(id);
			if (before === sha256(sql)) continue;
			if (before !== undefined) throw new DefError("enregistrements-plus-recents", { migration: id });
			await client.query("begin");
			try {
				await client.query(sql);
				await client.query("insert into migration (id, sha256) values ($1, $2)", [id, sha256(sql)]);
				await client.query("commit");
			} catch (error) {
				await client.query("rollback");
				throw error;
			}
		}
	} finally {
		await client.query("select pg_advisory_unlock($1)", [advisoryLock]);
	}
}
