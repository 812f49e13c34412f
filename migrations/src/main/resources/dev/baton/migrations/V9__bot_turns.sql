-- A window that gathers knows its first message, and a conversation how far somebody has answered.
-- None of this is in an index: it changes with messages. What an older Baton had gathered nobody would
-- have been given.
update conversation set window_opened_at = null, window_closes_at = null
 where window_opened_at is not null;

alter table conversation
  add column window_first_seq bigint check (window_first_seq >= 0),
  add column heard_to bigint not null default -1 check (heard_to >= -1),
  add column answered_to bigint not null default -1 check (answered_to >= -1),
  add check (num_nonnulls(window_opened_at, window_first_seq) in (0, 2));

alter table bot
  add column reach text not null default 'pull',
  add column push_url text,
  add column push_secret text,
  add column deadline_seconds integer not null default 300 check (deadline_seconds between 1 and 3600),
  add column attempts integer not null default 5 check (attempts between 1 and 20),
  add column fallback_words text,
  add check (case reach
               when 'pull' then num_nonnulls(push_url, push_secret) = 0
               when 'push' then num_nonnulls(push_url, push_secret) = 2
               else false
             end);

-- One row for each window, written when it opens and not again while messages come in: due_at is when
-- it closes at the earliest, and the conversation's own row says when it does. A turn that is due is
-- given when next_at has come; giving it is a lease, and moves next_at.
create table turn (
  organization_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  bot_id uuid not null,
  epoch bigint not null check (epoch >= 1),
  first_seq bigint not null check (first_seq >= 0),
  last_seq bigint check (last_seq >= first_seq),
  status text not null,
  due_at timestamptz not null,
  attempts integer not null check (attempts >= 0),
  next_at timestamptz,
  answer_seq bigint check (answer_seq >= 0),
  failure text check (failure in ('no_answer', 'too_many_attempts')),
  settled_at timestamptz,
  primary key (organization_id, id),
  check (case status
           when 'gathering' then num_nonnulls(last_seq, next_at, answer_seq, failure, settled_at) = 0
           when 'due'       then num_nonnulls(last_seq, next_at) = 2
                                 and num_nonnulls(answer_seq, failure, settled_at) = 0
           when 'answered'  then num_nonnulls(last_seq, settled_at) = 2
                                 and num_nonnulls(next_at, failure) = 0
           when 'failed'    then num_nonnulls(last_seq, failure, settled_at) = 3
                                 and num_nonnulls(next_at, answer_seq) = 0
           when 'obsolete'  then settled_at is not null
                                 and num_nonnulls(next_at, answer_seq, failure) = 0
           else false
         end)
) with (fillfactor = 80);

create index turn_gathering on turn (due_at) where status = 'gathering';
create index turn_to_give on turn (organization_id, bot_id, next_at) where status = 'due';
create index turn_waiting on turn (organization_id, bot_id, due_at) where status = 'due';
create index turn_of_conversation on turn (organization_id, conversation_id, first_seq);

-- What a bot is told of the human stretch that it comes back from.
create index handoff_settled
  on handoff (organization_id, conversation_id, settled_at) where settled_at is not null;
