-- Breaking the glass: what was done past every lock, guardians' shares, and the colleagues who help somebody back in.

-- Each row is one use of the last ways in. The written account of it is due within the policy's days.
create table glass_breaks (
  id uuid primary key,
  at timestamptz not null,
  act text not null check (act in ('unlock', 'administrator', 'session')),
  by text not null check (by in ('console', 'guardians')),
  -- Whom it let back in. Null: a session that guardians opened the way to, and nobody is chosen yet.
  person_id uuid references people,
  -- Of a session: the one-time way to it, hashed, and until when it is good.
  link_hash bytea unique,
  link_until timestamptz,
  opened_at timestamptz,
  session_id uuid,
  ends_at timestamptz,
  -- The written account. Where nothing was opened, none is due.
  account_due timestamptz not null,
  account text,
  account_by uuid references people,
  account_at timestamptz
);
create index glass_breaks_at on glass_breaks (at desc);
create index glass_breaks_due on glass_breaks (account_due) where account is null;

-- A secret split among guardians. Neither it nor its shares are kept: hashes by which they are known again.
create table share_sets (
  id uuid primary key,
  -- What is printed on the shares and lies in their words: 1 to 65535, round and round.
  number int not null,
  threshold int not null check (threshold between 2 and 3),
  verifier bytea not null,
  made_by uuid not null references people,
  made_at timestamptz not null,
  -- Null until every share was typed back in part: until then the set before goes on.
  active_at timestamptz,
  retired_at timestamptz
);
-- One in use, one being made.
create unique index share_sets_active on share_sets ((true)) where active_at is not null and retired_at is null;
create unique index share_sets_waiting on share_sets ((true)) where active_at is null and retired_at is null;

create table guardian_shares (
  set_id uuid not null references share_sets on delete cascade,
  number int not null check (number between 1 and 5),
  -- Who holds it: somebody with an account here, or only a name.
  holder text not null,
  person_id uuid references people on delete set null,
  fingerprint bytea not null,
  -- Which words are asked for to check the print, and their hash; forgotten once they were typed.
  asked int[] not null,
  asked_hash bytea,
  rehearsed_at timestamptz,
  primary key (set_id, number)
);

-- The colleagues somebody chose beforehand to help them back in.
create table recovery_contacts (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  contact_id uuid not null references people on delete cascade,
  asked_at timestamptz not null,
  accepted_at timestamptz,
  unique (person_id, contact_id),
  check (person_id <> contact_id)
);
create index recovery_contacts_contact on recovery_contacts (contact_id);

-- Somebody locked out asks for the code that their contact reads out.
create table contact_requests (
  id uuid primary key,
  -- The asking browser's secret, hashed: only there the code counts.
  token_hash bytea not null unique,
  -- Null: nobody has the name that was typed, or nobody may help them; looks the same from outside.
  person_id uuid references people on delete cascade,
  at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  device text not null,
  -- Who had the code shown to them.
  shown_to uuid references people on delete cascade,
  shown_at timestamptz,
  used_at timestamptz,
  refused_at timestamptz,
  refused_by uuid references people on delete cascade
);
create index contact_requests_person on contact_requests (person_id, at desc);
create index contact_requests_expiry on contact_requests (expires_at);
