-- What was answered to a request that carried an idempotency key, kept for a day. scope is a hash of
-- who asked, for what and with which key; fingerprint one of the body; reply is sealed with the
-- asker's own secret, for some replies show one. organization_id is all zeros where nobody's key or
-- token came with the request. By day, so that a day that is over goes with its table. The day in
-- the key is the net below the locks: of two that answer the same request one cannot commit.
create table remembered_reply (
  organization_id uuid not null,
  scope bytea not null check (length(scope) = 32),
  day date not null,
  fingerprint bytea not null check (length(fingerprint) = 32),
  reply text not null,
  created_at timestamptz not null,
  primary key (organization_id, scope, day)
) partition by range (day);

create table remembered_reply_otherwise partition of remembered_reply default;

do $$
declare
  today date := (now() at time zone 'UTC')::date;
begin
  for i in 0..2 loop
    execute format('create table remembered_reply_%s partition of remembered_reply for values from (%L) to (%L)',
                   to_char(today + i, 'YYYYMMDD'), today + i, today + i + 1);
  end loop;
end $$;

alter table organization
  add column requests_per_minute integer not null default 6000 check (requests_per_minute >= 1),
  add column requests_per_hour integer not null default 100000 check (requests_per_hour >= 1);

-- How much of its two limits an organization has given out to the nodes, in the minute and the hour
-- that began then. One row, whose updates stay on the page.
create table request_quota (
  organization_id uuid primary key references organization,
  minute timestamptz not null,
  given_in_minute integer not null check (given_in_minute >= 0),
  hour timestamptz not null,
  given_in_hour integer not null check (given_in_hour >= 0)
) with (fillfactor = 20);
