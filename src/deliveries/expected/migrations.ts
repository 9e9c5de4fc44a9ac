import type { Migration } from "../../platform/records/records.ts";

/** Never change a step that was shipped: add another one. */
export const expectedMigrations: readonly Migration[] = [
	{
		id: "expected-1",
		sql: `
create table expected_delivery (
	id uuid primary key default gen_random_uuid(),
	source text not null,
	organisation_id uuid not null references organisation,
	contact text not null,
	period text not null,
	due date not null,
	recurrence text not null check (recurrence in ('annuelle', 'trimestrielle', 'mensuelle', 'aucune')),
	-- first due date of the series, and place in it: a series of the 31st never drifts to the 28th
	anchor date not null,
	rank int not null default 0,
	unique (source, organisation_id, due)
);
create table reminder (
	expected_id uuid not null references expected_delivery on delete cascade,
	-- days after the due date
	step int not null,
	at timestamptz not null,
	primary key (expected_id, step)
);`,
	},
];
