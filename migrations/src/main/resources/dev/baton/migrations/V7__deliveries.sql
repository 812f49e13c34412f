-- What became of a message at the provider of its channel. The row is for ever; a status only moves
-- forward, until somebody has a failed delivery begin again.
alter table delivery
  add provider_id text,
  add provider_account text,
  add segments integer check (segments >= 0),
  add price text,
  add price_currency text,
  add error_code text,
  add error_message text,
  add sent_at timestamptz,
  add delivered_at timestamptz,
  add read_at timestamptz,
  add replays integer not null default 0 check (replays >= 0),
  add check (error_code is null or status in ('undelivered', 'failed')),
  add check (num_nonnulls(error_code, error_message) in (0, 2));

-- Not unique, since the numbers are somebody else's to give.
create index delivery_at_provider on delivery (provider_id) where provider_id is not null;

-- What is still to be carried over a channel that has to be called. A row comes with its message,
-- in one commit, and goes when the message has left or failed for good, so the table is as small as
-- the backlog. While a worker has it, lease is set and due_at is when that ends: a lease that lapsed
-- is simply due, and its lease tells that somebody was at it.
create table delivery_due (
  organization_id uuid not null,
  conversation_id uuid not null,
  seq bigint not null,
  channel text not null check (channel = 'sms'),
  due_at timestamptz not null,
  tries integer not null default 0 check (tries >= 0),
  doubt text not null default 'none' check (doubt in ('none', 'lapsed', 'unanswered')),
  lease uuid,
  primary key (organization_id, conversation_id, seq)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

create index delivery_due_next on delivery_due (channel, due_at);

-- What was given up, until somebody has it begin again.
create table dead_letter (
  organization_id uuid not null,
  conversation_id uuid not null,
  seq bigint not null,
  message_id uuid not null,
  channel text not null check (channel = 'sms'),
  tries integer not null,
  code text not null,
  reason text not null,
  died_at timestamptz not null,
  primary key (organization_id, conversation_id, seq)
);

create unique index dead_letter_oldest on dead_letter (organization_id, died_at, message_id);
create unique index dead_letter_message on dead_letter (organization_id, message_id);

-- How deliveries ended, by day: told without counting the deliveries.
create table delivery_tally (
  organization_id uuid not null,
  channel text not null,
  day date not null,
  outcome text not null check (outcome in ('left', 'failed')),
  deliveries bigint not null,
  primary key (organization_id, channel, day, outcome)
);

-- A channel that nobody may use before a time: the provider refuses us, or asks us to slow down.
-- The account there is the installation's, and so is this row; it is no organization's.
create table channel_pause (
  channel text primary key,
  until timestamptz not null,
  strikes integer not null check (strikes >= 1),
  code text not null,
  reason text not null,
  since timestamptz not null
);

-- What a provider told about a message before we knew the number that it gave it. Also nobody's:
-- whose it is will be known with the number.
create table provider_report (
  provider_id text primary key,
  status text not null,
  price text,
  price_currency text,
  error_code text,
  error_message text,
  heard_at timestamptz not null
);

create index provider_report_oldest on provider_report (heard_at);

-- Our numbers. One belongs to one organization, and says which bot answers there.
create table number (
  organization_id uuid not null,
  id uuid not null,
  address text not null unique,
  bot_id uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id),
  foreign key (organization_id, bot_id) references bot
);

-- What visitors said about being written to, per pair of numbers; the last entry holds.
create table consent (
  organization_id uuid not null,
  our_number text not null,
  visitor_number text not null,
  position bigint not null check (position >= 0),
  given boolean not null,
  word text not null,
  recorded_at timestamptz not null,
  primary key (organization_id, our_number, visitor_number, position)
);
