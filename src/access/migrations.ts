import type { Migration } from "../platform/records/records.ts";
import { keyMigrations } from "./keys.ts";
import { savedMigrations } from "./saved.ts";

/** Never change a step that was shipped: add another one. */
export const accessMigrations: readonly Migration[] = [
	{
		id: "access-1-people",
		sql: `
create table organisation (
	id uuid primary key default gen_random_uuid(),
	name text not null unique,
	kind text not null
);
create table person (
	id uuid primary key default gen_random_uuid(),
	email text not null unique check (email = lower(email)),
	name text not null,
	password text,
	totp_secret text,
	totp_pending text,
	totp_step int8 not null default 0,
	oidc_subject text unique,
	suspended_at timestamptz,
	created_at timestamptz not null default now()
);
create table membership (
	id uuid primary key default gen_random_uuid(),
	person_id uuid not null references person,
	role text not null,
	organisation_id uuid not null references organisation,
	perimeter_kind text not null,
	perimeter_value text not null default '',
	unique (person_id, role, organisation_id, perimeter_kind, perimeter_value)
);
create table recovery_code (
	person_id uuid not null references person,
	hash text not null,
	primary key (person_id, hash)
);
create table session (
	id uuid primary key default gen_random_uuid(),
	token_hash text not null unique,
	person_id uuid not null references person,
	complete boolean not null,
	csrf text not null,
	created_at timestamptz not null default now(),
	seen_at timestamptz not null default now(),
	expires_at timestamptz not null,
	address text not null,
	agent text not null
);
create index on session (person_id);
create table one_time_link (
	token_hash text primary key,
	-- absent: the link of the first administrator
	person_id uuid references person,
	expires_at timestamptz not null,
	used_at timestamptz
);
create table attempt (
	key text not null,
	at timestamptz not null default now()
);
create index on attempt (key, at);
create table oidc_flow (
	state_hash text primary key,
	verifier text not null,
	nonce text not null,
	expires_at timestamptz not null
);`,
	},
	{
		id: "access-2-audit",
		sql: `
create table audit (
	seq int8 primary key,
	at timestamptz not null,
	person_id uuid,
	who text not null,
	action text not null,
	outcome text not null,
	object text not null,
	address text not null,
	previous text not null,
	hash text not null
);
create function audit_hash(line audit) returns text language sql stable as $$
	select encode(sha256(convert_to(jsonb_build_array(
		line.seq, to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), line.person_id, line.who,
		line.action, line.outcome, line.object, line.address, line.previous
	)::text, 'UTF8')), 'hex')
$$;
create function audit_chain() returns trigger language plpgsql as $$
declare
	last_line record;
begin
	-- One writer at a time, until its transaction ends: no two lines follow the same one.
	perform pg_advisory_xact_lock(7201429);
	select seq, hash into last_line from audit order by seq desc limit 1;
	new.seq := coalesce(last_line.seq, 0) + 1;
	new.at := clock_timestamp();
	new.previous := coalesce(last_line.hash, repeat('0', 64));
	new.hash := audit_hash(new);
	return new;
end
$$;
create trigger audit_chain before insert on audit for each row execute function audit_chain();
create function audit_refusal() returns trigger language plpgsql as $$
begin
	raise exception 'the audit trail is only ever added to';
end
$$;
create trigger audit_refusal before update or delete or truncate on audit
	for each statement execute function audit_refusal();`,
	},
	...keyMigrations,
	...savedMigrations,
];
