-- Files at records, and whom a follow-up names.

-- What a file holds is kept once by its hash, in a folder beside the database; here stands what it is called and where.
create table attachments (
  id uuid primary key,
  -- SHA-256 of the content, in hex: the name under which it is kept.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  bytes int not null,
  name text not null,
  -- As its first bytes tell it, whatever its name says.
  media_type text not null,
  -- Both null: uploaded and not at a record yet.
  object text check (object in ('customer', 'contact', 'followUp', 'opportunity')),
  record_id uuid,
  created_by uuid references people,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  deleted_by uuid references people,
  check ((object is null) = (record_id is null))
);
create index attachments_record on attachments (record_id, created_at) where record_id is not null;
create index attachments_loose on attachments (created_by, created_at) where record_id is null;
create index attachments_hash on attachments (hash);
create index attachments_bin on attachments (deleted_at desc, id desc) where deleted_at is not null;

-- [{ "id", "name" }]: the name as it stands in the content after the @.
alter table follow_ups add column mentions jsonb not null default '[]';
