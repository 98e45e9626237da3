-- Who has which record open just now: one row a page of somebody's browser. Nothing of it is worth keeping over a crash.
create unlogged table presence (
  person_id uuid not null references people on delete cascade,
  -- A page of a browser, as it calls itself.
  page uuid not null,
  record_id uuid not null,
  doing text not null check (doing in ('viewing', 'editing')),
  -- A page says so again and again; one that hasn't for a while is gone.
  seen_at timestamptz not null,
  primary key (person_id, page)
);
create index presence_record on presence (record_id);
