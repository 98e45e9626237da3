-- One change to many records: a run, and what became of each record.

create table bulk_runs (
  id uuid primary key,
  object text not null check (object in ('customer', 'contact', 'opportunity')),
  -- As the contract has it.
  change jsonb not null,
  state text not null check (state in ('running', 'done', 'cancelled', 'failed', 'undoing', 'undone')),
  total int not null,
  -- The rights its maker had at the time (an API key has fewer): it works with those of them that are still held.
  scopes text[] not null,
  problem text,
  created_by uuid not null references people on delete cascade,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index bulk_runs_own on bulk_runs (created_by, created_at desc);
create index bulk_runs_under_way on bulk_runs (id) where state in ('running', 'undoing');

create table bulk_changes (
  run_id uuid not null references bulk_runs on delete cascade,
  record_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'failed', 'undone', 'kept')),
  -- What it was before, and the version that the run made of it; null where there was nothing to change.
  before jsonb,
  version_after int,
  problem text,
  primary key (run_id, record_id)
);
create index bulk_changes_waiting on bulk_changes (run_id, record_id) where state = 'waiting';
