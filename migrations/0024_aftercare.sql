-- What comes after a lock: why it came, what is done about it, the watched days after it.

alter table locks
  -- More about the root cause, as whoever named it wrote it.
  add column root_cause_note text not null default '',
  -- What the engine takes for the cause. Whatever a person says stands in `root_cause`, and counts instead.
  add column suggested_cause text,
  add column aftercare_id uuid;
create index locks_chain on locks (repeats_id) where repeats_id is not null;
create index locks_aftercare on locks (aftercare_id) where aftercare_id is not null;

alter table lock_events drop constraint lock_events_act_check;
alter table lock_events add constraint lock_events_act_check
  check (act in ('opened', 'prolonged', 'proved', 'lifted', 'expired', 'cause-named'));

-- The watched days of somebody who was let back in, or came back by a proof. Locks that ended together share one.
create table aftercares (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  -- When the first of its locks opened: what was done since then counts.
  locked_at timestamptz not null,
  began_at timestamptz not null,
  -- Who lifted the lock; null: its owner's proof, or the console.
  lifted_by uuid references people,
  -- When it ends at the latest.
  ends_at timestamptz not null,
  ended_at timestamptz,
  -- `verified`: every remedy was found done. `quiet`: there was none, and the days passed. `unverified`: time ran out.
  -- `relocked`: the same locked again; what was left goes on with that lock's.
  outcome text check (outcome in ('verified', 'quiet', 'unverified', 'relocked')),
  overdue_told_at timestamptz,
  check ((ended_at is null) = (outcome is null))
);
create index aftercares_open on aftercares (person_id) where ended_at is null;
create index aftercares_person on aftercares (person_id, began_at desc);
create index aftercares_began on aftercares (began_at desc, id desc);
alter table locks add constraint locks_aftercare_id_fkey
  foreign key (aftercare_id) references aftercares on delete set null;

create table remedies (
  id uuid primary key,
  aftercare_id uuid not null references aftercares on delete cascade,
  kind text not null,
  -- Of a free point, what is to be done.
  text text not null default '',
  added_by uuid references people,
  added_at timestamptz not null,
  -- When it was found done, or ticked; null: it isn't.
  done_at timestamptz,
  -- Who ticked it; null: it was found by itself.
  done_by uuid references people,
  -- It was done once and is so no more.
  undone_at timestamptz,
  -- What was found at the last look, and when that was.
  found jsonb not null default '{}',
  checked_at timestamptz,
  dropped_at timestamptz,
  dropped_by uuid references people,
  drop_reason text not null default '',
  version int not null default 1
);
create index remedies_aftercare on remedies (aftercare_id, added_at);
create unique index remedies_once on remedies (aftercare_id, kind) where dropped_at is null and kind <> 'free';

create table remedy_events (
  id uuid primary key,
  remedy_id uuid not null references remedies on delete cascade,
  at timestamptz not null,
  act text not null check (act in ('added', 'verified', 'undone', 'ticked', 'unticked', 'dropped')),
  -- Null: the engine.
  person_id uuid references people,
  detail jsonb not null default '{}'
);
create index remedy_events_remedy on remedy_events (remedy_id, at);

-- Which pages a session runs, as they say it themselves; null: a program, or a page from before this.
alter table sessions add column client_generation int;
