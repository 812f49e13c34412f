-- Nodes of the release before run beside this: what they do not know has a default.

create table tag (
  organization_id uuid not null references organization,
  id uuid not null,
  name text not null,
  -- The name as two of them are compared. Kept, because lower() depends on the database's locale.
  folded text not null,
  color text check (color ~ '^#[0-9a-fA-F]{6}$'),
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, folded)
);

create table conversation_tag (
  organization_id uuid not null,
  conversation_id uuid not null,
  tag_id uuid not null,
  primary key (organization_id, conversation_id, tag_id),
  foreign key (organization_id, conversation_id) references conversation,
  foreign key (organization_id, tag_id) references tag on delete cascade
);

create index conversation_tag_by_tag on conversation_tag (organization_id, tag_id);

-- What the team tells itself about a conversation. Not a message: it has no seq, no delivery and no
-- event, so that no reader of those can show it to the visitor.
create table note (
  organization_id uuid not null,
  conversation_id uuid not null,
  id uuid not null,
  author_id uuid,
  content text not null,
  created_at timestamptz not null,
  primary key (organization_id, conversation_id, id),
  foreign key (organization_id, conversation_id) references conversation,
  foreign key (organization_id, author_id) references operator
);

create index note_newest on note (organization_id, conversation_id, created_at desc, id desc);

-- The secrets are sealed before they come here, where the installation has a key.
create table webhook (
  organization_id uuid not null references organization,
  id uuid not null,
  url text not null,
  events text[] not null check (cardinality(events) > 0),
  description text,
  secret text not null,
  former_secret text,
  former_until timestamptz,
  active boolean not null,
  disabled_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  check (num_nonnulls(former_secret, former_until) in (0, 2)),
  check (not active or disabled_reason is null)
);

create index webhook_newest on webhook (organization_id, created_at desc, id desc);

-- A retired bot keeps its conversations and begins no new ones.
alter table bot
  add column description text,
  add column allowed_origins text[] not null default '{}',
  add column retired_at timestamptz;

create index bot_by_origin on bot using gin (allowed_origins);

-- Where the token was given out; null where its bot lists no origins.
alter table visitor_token add column origin text;

-- The conversation's own, copied because it never changes: an index that a list is read from in
-- order must have what the list asks for and what it is sorted by in one table.
alter table conversation_details
  add column created_at timestamptz not null default statement_timestamp();

update conversation_details d
   set created_at = c.created_at
  from conversation c
 where c.organization_id = d.organization_id and c.id = d.conversation_id;

create index conversation_by_priority
  on conversation_details (organization_id, priority, created_at desc, conversation_id desc);
create index conversation_by_assignee
  on conversation_details (organization_id, assigned_to, created_at desc, conversation_id desc)
  where assigned_to is not null;
-- Apart, because an index is not read in order behind a column that is null.
create index conversation_of_nobody
  on conversation_details (organization_id, created_at desc, conversation_id desc)
  where assigned_to is null;
