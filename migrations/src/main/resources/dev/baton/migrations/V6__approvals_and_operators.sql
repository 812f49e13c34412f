-- How many approvals a conversation waits for, and whether its visitor was told so: counted in the
-- row that is locked anyway, so that a message costs no look at the approvals.
alter table conversation
  add column open_approvals integer not null default 0 check (open_approvals >= 0),
  add column told_to_wait boolean not null default false,
  add check (open_approvals > 0 or not told_to_wait);

create index conversation_awaiting
  on conversation (organization_id, created_at desc, id desc) where open_approvals > 0;

create table approval (
  organization_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  conversation_turn_id uuid,
  node text,
  subject_kind text not null check (subject_kind in ('workflow_node', 'tool_call')),
  subject_ref text not null,
  approver_role text not null,
  payload jsonb not null check (jsonb_typeof(payload) = 'object'),
  suspend_message text,
  resume_token text,
  requested_at timestamptz not null,
  timeout_at timestamptz check (timeout_at >= requested_at),
  status text not null,
  decider_id uuid,
  decider_key_id uuid,
  note text,
  decided_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, conversation_id) references conversation,
  foreign key (organization_id, decider_id) references operator,
  foreign key (organization_id, decider_key_id) references api_key,
  check (case status
           when 'pending'  then num_nonnulls(decider_id, decider_key_id, note, decided_at) = 0
           when 'approved' then num_nonnulls(decider_id, decider_key_id) = 1 and decided_at is not null
           -- By nobody when its time was up.
           when 'denied'   then decided_at is not null
                                and (num_nonnulls(decider_id, decider_key_id) = 1
                                     or (num_nonnulls(decider_id, decider_key_id, note) = 0
                                         and timeout_at is not null))
           else false
         end)
) with (fillfactor = 80);

create index approval_oldest on approval (organization_id, requested_at, id);
create index approval_by_status on approval (organization_id, status, requested_at, id);
create index approval_of_conversation on approval (organization_id, conversation_id);
create index approval_timed on approval (timeout_at) where status = 'pending' and timeout_at is not null;

-- Null stands for the words that Baton brings.
create table approval_lines (
  organization_id uuid primary key references organization,
  holding_line text,
  waiting_reply text
);

-- Messages and handoffs name those who have left, so their rows stay. leaving is true until nothing
-- can be theirs any more.
alter table operator
  add column email text,
  add column left_at timestamptz,
  add column leaving boolean not null default false,
  add check (not leaving or left_at is not null);

create index operator_leaving on operator (organization_id, id) where leaving;
create index handoff_owned
  on handoff (organization_id, owner_id) where status in ('assigned', 'accepted');

alter table api_key add column last_used_at timestamptz;

create index api_key_of_operator on api_key (organization_id, operator_id) where operator_id is not null;
