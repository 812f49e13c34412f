package dev.baton.application.memory;

import dev.baton.application.tag.Tags;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.tag.Tag;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

record MemoryTags(Tables tables) implements Tags {

  @Override
  public boolean add(Tag tag) {
    if (list(tag.organization()).stream().anyMatch(it -> it.folded().equals(tag.folded()))) {
      return false;
    }
    tables.tags().put(tag.id(), tag);
    return true;
  }

  @Override
  public List<Tag> list(Organization.Id organization) {
    return tables.tags().values().stream()
        .filter(tag -> tag.organization().equals(organization))
        .sorted(Comparator.comparing(Tag::folded))
        .toList();
  }

  @Override
  public List<Tag> hold(Organization.Id organization, Set<Tag.Id> tags) {
    return list(organization).stream().filter(tag -> tags.contains(tag.id())).toList();
  }

  @Override
  public boolean remove(Organization.Id organization, Tag.Id id) {
    if (hold(organization, Set.of(id)).isEmpty()) return false;
    tables.tags().remove(id);
    tables.conversations().replaceAll((_, row) -> without(id, row));
    return true;
  }

  private static Row without(Tag.Id id, Row row) {
    var rest = new HashSet<>(row.tags());
    return rest.remove(id) ? row.tagged(rest) : row;
  }

  @Override
  public List<Tag> of(Organization.Id organization, Conversation.Id conversation) {
    var row = tables.conversations().get(conversation);
    return row == null ? List.of() : hold(organization, row.tags());
  }

  @Override
  public void replace(
      Organization.Id organization, Conversation.Id conversation, Set<Tag.Id> tags) {
    tables.conversations().computeIfPresent(conversation, (_, row) -> row.tagged(tags));
  }
}
