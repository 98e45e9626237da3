-- Single sign-on: the providers of OpenID Connect that people come in by, and whom they know our people as.

create table sso_providers (
  id uuid primary key,
  name text not null,
  issuer text not null,
  client_id text not null,
  -- Sealed with a server key. Null: a public client, which PKCE alone protects.
  client_secret bytea,
  scopes text not null,
  enabled boolean not null,
  -- A second factor that its tokens speak of counts as one here.
  trusts_second_factor boolean not null,
  -- An address that it says it has verified connects a person at their first sign-in.
  trusts_email boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null default 1
);

create table sso_identities (
  id uuid primary key,
  provider_id uuid not null references sso_providers on delete cascade,
  -- The provider's name for somebody: never given to anybody else, unlike an address.
  subject text not null,
  person_id uuid not null references people on delete cascade,
  -- The address that the provider told when it was connected, for people to know it by.
  email text,
  linked_at timestamptz not null,
  last_used_at timestamptz,
  unique (provider_id, subject),
  -- One a person: another subject with the same address is somebody who got the address later.
  unique (provider_id, person_id)
);
create index sso_identities_person on sso_identities (person_id);
