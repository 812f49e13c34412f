-- Every key leads with organization_id, so that nothing crosses and the schema can be sharded by it.
-- Statuses are text with a CHECK that says which columns each of them may have: the sealed types of
-- the domain, repeated where they cannot be got round. A CHECK lets through what is unknown, so each
-- says by num_nonnulls what must be there before it compares anything.

create table organization (
  id uuid primary key,
  name text not null,
  slug text not null unique,
  created_at timestamptz not null default clock_timestamp()
);

create table operator (
  organization_id uuid not null references organization,
  id uuid not null,
  name text not null,
  role text not null check (role in ('operator', 'supervisor', 'admin')),
  created_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id)
);

create table api_key (
  organization_id uuid not null references organization,
  id uuid not null,
  name text not null,
  prefix text not null,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  scopes text[] not null,
  operator_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz,
  paused_at timestamptz,
  revoked_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, operator_id) references operator
);

create table bot (
  organization_id uuid not null references organization,
  id uuid not null unique,
  name text not null,
  window_quiet_ms integer not null check (window_quiet_ms >= 0),
  window_cap_ms integer not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id),
  check (window_cap_ms >= window_quiet_ms)
);

-- The row that is locked by every hot write. It is narrow, and no column that changes with a message
-- is in an index, so that its updates stay on the page (HOT).
create table conversation (
  organization_id uuid not null references organization,
  id uuid not null,
  channel text not null check (channel in ('web', 'sms')),
  bot_id uuid not null,
  phase text not null,
  epoch bigint not null check (epoch >= 1),
  next_seq bigint not null check (next_seq >= 0),
  next_position bigint not null check (next_position >= 0),
  last_xid xid8 not null default pg_current_xact_id(),
  window_opened_at timestamptz,
  window_closes_at timestamptz,
  end_reason text check (end_reason in (
    'handoff_resolved', 'opted_out', 'dnc', 'fraud', 'contact_again', 'wrong_number',
    'not_interested', 'appointment_booked', 'ended', 'workflow_one_off_text', 'filtered_spam',
    'filtered_ooo', 'filtered_auto_reply')),
  resolved_at timestamptz,
  closed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, bot_id) references bot,
  check (num_nonnulls(window_opened_at, window_closes_at) in (0, 2)),
  check (window_closes_at >= window_opened_at),
  check (case phase
           when 'bot'      then num_nonnulls(end_reason, resolved_at, closed_at) = 0
           when 'waiting'  then num_nonnulls(window_opened_at, end_reason, resolved_at, closed_at) = 0
           when 'human'    then num_nonnulls(window_opened_at, end_reason, resolved_at, closed_at) = 0
           when 'resolved' then num_nonnulls(window_opened_at, closed_at) = 0 and resolved_at is not null
           when 'closed'   then window_opened_at is null and closed_at is not null
           when 'archived' then window_opened_at is null
           else false
         end)
) with (fillfactor = 75);

create index conversation_newest on conversation (organization_id, created_at desc, id desc);
create index conversation_by_phase on conversation (organization_id, phase, created_at desc, id desc);
create index conversation_by_bot on conversation (organization_id, bot_id, created_at desc, id desc);
create index conversation_by_end
  on conversation (organization_id, end_reason, created_at desc, id desc) where end_reason is not null;

create table conversation_details (
  organization_id uuid not null,
  conversation_id uuid not null,
  external_id text,
  end_user_id text,
  title text,
  priority text not null check (priority in ('low', 'medium', 'high')),
  assigned_to uuid,
  contact_name text,
  contact_email text,
  contact_phone text,
  visitor_number text,
  our_number text,
  metadata jsonb not null check (jsonb_typeof(metadata) = 'object'),
  variables jsonb not null check (jsonb_typeof(variables) = 'object'),
  primary key (organization_id, conversation_id),
  foreign key (organization_id, conversation_id) references conversation,
  foreign key (organization_id, assigned_to) references operator
);

create unique index conversation_external_id
  on conversation_details (organization_id, external_id) where external_id is not null;
create index conversation_end_user
  on conversation_details (organization_id, end_user_id) where end_user_id is not null;
create index conversation_visitor_number
  on conversation_details (organization_id, visitor_number) where visitor_number is not null;

