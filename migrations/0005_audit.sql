-- The audit: who did what, when, from where. Lines are written in the transaction of the act and never changed; every
-- minute those not yet sealed are sealed together, each batch chained to the one before.

create table audit (
  id uuid primary key,
  at timestamptz not null,
  -- No foreign keys: a line stays as it was written, whatever becomes of what it is about.
  person_id uuid,
  session_id uuid,
  api_key_id uuid,
  address text,
  device text,
  action text not null,
  object text,
  record_id uuid,
  detail jsonb not null,
  request_id text,
  -- The number of its batch; the only column that is ever set later.
  seal int
);
create index audit_at on audit (at desc, id desc);
create index audit_person on audit (person_id, at desc, id desc);
create index audit_record on audit (record_id, at desc, id desc);
create index audit_action on audit (action, at desc, id desc);
create index audit_seal on audit (seal) where seal is not null;
create index audit_unsealed on audit (id) where seal is null;

create table audit_seals (
  number int primary key,
  made_at timestamptz not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  row_ids uuid[] not null,
  row_hashes bytea[] not null,
  previous bytea not null,
  seal bytea not null
);

-- Where the chain ends, signed: without it, cutting off the last batches would leave a chain that is whole.
create table audit_head (
  id smallint primary key default 1 check (id = 1),
  number int not null,
  seal bytea not null,
  mac bytea not null
);

-- Whoever manages people and settings may read it: that is what an administrator is here.
update roles set permissions = permissions || array['audit.read'], version = version + 1
where permissions @> array['people.manage', 'settings.manage'] and not permissions @> array['audit.read'];
