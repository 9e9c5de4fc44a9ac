import type { Migration } from "../platform/index.ts";

/** Never change a step that was shipped: add another one. */
export const studiesMigrations: readonly Migration[] = [
	{
		id: "studies-1",
		sql: `
create table study (
	id uuid primary key default gen_random_uuid(),
	-- given by the first publication, kept for ever
	address text unique check (address ~ '^[0-9]{4}-[a-z0-9-]+$'),
	withdrawn_at timestamptz,
	withdrawn_by text,
	withdrawn_reason text check (btrim(withdrawn_reason) <> ''),
	created_at timestamptz not null,
	check (num_nulls(withdrawn_at, withdrawn_by, withdrawn_reason) in (0, 3)),
	check (withdrawn_at is null or address is not null)
);
create table study_edition (
	id uuid primary key default gen_random_uuid(),
	study_id uuid not null references study,
	state text not null default 'brouillon' check (state in ('brouillon', 'relecture', 'publiee', 'abandonnee')),
	kit_code text not null references kit_version (code),
	place text not null,
	territories text[] not null,
	content jsonb not null,
	author_id uuid not null references person,
	author_name text not null,
	author_organisation text not null,
	n int,
	code text unique,
	release text,
	published_at timestamptz,
	approved_by uuid references person,
	approver_name text,
	created_at timestamptz not null,
	changed_at timestamptz not null,
	unique (study_id, n),
	check (approved_by is null or approved_by <> author_id),
	check (num_nulls(n, code, release, published_at, approved_by, approver_name) = case when state = 'publiee' then 0 else 6 end),
	check (state in ('brouillon', 'abandonnee') or (btrim(content ->> 'method') <> '' and btrim(content ->> 'limits') <> ''
		and btrim(content ->> 'authors') <> '' and jsonb_array_length(content -> 'sentences') between 3 and 5))
);
-- One edition at a time is being written.
create unique index study_edition_open on study_edition (study_id) where state in ('brouillon', 'relecture');
create table study_event (
	seq bigint generated always as identity primary key,
	study_id uuid not null references study,
	at timestamptz not null,
	who text not null,
	what text not null,
	note text not null default ''
);
create index on study_event (study_id, seq);

-- The state moves along these arrows only; what is being reviewed, and what is out, never changes.
create function study_edition_guard() returns trigger language plpgsql as $$
begin
	if tg_op = 'INSERT' then
		if new.state <> 'brouillon' then
			raise exception 'an edition begins as a draft';
		end if;
		return new;
	end if;
	if old.state in ('publiee', 'abandonnee') then
		raise exception 'what was published or abandoned never changes';
	end if;
	if (new.study_id, new.author_id) is distinct from (old.study_id, old.author_id) then
		raise exception 'the author of an edition never changes';
	end if;
	if new.state <> old.state and (old.state, new.state) not in (
		('brouillon', 'relecture'), ('brouillon', 'abandonnee'), ('relecture', 'brouillon'), ('relecture', 'publiee')
	) then
		raise exception 'no step from % to %', old.state, new.state;
	end if;
	if old.state <> 'brouillon' and (new.content, new.kit_code, new.territories, new.place) is distinct from
			(old.content, old.kit_code, old.territories, old.place) then
		raise exception 'what is being reviewed never changes';
	end if;
	return new;
end
$$;
create trigger study_edition_guard before insert or update on study_edition for each row execute function study_edition_guard();

create function study_guard() returns trigger language plpgsql as $$
begin
	if old.address is not null and new.address is distinct from old.address then
		raise exception 'the address of a study never changes';
	end if;
	if old.withdrawn_at is not null then
		raise exception 'what was withdrawn never changes';
	end if;
	return new;
end
$$;
create trigger study_guard before update on study for each row execute function study_guard();

create function study_refusal() returns trigger language plpgsql as $$
begin
	raise exception 'this is only ever added to';
end
$$;
create trigger study_kept before delete or truncate on study for each statement execute function study_refusal();
create trigger study_edition_kept before delete or truncate on study_edition
	for each statement execute function study_refusal();
create trigger study_event_kept before update or delete or truncate on study_event
	for each statement execute function study_refusal();`,
	},
];
