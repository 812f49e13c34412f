package dev.baton.application.memory;

import dev.baton.application.Page;
import dev.baton.application.webhook.WebhookDeliveryQueries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import dev.baton.domain.webhook.WebhookDelivery.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What webhooks were told, of all that is committed. */
public final class MemoryWebhookDeliveryQueries implements WebhookDeliveryQueries {
  private final MemoryTransactions memory;

  public MemoryWebhookDeliveryQueries(MemoryTransactions memory) {
    this.memory = memory;
  }

  @Override
  public Page<Entry> list(
      Organization.Id organization,
      Webhook.Id webhook,
      @Nullable Status status,
      Page.Request request) {
    var rows = of(organization, webhook).filter(each -> status == null || is(each, status));
    var newestFirst = MemoryPages.OLDEST_FIRST.reversed();
    var page = MemoryPages.page(rows, MemoryWebhookDeliveryQueries::place, newestFirst, request);
    return new Page<>(page.items().stream().map(this::entry).toList(), page.next());
  }

  private static Page.Cursor place(WebhookDelivery delivery) {
    return new Page.Cursor(delivery.told().at(), delivery.id().value());
  }

  private Stream<WebhookDelivery> of(Organization.Id organization, Webhook.Id webhook) {
    return memory.committed().hooks().deliveries().values().stream()
        .filter(each -> each.organization().equals(organization))
        .filter(each -> each.webhook().equals(webhook));
  }

  private static boolean is(WebhookDelivery delivery, Status status) {
    return delivery.progress().status() == status;
  }

  private Entry entry(WebhookDelivery delivery) {
    List<Call> calls =
        memory.committed().hooks().calls().stream()
            .filter(each -> each.delivery().equals(delivery.id()))
            .map(each -> new Call(each.number(), each.began(), each.call()))
            .sorted(Comparator.comparing(Call::number))
            .toList();
    return new Entry(delivery, calls);
  }

  @Override
  public Optional<Entry> find(
      Organization.Id organization, Webhook.Id webhook, WebhookDelivery.Id delivery) {
    return of(organization, webhook)
        .filter(each -> each.id().equals(delivery))
        .findFirst()
        .map(this::entry);
  }

  @Override
  public Backlog backlog(Organization.Id organization, Webhook.Id webhook) {
    var pending = of(organization, webhook).filter(each -> is(each, Status.PENDING)).toList();
    var dead = of(organization, webhook).filter(each -> is(each, Status.DEAD)).count();
    Instant oldest =
        pending.stream().map(each -> each.told().at()).min(Comparator.naturalOrder()).orElse(null);
    var failing = memory.committed().hooks().failing().get(webhook);
    return new Backlog(pending.size(), (int) dead, oldest, failing);
  }
}
