-- What proves who somebody is besides a password: authenticator apps, passkeys, recovery codes.

create table totp_secrets (
  person_id uuid primary key references people on delete cascade,
  -- Sealed with AES-256-GCM under a server key of purpose 'factor': it has to be known to be checked, so no hash will do.
  secret bytea not null,
  created_at timestamptz not null,
  -- Null until a first code showed that the app has it; before that it proves nothing.
  confirmed_at timestamptz,
  -- The time step of the last code that counted: none counts twice, and none from before it.
  last_step bigint not null default 0
);

create table passkeys (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  credential_id bytea not null unique,
  -- As COSE writes it.
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  -- Kept in several places by its provider, so that it survives the loss of a device.
  backed_up boolean not null,
  -- The make of the authenticator, where it says so.
  aaguid uuid not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  -- When it last came with a count that had gone by already: there may be a copy of it.
  suspect_at timestamptz
);
create index passkeys_person on passkeys (person_id, created_at);

create table recovery_codes (
  person_id uuid not null references people on delete cascade,
  -- SHA-256: a code has 80 random bits.
  hash bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (person_id, hash)
);
