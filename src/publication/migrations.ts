import type { Migration } from "../platform/records/records.ts";

/** Never change a step that was shipped: add another one. */
export const publicationMigrations: readonly Migration[] = [
	{
		id: "publication-1-drafts",
		sql: `
create table publication_draft (
	id uuid primary key default gen_random_uuid(),
	state text not null default 'brouillon'
		check (state in ('brouillon', 'prete', 'approuvee', 'programmee', 'publiee', 'abandonnee')),
	release text not null,
	base_number int not null,
	kind text not null check (kind in ('ordinaire', 'erratum')),
	corrects int,
	title text not null,
	note text not null,
	erratum text not null default '',
	author_id uuid not null references person,
	author_name text not null,
	approved_by uuid references person,
	approver_name text,
	approved_at timestamptz,
	approved_hash text,
	scheduled_at timestamptz,
	published_number int unique,
	published_at timestamptz,
	content_hash text not null,
	created_at timestamptz not null,
	check (approved_by is null or approved_by <> author_id),
	check ((kind = 'erratum') = (corrects is not null)),
	check (state in ('brouillon', 'abandonnee') or (btrim(title) <> '' and btrim(note) <> '')),
	check (kind <> 'erratum' or state in ('brouillon', 'abandonnee') or btrim(erratum) <> ''),
	check (state <> 'programmee' or scheduled_at is not null),
	check ((state = 'publiee') = (published_number is not null and published_at is not null))
);
-- Everybody who wrote in it.
create table publication_hand (
	draft_id uuid not null references publication_draft,
	person_id uuid not null references person,
	primary key (draft_id, person_id)
);
create table publication_tick (
	draft_id uuid not null references publication_draft,
	item text not null,
	person_id uuid not null references person,
	person_name text not null,
	at timestamptz not null,
	content_hash text not null,
	primary key (draft_id, item)
);
create table publication_previewer (
	draft_id uuid not null references publication_draft,
	person_id uuid not null references person,
	person_name text not null,
	added_at timestamptz not null,
	primary key (draft_id, person_id)
);
create table publication_event (
	seq bigint generated always as identity primary key,
	draft_id uuid not null references publication_draft,
	at timestamptz not null,
	who text not null,
	what text not null,
	note text not null default ''
);
create index on publication_event (draft_id, seq);
-- A withdrawal that was decided; done once the pointer has moved.
create table publication_withdrawal (
	id uuid primary key default gen_random_uuid(),
	target int not null unique,
	reason text not null check (btrim(reason) <> ''),
	person_id uuid not null references person,
	person_name text not null,
	decided_at timestamptz not null,
	published_number int unique
);

-- The state moves along these arrows only; an approval holds for what was approved, to the letter, and never for a writer.
create function publication_guard() returns trigger language plpgsql as $$
begin
	if tg_op = 'UPDATE' and old.state in ('publiee', 'abandonnee') then
		raise exception 'what was published or abandoned never changes';
	end if;
	if tg_op = 'UPDATE' and new.author_id <> old.author_id then
		raise exception 'the author of a release never changes';
	end if;
	new.content_hash := encode(sha256(convert_to(jsonb_build_array(new.release, new.base_number, new.kind, new.corrects,
		new.title, new.note, new.erratum)::text, 'UTF8')), 'hex');
	if tg_op = 'INSERT' and new.state <> 'brouillon' then
		raise exception 'a release begins as a draft';
	end if;
	if tg_op = 'UPDATE' and new.state <> old.state and (old.state, new.state) not in (
		('brouillon', 'prete'), ('prete', 'brouillon'), ('prete', 'approuvee'), ('approuvee', 'programmee'),
		('programmee', 'approuvee'), ('programmee', 'publiee'), ('approuvee', 'brouillon'), ('programmee', 'brouillon'),
		('brouillon', 'abandonnee'), ('prete', 'abandonnee'), ('approuvee', 'abandonnee'), ('programmee', 'abandonnee')
	) then
		raise exception 'no step from % to %', old.state, new.state;
	end if;
	if new.state in ('approuvee', 'programmee', 'publiee') then
		if new.approved_by is null or new.approved_at is null or new.approved_hash is distinct from new.content_hash then
			raise exception 'not approved as it stands';
		end if;
		if exists (select 1 from publication_hand where draft_id = new.id and person_id = new.approved_by) then
			raise exception 'approved by one of its writers';
		end if;
	elsif new.approved_by is not null and new.state <> 'abandonnee' then
		raise exception 'a draft bears no approval';
	end if;
	return new;
end
$$;
create trigger publication_guard before insert or update on publication_draft
	for each row execute function publication_guard();

create function publication_hand_guard() returns trigger language plpgsql as $$
begin
	if exists (select 1 from publication_draft where id = new.draft_id and approved_by = new.person_id) then
		raise exception 'who approved a release does not write in it';
	end if;
	return new;
end
$$;
create trigger publication_hand_guard before insert or update on publication_hand
	for each row execute function publication_hand_guard();

create function publication_refusal() returns trigger language plpgsql as $$
begin
	raise exception 'this is only ever added to';
end
$$;
create trigger publication_draft_kept before delete or truncate on publication_draft
	for each statement execute function publication_refusal();
create trigger publication_hand_kept before delete or truncate on publication_hand
	for each statement execute function publication_refusal();
create trigger publication_event_kept before update or delete or truncate on publication_event
	for each statement execute function publication_refusal();
create trigger publication_withdrawal_kept before delete or truncate on publication_withdrawal
	for each statement execute function publication_refusal();`,
	},
	{
		id: "publication-2-postponed",
		sql: `
-- A date that the public was told and that is lifted: which one, under which title, and why.
alter table publication_draft add column announced_at timestamptz;
alter table publication_draft add column announced_title text not null default '';
alter table publication_draft add column postponed_reason text not null default '';
alter table publication_draft add column moves int not null default 0;
create function publication_postponed() returns trigger language plpgsql as $$
begin
	if old.state = 'programmee' and new.state not in ('programmee', 'publiee') then
		new.announced_at := old.scheduled_at;
		new.announced_title := old.title;
		new.moves := old.moves + 1;
	end if;
	return new;
end
$$;
create trigger publication_postponed before update on publication_draft
	for each row execute function publication_postponed();`,
	},
];
