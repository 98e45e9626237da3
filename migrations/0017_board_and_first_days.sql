-- The board: a card stands where somebody put it, else where its last move puts it, newest on top.

-- Its place in its column, a key of `fractional-indexing`; null: never placed by hand. Not part of the deal's version.
alter table opportunities add column board_order text collate "C";

-- By what a column is ordered. The key of a card that was never placed is made from its last move: such a key too, so
-- that others can be placed beside it ("p": sixteen digits follow; a fraction must not end in 0), and nobody else's.
create function board_key(board_order text, stage_since timestamptz, id uuid) returns text
  language sql immutable parallel safe
  return coalesce(board_order, 'p'
    || lpad((9999999999999999 - extract(epoch from stage_since - timestamptz '1970-01-01 00:00:00+00') * 1000000)::bigint::text, 16, '0')
    || replace(id::text, '-', '') || '1');

create index opportunities_board on opportunities (stage_id, board_key(board_order, stage_since, id), id)
  where deleted_at is null;

-- Of somebody's first days what nothing else tells: what they have seen, and that they put the list away.
create table first_days (
  person_id uuid primary key references people on delete cascade,
  seen text[] not null default '{}',
  dismissed boolean not null default false
);
