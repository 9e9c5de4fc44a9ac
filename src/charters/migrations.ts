import type { Migration } from "../platform/records/records.ts";

/** Never change a step that was shipped: add another one. */
export const chartersMigrations: readonly Migration[] = [
	{
		id: "charters-1-charters",
		sql: `
create table charter (
	id uuid primary key default gen_random_uuid(),
	slug text not null unique,
	partner_id uuid not null references organisation,
	operator_id uuid not null references organisation,
	created_at timestamptz not null default now()
);
create table charter_version (
	id uuid primary key default gen_random_uuid(),
	charter_id uuid not null references charter,
	number int not null,
	state text not null check (state in ('brouillon', 'relecture', 'a-signer', 'signee', 'remplacee')),
	title text not null,
	purpose text not null,
	categories text not null,
	legal_basis text not null,
	security text not null,
	body text not null,
	signatory_name text not null,
	signatory_email text not null,
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	clauses jsonb not null,
	reviewed_at timestamptz,
	agreed_sha256 text,
	manager_name text not null,
	manager_email text not null,
	countersigned_by text,
	countersigned_at timestamptz,
	-- exact content that was signed
	content text,
	signature_kind text check (signature_kind in ('code', 'pdf')),
	signed_by text,
	signed_email text,
	signed_at timestamptz,
	content_sha256 text,
	pdf_sha256 text,
	ended_at timestamptz,
	end_reason text,
	unique (charter_id, number),
	check (ends_at > starts_at),
	check (state not in ('signee', 'remplacee') or (
		signed_at is not null and content is not null and content_sha256 is not null and countersigned_at is not null
		and (signature_kind = 'code' or pdf_sha256 is not null)))
);
-- One version under way at a time.
create unique index on charter_version (charter_id) where state in ('brouillon', 'relecture', 'a-signer');

-- What was signed never changes: only that it was ended or replaced may be added, once.
create function charter_version_guard() returns trigger language plpgsql as $$
begin
	if old.state not in ('signee', 'remplacee') then
		if tg_op = 'DELETE' then return old; end if;
		return new;
	end if;
	if tg_op = 'DELETE' then
		raise exception 'a signed version is never deleted';
	end if;
	if to_jsonb(new) - array['state', 'ended_at', 'end_reason'] <> to_jsonb(old) - array['state', 'ended_at', 'end_reason']
		or new.state not in ('signee', 'remplacee')
		or (old.state = 'remplacee' and new.state <> 'remplacee')
		or (old.ended_at is not null and (new.ended_at is null or new.ended_at > old.ended_at)) then
		raise exception 'a signed version never changes';
	end if;
	return new;
end
$$;
create trigger charter_version_guard before update or delete on charter_version
	for each row execute function charter_version_guard();

-- No two versions of a charter in force at once.
create function charter_version_alone() returns trigger language plpgsql as $$
begin
	if new.state not in ('signee', 'remplacee') then return new; end if;
	perform 1 from charter where id = new.charter_id for update;
	if exists (
		select 1 from charter_version other
		where other.charter_id = new.charter_id and other.id <> new.id and other.state in ('signee', 'remplacee')
			and greatest(other.starts_at, other.signed_at) < least(new.ends_at, new.ended_at)
			and greatest(new.starts_at, new.signed_at) < least(other.ends_at, other.ended_at)
			and greatest(other.starts_at, other.signed_at) < least(other.ends_at, other.ended_at)
			and greatest(new.starts_at, new.signed_at) < least(new.ends_at, new.ended_at)
	) then
		raise exception 'two versions of a charter would be in force at once';
	end if;
	return new;
end
$$;
create trigger charter_version_alone before insert or update on charter_version
	for each row execute function charter_version_alone();

create function charter_refusal() returns trigger language plpgsql as $$
begin
	raise exception 'this is only ever added to';
end
$$;
create trigger charter_version_kept before truncate on charter_version
	for each statement execute function charter_refusal();

create table charter_history (
	seq bigint generated always as identity primary key,
	charter_id uuid not null references charter,
	version int not null,
	at timestamptz not null,
	who text not null,
	what text not null,
	clause int,
	before jsonb,
	after jsonb,
	note text not null default ''
);
create index on charter_history (charter_id, seq);
create unique index on charter_history (charter_id, version) where what = 'fin';
create trigger charter_history_kept before update or delete or truncate on charter_history
	for each statement execute function charter_refusal();

create table charter_code (
	id uuid primary key default gen_random_uuid(),
	version_id uuid not null references charter_version,
	salt text not null,
	hash text not null,
	content_sha256 text not null,
	sent_at timestamptz not null,
	expires_at timestamptz not null,
	tries int not null default 0,
	used_at timestamptz
);
create index on charter_code (version_id, sent_at);

create table charter_alert (
	version_id uuid not null references charter_version,
	days int not null,
	at timestamptz not null,
	-- false: a nearer alert was due at the same time, and was sent alone
	sent boolean not null,
	primary key (version_id, days)
);`,
	},
	{
		id: "charters-2-retention",
		sql: `
-- Marked before the bytes go; certified once they are gone.
create table charter_deletion (
	delivery text primary key,
	facts jsonb not null,
	marked_at timestamptz not null
);
create table charter_certificate (
	number bigint generated always as identity primary key,
	delivery text not null unique,
	charter_id uuid not null references charter,
	partner_id uuid not null references organisation,
	charter_title text not null,
	version int not null,
	clause int not null,
	clause_text text not null,
	rule text not null,
	source text not null,
	organisation text not null,
	name text not null,
	sha256 text not null,
	bytes bigint not null,
	received_at timestamptz not null,
	deleted_at timestamptz not null
);
create trigger charter_certificate_kept before update or delete or truncate on charter_certificate
	for each statement execute function charter_refusal();`,
	},
];
