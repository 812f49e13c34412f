package dev.baton.application.tag;

import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.tag.Tag;
import java.util.List;
import java.util.Set;

public interface Tags {

  /** Adds nothing and returns false when the organization has a tag of this name in any case. */
  boolean add(Tag tag);

  /** The whole palette, by name. */
  List<Tag> list(Organization.Id organization);

  /** Those of these tags that there are, by name; until the end they are not taken away. */
  List<Tag> hold(Organization.Id organization, Set<Tag.Id> tags);

  /** Takes a tag out of the palette and off every conversation; false when there is no such. */
  boolean remove(Organization.Id organization, Tag.Id id);

  /** The tags of a conversation, by name. */
  List<Tag> of(Organization.Id organization, Conversation.Id conversation);

  /** Gives a conversation, which is locked, these tags, which are held, and no others. */
  void replace(Organization.Id organization, Conversation.Id conversation, Set<Tag.Id> tags);
}
