package dev.baton.domain.conversation;

/** Why a conversation ended, where somebody said why. Source: API.md, sections 1 and 3. */
public enum EndReason {
  HANDOFF_RESOLVED,
  OPTED_OUT,
  DNC,
  FRAUD,
  CONTACT_AGAIN,
  WRONG_NUMBER,
  NOT_INTERESTED,
  APPOINTMENT_BOOKED,
  ENDED,
  WORKFLOW_ONE_OFF_TEXT,
  FILTERED_SPAM,
  FILTERED_OOO,
  FILTERED_AUTO_REPLY
}
