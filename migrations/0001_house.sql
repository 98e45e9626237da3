-- The house: who gets in, the records of the business, their history, imports, and what a request leaves behind.
-- Conventions: UUIDv7 keys made by the program; instants in timestamptz; days in date; money in numeric(15,2) beside its
-- currency; `version` grows with every change and is the record's ETag; a record in the bin has `deleted_at`.

create extension if not exists pg_trgm;

-- ── Access ──────────────────────────────────────────────────────────────────────────────────────────────────────────

create table organisation (
  -- One row: a database holds one organisation.
  id smallint primary key default 1 check (id = 1),
  name text not null,
  locale text not null,
  currency text not null,
  time_zone text not null,
  version int not null default 1,
  created_at timestamptz not null
);

create table departments (
  id uuid primary key,
  name text not null,
  parent_id uuid references departments,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index departments_name on departments (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), lower(name));

create table people (
  id uuid primary key,
  name text not null,
  email text,
  phone text,
  title text,
  department_id uuid references departments,
  manager_id uuid references people,
  state text not null default 'active' check (state in ('active', 'closed')),
  locale text not null,
  password_hash text,
  password_changed_at timestamptz,
  last_seen_at timestamptz,
  sort_name text not null,
  search_text text not null,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index people_email on people (email);
create index people_department on people (department_id);
create index people_manager on people (manager_id);

create table roles (
  id uuid primary key,
  name text not null,
  description text not null default '',
  scope text not null check (scope in ('own', 'department', 'departmentAndBelow', 'all')),
  permissions text[] not null,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index roles_name on roles (lower(name));

create table person_roles (
  person_id uuid not null references people on delete cascade,
  role_id uuid not null references roles,
  primary key (person_id, role_id)
);
create index person_roles_role on person_roles (role_id);

create table sessions (
  id uuid primary key,
  -- SHA-256 of the cookie's secret: who reads this table can't become anybody.
  token_hash bytea not null unique,
  person_id uuid not null references people on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text,
  user_agent text
);
create index sessions_person on sessions (person_id);
create index sessions_expiry on sessions (expires_at);

create table api_keys (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  name text not null,
  prefix text not null,
  secret_hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  expires_at timestamptz
);
create index api_keys_person on api_keys (person_id);

create table password_links (
  token_hash bytea primary key,
  person_id uuid not null references people on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index password_links_person on password_links (person_id);

-- How many attempts an entrance has left, by a keyed hash of account or client. Counted before the proof is looked at.
create table attempt_budgets (
  key bytea primary key,
  used int not null,
  refills_at timestamptz not null
);
create index attempt_budgets_refill on attempt_budgets (refills_at);

-- Answers to creating calls, so that a call sent twice acts once. Kept 90 days.
create table idempotency_keys (
  person_id uuid not null,
  key text not null,
  request_hash bytea not null,
  status int not null,
  -- Null where the answer held a secret: it is not kept, and a replay is told so.
  body text,
  created_at timestamptz not null,
  primary key (person_id, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

-- ── History ─────────────────────────────────────────────────────────────────────────────────────────────────────────

create table changes (
  id uuid primary key,
  at timestamptz not null,
  person_id uuid references people,
  object text not null,
  record_id uuid not null,
  -- The customer on whose page it is told, where there is one.
  customer_id uuid,
  action text not null check (action in ('created', 'changed', 'moved', 'deleted', 'restored')),
  -- [{ "field", "from", "to" }]
  fields jsonb not null,
  import_id uuid
);
create index changes_record on changes (record_id, at desc, id desc);
create index changes_customer on changes (customer_id, at desc, id desc) where customer_id is not null;
create index changes_import on changes (import_id) where import_id is not null;

-- ── Business ────────────────────────────────────────────────────────────────────────────────────────────────────────

create table customers (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('company', 'person')),
  industry text,
  source text,
  level text,
  tags text[] not null default '{}',
  phones text[] not null default '{}',
  emails text[] not null default '{}',
  website text,
  employees int,
  revenue_amount numeric(15, 2),
  revenue_currency text,
  founded_year int,
  country text,
  region text,
  city text,
  street text,
  postcode text,
  billing_title text,
  billing_tax_id text,
  billing_bank text,
  billing_account text,
  description text not null default '',
  parent_id uuid references customers,
  owner_id uuid references people,
  last_follow_up_at timestamptz,
  sort_name text not null,
  -- What is searched: folded name, pinyin, initials, digits of phones, mail addresses (text: three characters and more,
  -- by trigrams; grams: pairs of 汉字 and beginnings of words, for shorter ones).
  search_text text not null,
  search_grams text[] not null,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  deleted_by uuid references people
);
create index customers_owner on customers (owner_id, created_at desc, id desc) where deleted_at is null;
create index customers_created on customers (created_at desc, id desc) where deleted_at is null;
create index customers_updated on customers (updated_at desc, id desc) where deleted_at is null;
create index customers_name on customers (sort_name, id) where deleted_at is null;
create index customers_quiet on customers (last_follow_up_at desc, id desc) where deleted_at is null;
create index customers_parent on customers (parent_id) where parent_id is not null;
create index customers_bin on customers (deleted_at desc, id desc) where deleted_at is not null;
create index customers_search_text on customers using gin (search_text gin_trgm_ops);
create index customers_search_grams on customers using gin (search_grams);

create table customer_collaborators (
  customer_id uuid not null references customers on delete cascade,
  person_id uuid not null references people,
  primary key (customer_id, person_id)
);
create index customer_collaborators_person on customer_collaborators (person_id, customer_id);

create table contacts (
  id uuid primary key,
  customer_id uuid not null references customers,
  name text not null,
  title text,
  department text,
  phones text[] not null default '{}',
  emails text[] not null default '{}',
  birthday date,
  is_primary boolean not null default false,
  note text not null default '',
  sort_name text not null,
  search_text text not null,
  search_grams text[] not null,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  deleted_by uuid references people
);
create index contacts_customer on contacts (customer_id, is_primary desc, sort_name);
create index contacts_created on contacts (created_at desc, id desc) where deleted_at is null;
create index contacts_name on contacts (sort_name, id) where deleted_at is null;
create index contacts_bin on contacts (deleted_at desc, id desc) where deleted_at is not null;
create index contacts_search_text on contacts using gin (search_text gin_trgm_ops);
create index contacts_search_grams on contacts using gin (search_grams);

create table pipelines (
  id uuid primary key,
  name text not null,
  is_default boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index pipelines_name on pipelines (lower(name));
create unique index pipelines_default on pipelines (is_default) where is_default;

create table stages (
  id uuid primary key,
  pipeline_id uuid not null references pipelines on delete cascade,
  name text not null,
  kind text not null check (kind in ('open', 'won', 'lost')),
  probability int not null check (probability between 0 and 100),
  standing_still_days int check (standing_still_days > 0),
  position int not null,
  unique (pipeline_id, position) deferrable initially deferred
);

create table products (
  id uuid primary key,
  name text not null,
  code text,
  series text,
  price_amount numeric(15, 2) not null check (price_amount >= 0),
  price_currency text not null,
  active boolean not null default true,
  description text not null default '',
  sort_name text not null,
  search_text text not null,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  deleted_by uuid references people
);
create unique index products_name on products (lower(name)) where deleted_at is null;
create unique index products_code on products (lower(code)) where deleted_at is null and code is not null;

create table opportunities (
  id uuid primary key,
  name text not null,
  -- Its number in the system it was imported from, so that a second import finds it again.
  external_id text,
  customer_id uuid references customers,
  owner_id uuid references people,
  pipeline_id uuid not null references pipelines,
  stage_id uuid not null references stages,
  amount numeric(15, 2) not null default 0 check (amount >= 0),
  currency text not null,
  -- Null: that of the stage.
  probability int check (probability between 0 and 100),
  expected_close date,
  opened_on date not null,
  closed_on date,
  loss_reason text,
  loss_note text not null default '',
  competitors text[] not null default '{}',
  note text not null default '',
  stage_since timestamptz not null,
  -- The last move or follow-up: a deal stands still when this is long ago.
  last_activity_at timestamptz not null,
  sort_name text not null,
  search_text text not null,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  deleted_by uuid references people
);
create index opportunities_customer on opportunities (customer_id, created_at desc, id desc);
create index opportunities_owner on opportunities (owner_id, created_at desc, id desc) where deleted_at is null;
create index opportunities_stage on opportunities (stage_id, stage_since desc, id desc) where deleted_at is null;
create index opportunities_created on opportunities (created_at desc, id desc) where deleted_at is null;
create index opportunities_bin on opportunities (deleted_at desc, id desc) where deleted_at is not null;
create index opportunities_pipeline on opportunities (pipeline_id);
create index opportunities_external on opportunities (external_id) where external_id is not null;
create index opportunities_search_text on opportunities using gin (search_text gin_trgm_ops);

create table opportunity_products (
  opportunity_id uuid not null references opportunities on delete cascade,
  position int not null,
  product_id uuid not null references products,
  quantity int not null check (quantity > 0),
  price_amount numeric(15, 2) not null check (price_amount >= 0),
  price_currency text not null,
  primary key (opportunity_id, position)
);
create index opportunity_products_product on opportunity_products (product_id);

create table follow_ups (
  id uuid primary key,
  customer_id uuid not null references customers,
  contact_id uuid references contacts,
  opportunity_id uuid references opportunities,
  owner_id uuid references people,
  kind text not null,
  at timestamptz not null,
  content text not null,
  outcome text not null,
  next_step text,
  next_step_due date,
  next_step_done_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  deleted_by uuid references people
);
create index follow_ups_customer on follow_ups (customer_id, at desc, id desc);
create index follow_ups_owner on follow_ups (owner_id, at desc, id desc) where deleted_at is null;
create index follow_ups_at on follow_ups (at desc, id desc) where deleted_at is null;
create index follow_ups_due on follow_ups (owner_id, next_step_due) where deleted_at is null and next_step is not null and next_step_done_at is null;
create index follow_ups_opportunity on follow_ups (opportunity_id, at desc) where opportunity_id is not null;
create index follow_ups_contact on follow_ups (contact_id) where contact_id is not null;
create index follow_ups_bin on follow_ups (deleted_at desc, id desc) where deleted_at is not null;

-- ── In and out ──────────────────────────────────────────────────────────────────────────────────────────────────────

create table imports (
  id uuid primary key,
  object text not null,
  file_name text not null,
  encoding text not null,
  delimiter text not null,
  state text not null,
  -- As in the contract: columns with samples, mapping and date order; what to mend and how.
  columns jsonb not null,
  mends jsonb not null default '[]',
  match_by text,
  on_match text not null,
  row_count int not null default 0,
  progress int not null default 0,
  failure text,
  created_by uuid references people,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index imports_created on imports (created_at desc, id desc);

create table import_rows (
  import_id uuid not null references imports on delete cascade,
  row int not null,
  cells text[] not null,
  -- What reading the file itself found wrong in this row.
  reading_problem text,
  outcome text,
  problems jsonb not null default '[]',
  record_id uuid,
  primary key (import_id, row)
);
create index import_rows_outcome on import_rows (import_id, outcome, row);

-- Which records the made-up company consists of, so that it can be removed whole.
create table demo_records (
  object text not null,
  record_id uuid not null,
  primary key (object, record_id)
);
