-- Which visitors are watching, by the node that they are connected to: true until a time, which the
-- node moves on while they stay, so that what a node leaves behind when it falls lapses by itself.
-- What nobody needs after a crash is not worth a log.
create unlogged table presence (
  organization_id uuid not null,
  conversation_id uuid not null,
  node uuid not null,
  until timestamptz not null,
  primary key (organization_id, conversation_id, node)
) with (fillfactor = 70);

-- What a visitor who is away is told by e-mail. Until it is tried for the first time whatever else
-- is said joins it; then it stays as it is, since its id is that of the e-mail. While a worker has
-- it, lease is set and due_at is when that ends. It holds no address and no text: those are read
-- when it goes.
create table away_mail (
  organization_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  first_seq bigint not null check (first_seq >= 0),
  last_seq bigint not null check (last_seq >= first_seq),
  status text not null check (status in ('scheduled', 'sent', 'called_off', 'failed')),
  due_at timestamptz not null,
  tries integer not null default 0 check (tries >= 0),
  lease uuid,
  code text,
  reason text,
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (organization_id, id),
  check ((settled_at is null) = (status = 'scheduled')),
  check (lease is null or status = 'scheduled')
);

create unique index away_mail_open on away_mail (organization_id, conversation_id)
  where status = 'scheduled' and tries = 0;
create index away_mail_due on away_mail (due_at) where status = 'scheduled';
create index away_mail_of on away_mail (organization_id, conversation_id, first_seq);
