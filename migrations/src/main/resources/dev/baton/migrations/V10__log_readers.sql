-- How far the readers of the log have come who make something of each event, once. A reader moves in
-- the transaction of what it makes, so that nothing is missed or made twice. The log is the
-- installation's, and so are its readers; they are no organization's. They begin with what is
-- written from now on.
create table log_reader (
  name text primary key,
  xid xid8 not null,
  conversation_id uuid not null,
  position bigint not null check (position >= -1)
);

insert into log_reader (name, xid, conversation_id, position)
select name, pg_snapshot_xmin(pg_current_snapshot()), '00000000-0000-0000-0000-000000000000', -1
  from unnest(array['webhooks', 'away_mail']) as name;
