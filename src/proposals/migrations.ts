import type { Migration } from "../platform/records/records.ts";

/** Never change a step that was shipped: add another one. */
export const proposalsMigrations: readonly Migration[] = [
	{
		id: "proposals-1",
		sql: `
create table proposal (
	id uuid primary key default gen_random_uuid(),
	state text not null default 'brouillon'
		check (state in ('brouillon', 'proposee', 'retenue', 'ecartee', 'retiree')),
	occupation_scheme text not null,
	occupation_code text not null,
	occupation_label text not null,
	place_type text not null,
	place_code text not null,
	place_label text not null,
	territories text[] not null,
	kind text not null check (kind in ('ouvrir', 'maintenir', 'fermer', 'autre')),
	places int check (places between 1 and 10000),
	note text not null default '',
	confidence text not null check (confidence in ('faible', 'moyenne', 'forte')),
	release text not null,
	version text not null,
	seen jsonb not null,
	author_id uuid not null references person,
	author_name text not null,
	author_organisation text not null,
	decided_by uuid references person,
	decider_name text,
	reason text not null default '',
	created_at timestamptz not null,
	changed_at timestamptz not null,
	check (decided_by is null or decided_by <> author_id),
	check ((state in ('retenue', 'ecartee')) = (decided_by is not null)),
	check (state <> 'ecartee' or btrim(reason) <> ''),
	check (state = 'brouillon' or state = 'retiree' or btrim(note) <> ''),
	check (kind <> 'ouvrir' or state = 'brouillon' or state = 'retiree' or places is not null)
);
create index on proposal (occupation_code, place_code);
create table proposal_event (
	seq bigint generated always as identity primary key,
	proposal_id uuid not null references proposal,
	at timestamptz not null,
	who text not null,
	what text not null,
	note text not null default ''
);
create index on proposal_event (proposal_id, seq);

-- The state moves along these arrows only; once proposed, what was proposed and the figures it rests on never change.
create function proposal_guard() returns trigger language plpgsql as $$
begin
	if tg_op = 'INSERT' then
		if new.state <> 'brouillon' then
			raise exception 'a proposal begins as a draft';
		end if;
		return new;
	end if;
	if new.author_id <> old.author_id then
		raise exception 'the author of a proposal never changes';
	end if;
	if new.state <> old.state and (old.state, new.state) not in (
		('brouillon', 'proposee'), ('brouillon', 'retiree'), ('proposee', 'retiree'), ('proposee', 'retenue'), ('proposee', 'ecartee')
	) then
		raise exception 'no step from % to %', old.state, new.state;
	end if;
	if old.state in ('retenue', 'ecartee', 'retiree') then
		raise exception 'what was decided or withdrawn never changes';
	end if;
	if old.state <> 'brouillon' and (new.occupation_code, new.place_code, new.kind, new.places, new.note, new.confidence,
			new.release, new.seen) is distinct from (old.occupation_code, old.place_code, old.kind, old.places, old.note,
			old.confidence, old.release, old.seen) then
		raise exception 'what was proposed never changes';
	end if;
	return new;
end
$$;
create trigger proposal_guard before insert or update on proposal for each row execute function proposal_guard();

create function proposal_refusal() returns trigger language plpgsql as $$
begin
	raise exception 'this is only ever added to';
end
$$;
create trigger proposal_kept before delete or truncate on proposal
	for each statement execute function proposal_refusal();
create trigger proposal_event_kept before update or delete or truncate on proposal_event
	for each statement execute function proposal_refusal();`,
	},
	{
		id: "proposals-2",
		// What was decided never changes, save that it is told which campaign it was for.
		sql: `
alter table proposal add column campaign int;
alter table proposal disable trigger proposal_guard;
update proposal set campaign = extract(year from created_at at time zone 'Europe/Paris')::int
	+ case when extract(month from created_at at time zone 'Europe/Paris') >= 7 then 1 else 0 end;
alter table proposal enable trigger proposal_guard;
alter table proposal alter column campaign set not null;
alter table proposal add check (campaign between 2000 and 2200);
create index on proposal (campaign);
create function proposal_campaign_guard() returns trigger language plpgsql as $$
begin
	if old.state <> 'brouillon' and new.campaign <> old.campaign then
		raise exception 'what was proposed never changes';
	end if;
	return new;
end
$$;
create trigger proposal_campaign_guard before update on proposal
	for each row execute function proposal_campaign_guard();`,
	},
];
