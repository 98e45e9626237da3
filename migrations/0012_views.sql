-- Views: a list's filters, order, columns and density under a name. Each belongs to a person; some are shared.

create table views (
  id uuid primary key,
  owner_id uuid not null references people on delete cascade,
  object text not null check (object in ('customer', 'contact', 'followUp', 'opportunity')),
  name text not null,
  shared boolean not null default false,
  -- { filters, columns, density } as the contract has them.
  value jsonb not null,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index views_name on views (owner_id, object, lower(name));
create index views_shared on views (object) where shared;
