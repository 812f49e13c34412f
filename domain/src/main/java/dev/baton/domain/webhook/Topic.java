package dev.baton.domain.webhook;

/** What a webhook may be told of. */
public enum Topic {
  CONVERSATION_CREATED("conversation.created"),
  CONVERSATION_UPDATED("conversation.updated"),
  MESSAGE_CREATED("message.created"),
  HANDOFF_REQUESTED("handoff.requested"),
  HANDOFF_CLAIMED("handoff.claimed"),
  HANDOFF_RELEASED("handoff.released"),
  HANDOFF_LAPSED("handoff.lapsed"),
  HANDOFF_RETURN_PLANNED("handoff.return_planned"),
  HANDOFF_SETTLED("handoff.settled"),
  REPLY_SUGGESTED("reply.suggested"),
  APPROVAL_REQUESTED("approval.requested"),
  APPROVAL_DECIDED("approval.decided"),
  /** Told to the organization's other webhooks when one of them was given up. */
  WEBHOOK_DISABLED("webhook.disabled"),
  /** Sent where somebody asks for it, and to nobody else. */
  PING("ping");

  private final String word;

  Topic(String word) {
    this.word = word;
  }

  /** The word used on the wire and in the database. */
  public String word() {
    return word;
  }
}
