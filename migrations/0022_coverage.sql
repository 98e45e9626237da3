-- Coverage: who stands in for whom, who is away, and what became of their work meanwhile. No record changes its owner.

-- Whom somebody named to cover for them, in order.
create table covers (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  cover_id uuid not null references people on delete cascade,
  position int not null,
  from_day date,
  -- `asked`: they haven't said anything yet, and cover nobody.
  state text not null check (state in ('asked', 'accepted', 'refused')),
  named_by uuid not null references people on delete cascade,
  named_at timestamptz not null,
  answered_at timestamptz,
  unique (person_id, cover_id),
  check (person_id <> cover_id)
);
create index covers_cover on covers (cover_id);

create table absences (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  kind text not null check (kind in ('leave', 'illness')),
  -- Days of the organisation's time zone, both included; without a last one, until somebody ends it.
  from_day date not null,
  until_day date,
  noted_by uuid not null references people on delete cascade,
  noted_at timestamptz not null,
  ended_at timestamptz,
  check (until_day >= from_day)
);
create index absences_open on absences (person_id, from_day) where ended_at is null;

-- Somebody is away, from then until then: by locks, an absence, or both. A row each time, with or without a cover.
create table coverages (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  cause text not null check (cause in ('lock', 'absence')),
  -- Since when they could not work; clocks stood still from then on.
  away_since timestamptz not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  -- Whoever leads them has heard that nobody covers.
  lacking_told boolean not null default false,
  check (ended_at >= away_since)
);
create unique index coverages_open on coverages (person_id) where ended_at is null;
create index coverages_person on coverages (person_id, away_since desc);
create index coverages_began on coverages (began_at desc, id desc);

-- Who covered, one after the other.
create table coverage_turns (
  id uuid primary key,
  coverage_id uuid not null references coverages on delete cascade,
  cover_id uuid not null references people on delete cascade,
  began_at timestamptz not null,
  ended_at timestamptz
);
create unique index coverage_turns_open on coverage_turns (coverage_id) where ended_at is null;
create index coverage_turns_cover on coverage_turns (cover_id, began_at desc);

-- The work that was due, as whoever registered its kind told it. The report names it as it was called then.
create table coverage_work (
  coverage_id uuid not null references coverages on delete cascade,
  kind text not null,
  record_id uuid not null,
  customer_id uuid,
  customer_name text,
  title text not null,
  due_on date,
  seen_at timestamptz not null,
  -- When it was found done, or due no more.
  settled_at timestamptz,
  primary key (coverage_id, kind, record_id)
);

-- What customers who wait were told: each once in a coverage.
create table holding_replies (
  coverage_id uuid not null references coverages on delete cascade,
  customer_id uuid not null,
  customer_name text not null,
  at timestamptz not null,
  state text not null check (state in ('sending', 'mailed', 'to-call')),
  primary key (coverage_id, customer_id)
);
create index holding_replies_sending on holding_replies (at) where state = 'sending';

create table holding_reply (
  id smallint primary key default 1 check (id = 1),
  is_on boolean not null,
  -- By language.
  texts jsonb not null,
  version int not null default 1
);

-- What somebody did in another's place.
alter table changes add column coverage_id uuid references coverages on delete set null;
create index changes_coverage on changes (coverage_id, at) where coverage_id is not null;
alter table follow_ups add column coverage_id uuid references coverages on delete set null;
create index follow_ups_coverage on follow_ups (coverage_id) where coverage_id is not null;

-- How long somebody was away since an instant: whatever counts time against them leaves it out.
create function time_away(person uuid, since timestamptz, until timestamptz) returns interval
  language sql stable parallel safe
  return coalesce((
    select sum(least(coalesce(ended_at, until), until) - greatest(away_since, since))
    from coverages
    where person_id = person and coalesce(ended_at, until) > since and away_since < until), interval '0');
