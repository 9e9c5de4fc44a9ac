import type { Migration } from "../platform/index.ts";

/** Never change a step that was shipped: add another one. */
export const kitsMigrations: readonly Migration[] = [
	{
		id: "kits-1-kits",
		sql: `
create table kit (
	id uuid primary key default gen_random_uuid(),
	title text not null,
	place jsonb not null,
	session date not null,
	template text not null,
	blocks jsonb not null,
	author_id uuid not null references person,
	-- absent: a kit of somebody who belongs nowhere
	organisation_id uuid references organisation,
	created_at timestamptz not null,
	changed_at timestamptz not null
);
create table kit_version (
	kit_id uuid not null references kit,
	n int not null,
	-- under which its bytes are kept in frozen/
	code text not null unique,
	release text not null,
	frozen_at timestamptz not null,
	frozen_by text not null,
	-- of all its files
	checksum text not null,
	public boolean not null default false,
	primary key (kit_id, n)
);
create function kit_version_stays() returns trigger language plpgsql as $$
begin
	if tg_op = 'DELETE' or (old.kit_id, old.n, old.code, old.release, old.frozen_at, old.frozen_by, old.checksum)
		is distinct from (new.kit_id, new.n, new.code, new.release, new.frozen_at, new.frozen_by, new.checksum) then
		raise exception 'a frozen version does not change';
	end if;
	return new;
end $$;
create trigger kit_version_stays before update or delete on kit_version for each row execute function kit_version_stays();`,
	},
	{
		id: "kits-2-batches",
		sql: `
create table kit_batch (
	id uuid primary key default gen_random_uuid(),
	-- the one that is frozen, or that the others are cut from
	kit_id uuid not null references kit,
	-- type of the territories that each get a kit; absent: the kit itself is frozen
	every text,
	asked_by uuid not null references person,
	asked_at timestamptz not null,
	asked_from text not null
);
create table kit_batch_item (
	id uuid primary key default gen_random_uuid(),
	batch_id uuid not null references kit_batch,
	rank int not null,
	kit_id uuid not null references kit,
	state text not null default 'waiting' check (state in ('waiting', 'making', 'made', 'failed', 'cancelled')),
	failure text,
	-- version that was frozen
	n int,
	unique (batch_id, rank),
	foreign key (kit_id, n) references kit_version (kit_id, n)
);
create index on kit_batch (kit_id);`,
	},
	{
		id: "kits-3-links",
		sql: `
create table kit_link (
	id uuid primary key default gen_random_uuid(),
	kit_id uuid not null,
	n int not null,
	token_hash text not null unique,
	made_by uuid not null references person,
	made_at timestamptz not null,
	until_at timestamptz not null,
	revoked_at timestamptz,
	uses int not null default 0,
	foreign key (kit_id, n) references kit_version (kit_id, n)
);
create index on kit_link (kit_id);`,
	},
	{
		id: "kits-4-styles",
		sql: `
create table kit_style (
	organisation_id uuid primary key references organisation,
	-- colour, font and logo of its kits
	style jsonb not null,
	file text not null,
	changed_by uuid not null references person,
	changed_at timestamptz not null
);
create index on kit_batch_item (kit_id);`,
	},
];
