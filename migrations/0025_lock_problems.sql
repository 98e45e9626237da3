-- Problems: what locks people again and again, raised by rule or by hand, with an owner and a day by which it is solved.
create table lock_problems (
  id uuid primary key,
  -- One of the closed list of root causes.
  cause text not null,
  -- Who is locked by it again and again; null: several people, so it is the house's.
  person_id uuid references people on delete cascade,
  -- How it was raised at first: somebody was locked again; several people were locked; by hand.
  rule text not null check (rule in ('again', 'many', 'hand')),
  raised_by uuid references people on delete set null,
  state text not null check (state in ('open', 'in-work', 'solved', 'set-aside')),
  -- Null: nobody could be found yet; the next who can is.
  owner_id uuid references people on delete set null,
  -- A day of the organisation's time zone, like the others here.
  due_on date not null,
  look_again_on date,
  solved_at timestamptz,
  -- Locks from here on are gathered.
  gathers_from timestamptz not null,
  -- How many locks there were when its owner last heard how many.
  told_locks int not null default 0,
  -- The due day of which its owner was reminded, and of which it was told that it had passed.
  reminded_of date,
  overdue_told_of date,
  -- The one solved too long ago to be opened again.
  previous_id uuid references lock_problems on delete set null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null default 1,
  check ((state = 'solved') = (solved_at is not null)),
  check ((state = 'set-aside') = (look_again_on is not null))
);
-- Never two of the same at once, however many servers look.
create unique index lock_problems_unsolved
  on lock_problems (cause, coalesce(person_id, '00000000-0000-0000-0000-000000000000')) where state <> 'solved';
create index lock_problems_listed on lock_problems (created_at desc, id desc);
create index lock_problems_person on lock_problems (person_id);
create index lock_problems_owner on lock_problems (owner_id);
create index lock_problems_previous on lock_problems (previous_id);

-- The locks behind it.
create table lock_problem_locks (
  problem_id uuid not null references lock_problems on delete cascade,
  lock_id uuid not null references locks on delete cascade,
  primary key (problem_id, lock_id)
);
create index lock_problem_locks_lock on lock_problem_locks (lock_id);

create table lock_problem_events (
  id uuid primary key,
  problem_id uuid not null references lock_problems on delete cascade,
  at timestamptz not null,
  act text not null check (act in ('raised', 'reopened', 'looked-again', 'worse', 'owner', 'passed', 'due', 'taken',
    'comment', 'solved', 'set-aside', 'overdue')),
  -- Null: by rule, or by the clock.
  person_id uuid references people on delete set null,
  -- What was said: a comment, what was done, a reason.
  text text not null default '',
  -- Whose it is from then on.
  owner_id uuid references people on delete set null,
  -- When it is due, or looked at again, from then on.
  day date,
  -- How many locks there were.
  locks int,
  -- Why it passed on.
  why text check (why in ('closed', 'no-right', 'locked', 'away', 'nobody'))
);
create index lock_problem_events_problem on lock_problem_events (problem_id, at, id);
