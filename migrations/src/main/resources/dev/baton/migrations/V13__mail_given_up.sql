-- An e-mail that was given up is a dead letter, named by the first message that it is about.
alter table dead_letter
  drop constraint dead_letter_channel_check,
  add constraint dead_letter_channel_check check (channel in ('sms', 'email'));

-- One that begins again is the same e-mail, which nothing joins any more, so its tries only grow:
-- those that were spent before it began again do not count.
alter table away_mail
  add column spent integer not null default 0,
  add constraint away_mail_spent_check check (spent between 0 and tries);

create index away_mail_waiting on away_mail (organization_id, created_at)
  where status = 'scheduled';