create table handoff (
  organization_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  source text not null check (source in ('workflow_terminal', 'router', 'policy')),
  reason text,
  conversation_turn_id uuid,
  static_text text not null,
  packet_reason text,
  context_vars jsonb not null check (jsonb_typeof(context_vars) = 'object'),
  summary text,
  up_to_seq bigint check (up_to_seq >= 0),
  transfer_to text,
  transfer_label text,
  requested_at timestamptz not null,
  status text not null,
  owner_id uuid,
  owned_since timestamptz,
  lease_seconds integer check (lease_seconds between 30 and 86400),
  lease_until timestamptz,
  return_at timestamptz,
  return_summary text,
  outcome text,
  settled_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, conversation_id) references conversation,
  foreign key (organization_id, owner_id) references operator,
  check (case status
           when 'requested' then num_nonnulls(owner_id, owned_since, lease_seconds, lease_until, outcome, settled_at) = 0
           when 'assigned'  then num_nonnulls(owner_id, owned_since) = 2
                                 and num_nonnulls(lease_seconds, lease_until, outcome, settled_at) = 0
           when 'accepted'  then num_nonnulls(owner_id, owned_since, lease_seconds, lease_until) = 4
                                 and num_nonnulls(outcome, settled_at) = 0
           when 'resolved'  then num_nonnulls(owned_since, lease_seconds, lease_until, return_at) = 0
                                 and num_nonnulls(outcome, settled_at) = 2
                                 and outcome in ('resolved', 'returned')
           when 'cancelled' then num_nonnulls(owned_since, lease_seconds, lease_until, return_at) = 0
                                 and num_nonnulls(outcome, settled_at) = 2
                                 and outcome = 'cancelled'
           else false
         end),
  check (return_summary is null or return_at is not null or outcome is not distinct from 'returned')
) with (fillfactor = 80);

create unique index handoff_one_open
  on handoff (organization_id, conversation_id) where status in ('requested', 'assigned', 'accepted');
create index handoff_longest_waiting on handoff (organization_id, requested_at, id);
create index handoff_queue on handoff (organization_id, status, requested_at, id);
-- What time alone may change. A renewed lease must not touch an index, so lease_until is in none.
create index handoff_timed
  on handoff (organization_id, id) where status = 'accepted' or return_at is not null;

-- Messages, events and deliveries are only ever written beside the locked row of their conversation,
-- which is what a foreign key to it would check again for each of them.
create table message (
  organization_id uuid not null,
  conversation_id uuid not null,
  seq bigint not null check (seq >= 0),
  id uuid not null,
  author text not null check (author in ('visitor', 'bot', 'human', 'system')),
  operator_id uuid check (operator_id is null or author = 'human'),
  text text not null,
  metadata jsonb not null check (jsonb_typeof(metadata) = 'object'),
  created_at timestamptz not null,
  primary key (organization_id, conversation_id, seq)
);

create table delivery (
  organization_id uuid not null,
  conversation_id uuid not null,
  seq bigint not null,
  channel text not null check (channel in ('web', 'sms')),
  status text not null
    check (status in ('queued', 'sending', 'sent', 'delivered', 'read', 'undelivered', 'failed')),
  updated_at timestamptz not null,
  primary key (organization_id, conversation_id, seq)
) with (fillfactor = 80);

create table suggestion (
  organization_id uuid not null,
  handoff_id uuid not null,
  id uuid not null,
  epoch bigint not null check (epoch >= 1),
  text text not null,
  created_at timestamptz not null,
  primary key (organization_id, handoff_id, id)
);

-- The log of what happened. position is gapless within a conversation. xid is the transaction that
-- wrote the row, so that a reader of everything can stay below the oldest one still open; or a later
-- one, where the conversation has an event of it already: a transaction has its number before it has
-- waited for its lock, and so may write after one with a higher number. With xid never falling
-- within a conversation, no reader sees a position before a lower one.
create table event (
  organization_id uuid not null,
  conversation_id uuid not null,
  position bigint not null check (position >= 0),
  kind text not null,
  facts jsonb not null,
  xid xid8 not null default pg_current_xact_id(),
  created_at timestamptz not null,
  primary key (organization_id, conversation_id, position)
);

create index event_by_commit on event (xid, conversation_id, position);

create table visitor_token (
  organization_id uuid not null,
  conversation_id uuid not null,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  expires_at timestamptz not null,
  primary key (organization_id, conversation_id, hash),
  foreign key (organization_id, conversation_id) references conversation
);
