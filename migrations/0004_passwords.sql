-- What a password has to be is judged when it is set; afterwards only its hash is there. So that a change of the rules can
-- say whom it would ask to change, a coarse measure of each password is kept: classes, never the figure itself, and
-- nothing finer than the presets need. Null: set before this migration; learned at the next sign-in.
alter table people
  -- The greatest of 8, 10, 12, 15 and 20 that its length reaches; 0 below.
  add column password_length_class smallint,
  -- Whole powers of ten of guesses, from 0 to 12.
  add column password_guesses_class smallint,
  add column password_kinds text[] check (password_kinds <@ array['letter', 'digit', 'special']),
  -- Sign-ins since the password fell due; reset by a change.
  add column grace_sign_ins_used smallint not null default 0;

-- The hashes before the present one, so that an old password doesn't come back. No more than the rules can ask for.
create table password_history (
  person_id uuid not null references people on delete cascade,
  hash text not null,
  set_at timestamptz not null
);
create index password_history_person on password_history (person_id, set_at desc);
