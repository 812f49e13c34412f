package dev.baton.application.feed;

import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;

/**
 * Something was committed on a conversation.
 *
 * @param nextSeq the seq that its next message will get, as of that commit
 */
public record Ring(Organization.Id organization, Conversation.Id conversation, long nextSeq) {}
