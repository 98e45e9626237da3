-- The gate: lanes and what is left in them, devices, locks, the policy, and who came in how.

-- Keys of this installation (device cookies, names nobody has, audit seals). Made at first use, several a purpose: the
-- newest signs, the others still verify.
create table server_keys (
  id int generated always as identity primary key,
  purpose text not null,
  -- 1 for the first of a purpose: two servers that both find none make one.
  number int not null,
  secret bytea not null,
  created_at timestamptz not null,
  unique (purpose, number)
);

-- Each row is a policy that was saved. The one in force is the newest that counts: one that had to be confirmed and
-- wasn't in time counts no more, so that it reverts by itself, whoever is locked out.
create table policies (
  id uuid primary key,
  value jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid references people,
  confirm_by timestamptz,
  confirmed_at timestamptz,
  reverted_at timestamptz
);
create index policies_saved on policies (saved_at desc);

-- The instants of the attempts that were let through to the proof, of one account in one lane by one factor. Counted
-- before the proof is looked at, given back where it holds.
create table lane_budgets (
  -- The person's id, or of a name that nobody has a keyed hash: they count the same.
  account bytea not null,
  lane text not null check (lane in ('trusted', 'familiar', 'unknown')),
  factor text not null,
  -- In the trusted lane, the device; elsewhere empty.
  device text not null default '',
  attempts timestamptz[] not null,
  -- Failures since the last proof that held: past a number the factor rests in this lane.
  in_a_row int not null,
  -- Attempts refused since the lane was spent; 0 while it isn't.
  refused int not null default 0,
  allowed boolean not null default true,
  last_at timestamptz not null,
  primary key (account, lane, factor, device)
);
create index lane_budgets_last on lane_budgets (last_at);

-- What clients may still do, by network or address: prices, and bounds of work.
create table network_budgets (
  network text not null,
  kind text not null,
  attempts timestamptz[] not null,
  allowed boolean not null default true,
  last_at timestamptz not null,
  primary key (network, kind)
);
create index network_budgets_last on network_budgets (last_at);

-- Who failed where, for what one account's budget can't see: one password on many names, one network on many names.
create table failures (
  -- `password:` and a keyed hash cut to 24 bits, or `network:` and the network.
  mark text not null,
  account bytea not null,
  at timestamptz not null,
  primary key (mark, account)
);
create index failures_at on failures (at);

create table familiar_networks (
  person_id uuid not null references people on delete cascade,
  network text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (person_id, network)
);
create index familiar_networks_office on familiar_networks (network, last_at desc);

-- What people say of networks: an office is never closed as a whole, an unsafe one limits.
create table network_marks (
  id uuid primary key,
  network cidr not null unique,
  kind text not null check (kind in ('office', 'unsafe')),
  note text not null default '',
  created_by uuid references people,
  created_at timestamptz not null
);

create table devices (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  user_agent text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  last_address text,
  -- When a second proof was last given on it.
  proved_at timestamptz,
  trusted_until timestamptz not null,
  -- How it came to be trusted: sign-in, mail, totp, recovery-code, passkey, administrator.
  by text not null
);
create index devices_person on devices (person_id, last_seen_at desc);

alter table people
  -- One more, and none of the person's devices is trusted any longer.
  add column device_epoch int not null default 0,
  add column last_sign_in_at timestamptz;

alter table sessions
  add column device_id uuid references devices on delete cascade,
  -- When the person last proved who they are in this session.
  add column proved_at timestamptz,
  add column method text not null default 'password',
  add column open_wifi boolean not null default false;
create index sessions_device on sessions (device_id);
update sessions set proved_at = created_at;

alter table api_keys
  add column approved_at timestamptz,
  add column approved_by uuid references people;
-- Keys made before anybody had to approve them go on working.
update api_keys set approved_at = created_at, approved_by = person_id;

