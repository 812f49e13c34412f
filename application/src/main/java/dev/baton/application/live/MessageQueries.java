package dev.baton.application.live;

import dev.baton.application.conversation.Line;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.util.Map;
import java.util.Set;

/** Reads messages wherever they are, many at once. */
public interface MessageQueries {

  /** Where a message is. */
  record Place(Organization.Id organization, Conversation.Id conversation, long seq) {}

  /** Those of the messages that are there, in one read. */
  Map<Place, Line> at(Set<Place> places);
}
