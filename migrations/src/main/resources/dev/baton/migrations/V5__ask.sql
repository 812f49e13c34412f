-- The copilot: its talks, its turns with their logs, and the words by which transcripts are found.

-- What is to be decided by a human before anything else: of a turn under way, what is left of former
-- ones.
create table copilot_session (
  organization_id uuid not null references organization,
  id uuid not null,
  title text,
  status text not null,
  turn_id uuid,
  awaited uuid[] not null,
  next_seq bigint not null check (next_seq >= 0),
  input_tokens bigint not null check (input_tokens >= 0),
  output_tokens bigint not null check (output_tokens >= 0),
  cost_micros bigint not null check (cost_micros >= 0),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id),
  check (case status
           when 'idle'     then turn_id is null and cardinality(awaited) = 0
           when 'running'  then turn_id is not null
           when 'awaiting' then turn_id is null and cardinality(awaited) > 0
           when 'archived' then cardinality(awaited) = 0
           else false
         end)
);

create index copilot_session_latest
  on copilot_session (organization_id, updated_at desc, id desc) where status <> 'archived';

create table copilot_remark (
  organization_id uuid not null,
  session_id uuid not null,
  seq bigint not null check (seq >= 0),
  id uuid not null,
  role text not null check (role in ('user', 'assistant')),
  turn_id uuid not null,
  text text not null,
  created_at timestamptz not null,
  primary key (organization_id, session_id, seq),
  foreign key (organization_id, session_id) references copilot_session
);

create table copilot_turn (
  organization_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  workflow text,
  next_position bigint not null default 0 check (next_position >= 0),
  lease_until timestamptz,
  taken boolean not null default false,
  begun_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id),
  foreign key (organization_id, session_id) references copilot_session
);

-- Under way is what has a lease. A renewed lease must not touch an index, so it is not in this one.
create index copilot_turn_under_way on copilot_turn (organization_id, id) where lease_until is not null;

-- Arguments are names and values by turns. The result is text: it is told again byte by byte.
create table copilot_call (
  organization_id uuid not null,
  session_id uuid not null,
  id uuid not null,
  turn_id uuid not null,
  place bigint not null check (place >= 0),
  name text not null,
  arguments text[] not null,
  state text not null,
  decided_in uuid,
  result text,
  failed boolean,
  primary key (organization_id, session_id, id),
  foreign key (organization_id, session_id) references copilot_session,
  check (case state
           when 'proposed' then num_nonnulls(decided_in, result, failed) = 0
           when 'approved' then decided_in is not null and num_nonnulls(result, failed) = 0
           when 'denied'   then decided_in is not null and num_nonnulls(result, failed) = 0
           when 'done'     then num_nonnulls(result, failed) = 2
           else false
         end)
);

create index copilot_call_by_turn on copilot_call (organization_id, turn_id, place);
create index copilot_call_by_decision
  on copilot_call (organization_id, decided_in) where decided_in is not null;

create table copilot_event (
  organization_id uuid not null,
  turn_id uuid not null,
  position bigint not null check (position >= 0),
  kind text not null,
  session_id uuid not null,
  text text,
  calls uuid[],
  remark_id uuid,
  seq bigint,
  input_tokens bigint,
  output_tokens bigint,
  cost_micros bigint,
  retryable boolean,
  primary key (organization_id, turn_id, position),
  check (case kind
           when 'text_added'        then text is not null
           when 'tool_called'       then cardinality(calls) = 1
           when 'tool_returned'     then cardinality(calls) = 1
           when 'approval_required' then cardinality(calls) > 0
           when 'turn_ended'        then num_nonnulls(remark_id, seq, input_tokens, output_tokens, cost_micros) = 5
           when 'turn_failed'       then num_nonnulls(text, retryable) = 2
           when 'turn_closed'       then true
           else false
         end)
);

-- Filled from the event log beside the hot path, so that writing a message costs nothing for it. The
-- organization is one of the words, which every search asks for: GIN takes no columns of other types
-- without an extension.
create table transcript_words (
  organization_id uuid not null,
  conversation_id uuid not null,
  seq bigint not null check (seq >= 0),
  words tsvector not null,
  primary key (organization_id, conversation_id, seq)
);

create index transcript_words_found on transcript_words using gin (words);

-- How far the log was read: one row, of no organization, whose lock is held by whoever reads on.
create table transcript_words_read (
  one boolean primary key default true check (one),
  transaction text not null,
  conversation_id uuid not null,
  position bigint not null
);

insert into transcript_words_read (transaction, conversation_id, position)
values ('0', '00000000-0000-0000-0000-000000000000', -1);
