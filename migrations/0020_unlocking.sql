-- Unlock requests: somebody who can't get in asks whoever is on duty. Who is on duty when.

create table unlock_requests (
  id uuid primary key,
  -- Eight digits, to be said on the phone. It opens nothing.
  number text not null unique,
  -- Of the progress link's secret; and of the key derived from it by which its files are brought and fetched.
  secret_hash bytea not null unique,
  file_key_hash bytea not null unique,
  -- Null: nobody has the name that was typed, which isn't kept. Such a request looks like any that nobody has answered.
  person_id uuid references people on delete cascade,
  signed_in boolean not null,
  message text not null,
  address text not null,
  network text not null,
  country text,
  user_agent text not null,
  -- The device that the browser was known as; null: none.
  device_id uuid,
  lane text not null,
  check_up jsonb,
  -- The locks that were open when it was asked.
  lock_ids uuid[] not null default '{}',
  -- False: the account's requests of the day had rung already; it is listed with them, and nobody is called again.
  rings boolean not null,
  -- 'roster': one step after the other; 'everybody': nobody is on any roster, so all administrators at once.
  plan text not null check (plan in ('roster', 'everybody')),
  -- The steps of the escalation are counted from here: from when it was asked, or from the answer to a question.
  rings_from timestamptz not null,
  state text not null check (state in ('open', 'needs-information', 'answered', 'withdrawn', 'over')),
  answer text check (answer in ('lift', 'trust-device', 'password-link', 'refuse')),
  answered_by uuid references people,
  reason text not null default '',
  root_cause text,
  root_cause_note text not null default '',
  remedy text not null default '',
  -- Until when the asking browser may fetch what was granted, and when it did.
  grant_until timestamptz,
  granted_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null default 1,
  check ((state = 'answered') = (answer is not null)),
  check ((state in ('answered', 'withdrawn', 'over')) = (ended_at is not null))
);
create index unlock_requests_listed on unlock_requests (created_at desc, id desc) where person_id is not null;
create index unlock_requests_person on unlock_requests (person_id, created_at desc);
create index unlock_requests_waiting on unlock_requests (created_at) where state in ('open', 'needs-information');

create table unlock_messages (
  id uuid primary key,
  request_id uuid not null references unlock_requests on delete cascade,
  at timestamptz not null,
  -- Null: whoever asked.
  person_id uuid references people,
  text text not null,
  -- It asks for something, and the request waits for it.
  asks boolean not null default false
);
create index unlock_messages_request on unlock_messages (request_id, at);

create table unlock_files (
  id uuid primary key,
  request_id uuid not null references unlock_requests on delete cascade,
  at timestamptz not null,
  person_id uuid references people,
  -- SHA-256 of the content, in hex: the name under which it is kept.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  bytes int not null,
  name text not null,
  media_type text not null
);
create index unlock_files_request on unlock_files (request_id, at);
create index unlock_files_hash on unlock_files (hash);

-- Which steps of the escalation were taken. The key makes each happen once, on however many servers.
create table unlock_escalations (
  request_id uuid not null references unlock_requests on delete cascade,
  step smallint not null check (step between 1 and 4),
  at timestamptz not null,
  told uuid[] not null,
  primary key (request_id, step)
);

create table duty_shifts (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  -- 1: first on duty; 2: second.
  place smallint not null check (place in (1, 2)),
  -- Every week on this day, 1 is Monday; or on one day, and then it goes before those of every week.
  weekday smallint check (weekday between 1 and 7),
  day date,
  -- Minutes since midnight in the organisation's time zone; an end that isn't after the beginning lies on the next day.
  from_minute smallint not null check (from_minute between 0 and 1439),
  to_minute smallint not null check (to_minute between 1 and 1440),
  created_by uuid references people,
  created_at timestamptz not null,
  check ((weekday is null) <> (day is null))
);
create index duty_shifts_person on duty_shifts (person_id);

-- Whoever is away is not on duty, whatever the shifts say.
create table duty_absences (
  id uuid primary key,
  -- Null: a holiday of the house. The shifts of every week don't count then; those of that one day do.
  person_id uuid references people on delete cascade,
  from_day date not null,
  to_day date not null,
  note text not null default '',
  created_by uuid references people,
  created_at timestamptz not null,
  check (to_day >= from_day)
);
create index duty_absences_person on duty_absences (person_id, to_day);
