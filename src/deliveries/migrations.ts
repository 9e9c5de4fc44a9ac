import type { Migration } from "../platform/records/records.ts";
import { expectedMigrations } from "./expected/migrations.ts";

/** Never change a step that was shipped: add another one. */
export const deliveriesMigrations: readonly Migration[] = [
	{
		id: "deliveries-1",
		sql: `
create table delivery (
	id uuid primary key default gen_random_uuid(),
	month text not null,
	source text not null,
	rank int not null,
	label text not null unique generated always as (month || '-' || source || '-' || rank) stored,
	organisation_id uuid not null references organisation,
	basis_kind text not null check (basis_kind in ('charte', 'licence')),
	basis_text text not null,
	basis_charter text,
	name text not null,
	sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
	bytes int8 not null,
	channel text not null,
	received_at timestamptz not null,
	-- a person, or a channel that acts for one: no reference
	receiver_id text not null,
	received_by text not null,
	receiver_email text not null,
	state text not null default 'recue' check (state in
		('recue', 'en-controle', 'controlee', 'acceptee', 'refusee', 'annulee', 'remplacee')),
	-- the check under way: the result of any other one is dropped
	check_id uuid,
	attempts int not null default 0,
	progress int not null default 0,
	doing text not null default '',
	mapping jsonb not null default '{}',
	report jsonb,
	-- what the report depends on: the same key gives the same report
	report_key text,
	failure text,
	decided_at timestamptz,
	decided_by text,
	decision text,
	-- blocking rows are set aside, with the decision as justification
	partial boolean not null default false,
	removed_at timestamptz,
	unique (month, source, rank),
	check ((check_id is not null) = (state = 'en-controle')),
	check ((decided_at is not null) = (state in ('acceptee', 'refusee', 'annulee', 'remplacee'))),
	check (report is null or report_key is not null)
);
create unique index delivery_accepted on delivery (source) where state = 'acceptee' and removed_at is null;
create unique index delivery_bytes on delivery (source, organisation_id, sha256)
	where state not in ('refusee', 'annulee') and removed_at is null;
create index on delivery (source, organisation_id, received_at);
create index on delivery (report_key);
create table delivery_mapping (
	organisation_id uuid not null references organisation,
	source text not null,
	mapping jsonb not null,
	who text not null,
	at timestamptz not null,
	primary key (organisation_id, source)
);
create table delivery_correction (
	id uuid primary key default gen_random_uuid(),
	delivery_id uuid not null references delivery,
	scope text not null check (scope in ('cell', 'value')),
	field text not null,
	observed text not null,
	value text not null,
	line int not null default 0,
	row_key text,
	why text not null,
	who text not null,
	at timestamptz not null,
	-- the correction of an earlier delivery that was found again
	adopted_from uuid references delivery_correction,
	unique (delivery_id, scope, field, observed, line)
);
-- Bytes that are about to be stored: what a killed deposit leaves behind is found again here.
create table delivery_arrival (
	id uuid primary key,
	sha256 text not null,
	at timestamptz not null
);
create table delivery_build (
	id int8 generated always as identity primary key,
	began_at timestamptz not null,
	ended_at timestamptz not null,
	refused boolean not null,
	said text not null
);`,
	},
	...expectedMigrations,
];
