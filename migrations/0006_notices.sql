-- Notices: in the app, by mail, to group chats.

create table notices (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  at timestamptz not null,
  kind text not null,
  params jsonb not null,
  link text,
  read_at timestamptz,
  -- What became of the mail: none is meant to go, waiting, being sent, sent, given up.
  mail text not null check (mail in ('none', 'waiting', 'sending', 'sent', 'failed')),
  -- Not to be tried before; while being sent: when the attempt began.
  mail_after timestamptz,
  mail_tries smallint not null default 0,
  -- All notices of one mail have the same.
  mailed_at timestamptz
);
create index notices_person on notices (person_id, at desc, id desc);
create index notices_unread on notices (person_id) where read_at is null;
create index notices_mail_waiting on notices (mail_after, person_id) where mail in ('waiting', 'sending');
create index notices_mailed on notices (person_id, kind, mailed_at desc) where mailed_at is not null;

create table notice_preferences (
  person_id uuid primary key references people on delete cascade,
  -- Groups whose notices aren't mailed.
  unmailed text[] not null
);

create table webhooks (
  id uuid primary key,
  name text not null,
  service text not null check (service in ('wecom', 'dingtalk', 'feishu', 'slack')),
  url text not null,
  secret text,
  kinds text[] not null,
  active boolean not null,
  last_sent_at timestamptz,
  last_fault text,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table webhook_deliveries (
  id uuid primary key,
  webhook_id uuid not null references webhooks on delete cascade,
  at timestamptz not null,
  kind text not null,
  params jsonb not null,
  link text,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed')),
  after timestamptz not null,
  tries smallint not null default 0
);
create index webhook_deliveries_due on webhook_deliveries (webhook_id, after) where state in ('waiting', 'sending');
create index webhook_deliveries_at on webhook_deliveries (at);
