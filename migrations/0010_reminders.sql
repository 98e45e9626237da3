-- Whom the morning's look at what is due has been for: one a person and day, whichever server took it.
create table reminders (
  person_id uuid not null references people on delete cascade,
  -- A day of the organisation's time zone.
  day date not null,
  -- Something was due, and they were told.
  told boolean not null,
  primary key (person_id, day)
);
create index reminders_day on reminders (day);

-- The address of somebody's calendar feed: whoever knows it reads their open next steps.
create table calendar_feeds (
  person_id uuid primary key references people on delete cascade,
  secret_hash bytea not null unique,
  made_at timestamptz not null
);
