-- Images that messages bring along, each once per organization. The bytes are elsewhere, under the
-- organization and the SHA-256 of them. key is the name by which the world asks for them: nobody
-- guesses it, not even who knows the bytes, so it tells nothing about what an organization has.
create table asset (
  organization_id uuid not null references organization,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  key text not null check (key ~ '^[A-Za-z0-9]{32}$'),
  media_type text not null check (media_type in ('png', 'jpeg', 'webp', 'gif')),
  size integer not null check (size > 0),
  created_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, sha256),
  unique (organization_id, key)
);

-- How many files a message has, so that only who reads one that has some looks for them. The rule
-- holds for what is written from now on; what is there was given a zero and need not be read.
alter table message
  add column files smallint not null default 0,
  add check (files between 0 and 10) not valid;

create table message_file (
  organization_id uuid not null,
  conversation_id uuid not null,
  seq bigint not null,
  place smallint not null check (place between 0 and 9),
  sha256 text not null,
  filename text not null,
  primary key (organization_id, conversation_id, seq, place),
  foreign key (organization_id, sha256) references asset
);

create index message_file_of_asset on message_file (organization_id, sha256);
