-- Since when a webhook has taken nothing; null while all is well.
alter table webhook add column failing_since timestamptz;

-- What a webhook is told. The id follows from the webhook and what is told, so that one event makes
-- one row however often it is planned, and the receiver knows a replay again. The facts are ids,
-- numbers and words; what somebody wrote is read when it is sent. A lane is a conversation, or the
-- webhook itself for what is about no conversation.
create table webhook_delivery (
  organization_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  lane uuid not null,
  position bigint not null,
  topic text not null,
  facts jsonb not null,
  happened_at timestamptz not null,
  status text not null default 'pending'
    check (status in ('pending', 'delivered', 'dead', 'dropped')),
  -- Since it was last begun, and in all.
  tries integer not null default 0 check (tries >= 0),
  attempts integer not null default 0 check (attempts >= tries),
  settled_at timestamptz,
  primary key (organization_id, id),
  check ((status = 'pending') = (settled_at is null))
) with (fillfactor = 80);

create index webhook_delivery_log
  on webhook_delivery (organization_id, webhook_id, happened_at, id);
create index webhook_delivery_unsettled
  on webhook_delivery (organization_id, webhook_id, status, happened_at, id)
  where status <> 'delivered';
create index webhook_delivery_next
  on webhook_delivery (organization_id, webhook_id, lane, position, id) where status = 'pending';
create index webhook_delivery_settled on webhook_delivery (settled_at) where settled_at is not null;

-- What came of each call. What the receiver answered is cut to its beginning.
create table webhook_attempt (
  organization_id uuid not null,
  delivery_id uuid not null,
  number integer not null check (number >= 1),
  began_at timestamptz not null,
  took_ms integer not null check (took_ms >= 0),
  http_status integer,
  error text,
  excerpt text not null,
  primary key (organization_id, delivery_id, number)
);

-- The queue: one row for each lane in which something is pending. It is what a worker leases, so of
-- one lane there is never more than one call, and the first goes first. While it is leased, due_at is
-- when that ends. Nothing here refers to the webhook: one that is removed leaves its rows to be swept
-- up in small steps, and nobody sends them.
create table webhook_lane (
  organization_id uuid not null,
  webhook_id uuid not null,
  lane uuid not null,
  due_at timestamptz not null default statement_timestamp(),
  lease uuid,
  primary key (organization_id, webhook_id, lane)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

create index webhook_lane_next on webhook_lane (organization_id, webhook_id, due_at);
create index webhook_lane_leased on webhook_lane (organization_id, webhook_id)
  where lease is not null;

-- A replay of the log for one webhook that is under way: worked off in steps, each of which moves it.
create table webhook_replay (
  organization_id uuid not null,
  webhook_id uuid not null,
  since timestamptz,
  xid xid8 not null,
  conversation_id uuid not null,
  position bigint not null,
  until_xid xid8 not null,
  primary key (organization_id, webhook_id)
);
