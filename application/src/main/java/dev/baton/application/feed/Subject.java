package dev.baton.application.feed;

import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;

/** One conversation of one organization, as somebody follows it. */
public record Subject(Organization.Id organization, Conversation.Id conversation) {}