-- Networks where people are signed in now are theirs from the first day on.
insert into familiar_networks (person_id, network, first_at, last_at)
select person_id,
  case when family(address::inet) = 4
    then text(network(set_masklen(address::inet, 24)))
    else text(network(set_masklen(address::inet, 48))) end,
  min(created_at), max(last_seen_at)
from sessions
where address ~ '^([0-9]{1,3}\.){3}[0-9]{1,3}$' or address ~ '^[0-9a-fA-F]*:[0-9a-fA-F:]+$'
group by 1, 2;

-- A sign-in that still needs a second proof, a passkey asked for, a code sent by mail, a device handed over.
create table challenges (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('sign-in', 'session', 'device', 'passkey', 'enrol', 'sso')),
  person_id uuid references people on delete cascade,
  lane text,
  -- What the purpose needs: WebAuthn's challenge, the hash of a mailed code, …
  data jsonb not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index challenges_person on challenges (person_id);
create index challenges_expiry on challenges (expires_at);

-- Every attempt whose proof was looked at, of people that exist.
create table sign_ins (
  id uuid primary key,
  at timestamptz not null,
  person_id uuid not null references people on delete cascade,
  entrance text not null,
  outcome text not null check (outcome in ('in', 'challenged', 'refused')),
  lane text,
  address text,
  network text,
  country text,
  browser text,
  system text,
  device_id uuid,
  new_device boolean not null default false,
  -- Why it was challenged or refused: a trigger, or wrong-proof.
  reason text
);
create index sign_ins_person on sign_ins (person_id, at desc, id desc);
create index sign_ins_at on sign_ins (at desc, id desc);

create table locks (
  id uuid primary key,
  scope text not null
    check (scope in ('account', 'session', 'device', 'network', 'api-key', 'feature', 'client', 'system')),
  -- The id, network or name of what is locked.
  subject text not null,
  -- The person it keeps from working, where there is one.
  person_id uuid references people on delete cascade,
  -- Set where only this lane of the account is spent: sessions and other lanes go on.
  lane text,
  strength text not null check (strength in ('challenge', 'limited', 'closed')),
  trigger text not null,
  evidence jsonb not null default '{}',
  -- Null: the engine.
  opened_by uuid references people,
  reason text not null default '',
  opens_at timestamptz not null,
  ends_at timestamptz,
  review_at timestamptz,
  ended_at timestamptz,
  ended_by uuid references people,
  end_route text,
  root_cause text,
  remedy text,
  shield_until timestamptz,
  -- The lock that this one repeats.
  repeats_id uuid references locks,
  version int not null default 1,
  -- Only a person opens a lock without an end, and says why, and when somebody looks at it again.
  check (ends_at is not null or (opened_by is not null and review_at is not null and reason <> ''))
);
create unique index locks_open on locks (scope, subject, trigger, coalesce(lane, '')) where ended_at is null;
create index locks_person on locks (person_id, opens_at desc);
create index locks_opened on locks (opens_at desc, id desc);

create table lock_events (
  id uuid primary key,
  lock_id uuid not null references locks on delete cascade,
  at timestamptz not null,
  act text not null check (act in ('opened', 'prolonged', 'proved', 'lifted', 'expired')),
  person_id uuid references people,
  detail jsonb not null default '{}'
);
create index lock_events_lock on lock_events (lock_id, at);

-- What people do in an hour, to know somebody's habit and see what lies far outside it.
create table activity (
  person_id uuid not null references people on delete cascade,
  hour timestamptz not null,
  records_read int not null default 0,
  rows_exported int not null default 0,
  refusals int not null default 0,
  -- Administrators have heard of it, where the account can't be limited.
  told boolean not null default false,
  primary key (person_id, hour)
);
create index activity_hour on activity (hour);

drop table attempt_budgets;

-- Administrators see locks and lift them.
update roles set permissions = array_append(permissions, 'locks.manage')
where 'people.manage' = any (permissions) and 'settings.manage' = any (permissions)
  and not 'locks.manage' = any (permissions);
