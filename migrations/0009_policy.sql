-- Policies: which follows which, who confirmed and who took back; whether mail is known to arrive; keys that wait.

alter table policies
  -- The order in which they were saved, whatever the clock did.
  add column number int generated always as identity unique,
  -- The policy that was in force when this one was made out of it.
  add column based_on uuid references policies,
  add column confirmed_by uuid references people,
  -- Null where it went by itself.
  add column reverted_by uuid references people;
drop index policies_saved;

-- A code that was mailed to somebody and typed back: mail arrives.
create table mail_tests (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  sent_at timestamptz not null,
  -- A hash of the settings by which it was sent: others have to be tried anew.
  settings_hash bytea not null,
  code_hash bytea not null,
  tries int not null default 0,
  confirmed_at timestamptz
);
create index mail_tests_person on mail_tests (person_id, sent_at desc);

alter table api_keys
  -- Of a key that waits: when it is to end once it is approved; null: never. Until then it ends within 30 days.
  add column wanted_until timestamptz;
