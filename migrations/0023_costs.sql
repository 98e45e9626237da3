-- What a lock costs is counted from what is there; this says by which working hours, and by which rates, if any.
create table cost_settings (
  id smallint primary key default 1 check (id = 1),
  -- ISO days of the week, Monday is 1. Holidays of the house are those of the duty roster.
  days int[] not null,
  opens time not null,
  closes time not null,
  -- Null: no money is shown.
  hour_amount numeric(15, 2) check (hour_amount >= 0),
  missed_amount numeric(15, 2) check (missed_amount >= 0),
  version int not null default 1,
  check (opens < closes)
);
