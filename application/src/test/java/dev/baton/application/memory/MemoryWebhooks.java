package dev.baton.application.memory;

import dev.baton.application.Page;
import dev.baton.application.webhook.Webhooks;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

record MemoryWebhooks(Tables tables) implements Webhooks {
  private static final Comparator<Webhook> NEWEST_FIRST =
      Comparator.comparing(MemoryWebhooks::place, MemoryPages.OLDEST_FIRST.reversed());

  private static Page.Cursor place(Webhook webhook) {
    return new Page.Cursor(webhook.createdAt(), webhook.id().value());
  }

  @Override
  public void add(Webhook webhook) {
    tables.webhooks().put(webhook.id(), webhook);
  }

  @Override
  public List<Webhook> list(Organization.Id organization) {
    return tables.webhooks().values().stream()
        .filter(each -> each.organization().equals(organization))
        .sorted(NEWEST_FIRST)
        .toList();
  }

  @Override
  public Optional<Webhook> find(Organization.Id organization, Webhook.Id id) {
    return list(organization).stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Webhook> lock(Organization.Id organization, Webhook.Id id) {
    return find(organization, id);
  }

  @Override
  public void save(Webhook webhook) {
    tables.webhooks().put(webhook.id(), webhook);
  }

  @Override
  public boolean remove(Organization.Id organization, Webhook.Id id) {
    if (find(organization, id).isEmpty()) return false;
    tables.webhooks().remove(id);
    return true;
  }
}
