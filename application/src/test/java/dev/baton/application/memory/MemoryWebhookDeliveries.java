package dev.baton.application.memory;

import static java.util.Comparator.comparing;

import dev.baton.application.memory.MemoryHooks.Due;
import dev.baton.application.memory.MemoryHooks.Kept;
import dev.baton.application.memory.MemoryHooks.Lane;
import dev.baton.application.webhook.CallRecord;
import dev.baton.application.webhook.LeasedDelivery;
import dev.baton.application.webhook.LeasedDelivery.Matter;
import dev.baton.application.webhook.Settlement;
import dev.baton.application.webhook.WebhookDeliveries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.webhook.Fate;
import dev.baton.domain.webhook.Topic;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import dev.baton.domain.webhook.WebhookDelivery.Progress;
import dev.baton.domain.webhook.WebhookDelivery.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

record MemoryWebhookDeliveries(Tables tables, Instant now) implements WebhookDeliveries {
  private static final Pattern SEQ = Pattern.compile("\"seq\"\\s*:\\s*(\\d+)");

  private MemoryHooks hooks() {
    return tables.hooks();
  }

  @Override
  public void add(List<WebhookDelivery> planned) {
    for (var each : planned) {
      hooks().deliveries().putIfAbsent(each.id(), each);
      hooks().lanes().putIfAbsent(Lane.of(each), new Due(now, null));
    }
  }

  @Override
  public List<LeasedDelivery> lease(UUID token, Duration lease, int most, int ofOne) {
    var turns = new LinkedHashMap<Lane, Integer>();
    var taken = new HashMap<Webhook.Id, Integer>();
    for (var lane : due()) {
      int turn = taken.merge(lane.webhook(), 1, Integer::sum);
      if (turn <= room(lane.webhook(), ofOne)) turns.put(lane, turn);
    }
    return turns.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .limit(most)
        .map(each -> lease(each.getKey(), token, lease))
        .toList();
  }

  private List<Lane> due() {
    return hooks().lanes().entrySet().stream()
        .filter(each -> !each.getValue().at().isAfter(now))
        .sorted(comparing(each -> each.getValue().at()))
        .map(Map.Entry::getKey)
        .filter(each -> webhook(each).map(Webhook::active).orElse(false))
        .filter(each -> first(each).isPresent())
        .toList();
  }

  private Optional<Webhook> webhook(Lane lane) {
    return new MemoryWebhooks(tables).find(lane.organization(), lane.webhook());
  }

  private int room(Webhook.Id webhook, int ofOne) {
    var leased =
        hooks().lanes().entrySet().stream()
            .filter(each -> each.getKey().webhook().equals(webhook))
            .filter(each -> each.getValue().lease() != null && each.getValue().at().isAfter(now))
            .count();
    return (hooks().failing().containsKey(webhook) ? 1 : ofOne) - (int) leased;
  }

  private Optional<WebhookDelivery> first(Lane lane) {
    return hooks().deliveries().values().stream()
        .filter(each -> Lane.of(each).equals(lane))
        .filter(each -> each.progress().status() == Status.PENDING)
        .min(comparing(each -> each.place().position()));
  }

  private LeasedDelivery lease(Lane lane, UUID token, Duration lease) {
    hooks().lanes().put(lane, new Due(now.plus(lease), token));
    var before = first(lane).orElseThrow();
    var was = before.progress();
    var head = before.with(new Progress(was.status(), was.tries() + 1, was.attempts() + 1, null));
    hooks().deliveries().put(head.id(), head);
    var failing = hooks().failing().get(lane.webhook());
    return new LeasedDelivery(head, webhook(lane).orElseThrow(), failing, matter(head), token, now);
  }

  private Matter matter(WebhookDelivery delivery) {
    var topic = delivery.told().topic();
    if (topic != Topic.MESSAGE_CREATED && topic != Topic.CONVERSATION_CREATED) {
      return new Matter.None();
    }
    var row = tables.conversations().get(new Conversation.Id(delivery.place().lane()));
    if (row == null) return new Matter.Gone();
    if (topic == Topic.CONVERSATION_CREATED) return new Matter.Begun(row.conversation().bot());
    var seq = SEQ.matcher(delivery.told().facts().text());
    if (!seq.find()) throw new IllegalStateException("a message without its seq");
    return new Matter.Said(row.lines().get(Integer.parseInt(seq.group(1))).message());
  }

  @Override
  public List<Settlement> settle(List<Settlement> answered) {
    return answered.stream()
        .filter(each -> settle(each.leased(), each.fate(), each.call()))
        .toList();
  }

  private boolean settle(LeasedDelivery leased, Fate fate, CallRecord call) {
    var delivery = leased.delivery();
    var lane = Lane.of(delivery);
    var held = hooks().lanes().get(lane);
    if (held == null || !leased.token().equals(held.lease())) return false;
    hooks().calls().add(new Kept(delivery.id(), delivery.progress().attempts(), leased.at(), call));
    switch (fate) {
      case Fate.Delivered() -> end(delivery, Status.DELIVERED);
      case Fate.Dead(), Fate.Gone _ -> end(delivery, Status.DEAD);
      case Fate.Dropped() -> end(delivery, Status.DROPPED);
      case Fate.Later(var after) -> hooks().lanes().put(lane, new Due(now.plus(after), null));
    }
    remember(delivery.webhook(), fate);
    return true;
  }

  private void end(WebhookDelivery delivery, Status status) {
    var was = delivery.progress();
    var after = new Progress(status, was.tries(), was.attempts(), now);
    hooks().deliveries().put(delivery.id(), delivery.with(after));
    var lane = Lane.of(delivery);
    if (first(lane).isEmpty()) hooks().lanes().remove(lane);
    else hooks().lanes().put(lane, new Due(now, null));
  }

  private void remember(Webhook.Id webhook, Fate fate) {
    switch (fate) {
      case Fate.Dropped() -> {}
      case Fate.Delivered() -> hooks().failing().remove(webhook);
      case Fate.Later _, Fate.Dead(), Fate.Gone _ -> hooks().failing().putIfAbsent(webhook, now);
    }
  }

  @Override
  public Optional<WebhookDelivery> find(
      Organization.Id organization, Webhook.Id webhook, WebhookDelivery.Id delivery) {
    return Optional.ofNullable(hooks().deliveries().get(delivery))
        .filter(each -> each.organization().equals(organization))
        .filter(each -> each.webhook().equals(webhook));
  }

  @Override
  public void replay(List<WebhookDelivery> planned) {
    for (var each : planned) {
      var before = hooks().deliveries().getOrDefault(each.id(), each);
      if (before.progress().status() != Status.PENDING) {
        var anew = new Progress(Status.PENDING, 0, before.progress().attempts(), null);
        hooks().deliveries().put(each.id(), before.with(anew));
      } else {
        hooks().deliveries().put(each.id(), before);
      }
      hooks()
          .lanes()
          .compute(
              Lane.of(each),
              (_, due) -> due == null || due.lease() == null ? new Due(now, null) : due);
    }
  }

  @Override
  public Optional<WebhookDelivery> replay(
      Organization.Id organization, Webhook.Id webhook, WebhookDelivery.Id delivery) {
    find(organization, webhook, delivery).ifPresent(each -> replay(List.of(each)));
    return find(organization, webhook, delivery);
  }

  @Override
  public int replayDead(Organization.Id organization, Webhook.Id webhook, int most) {
    var dead =
        hooks().deliveries().values().stream()
            .filter(each -> each.organization().equals(organization))
            .filter(each -> each.webhook().equals(webhook))
            .filter(each -> each.progress().status() == Status.DEAD)
            .sorted(comparing(each -> each.told().at()))
            .limit(most)
            .toList();
    replay(dead);
    return dead.size();
  }

  @Override
  public void forgive(Organization.Id organization, Webhook.Id webhook) {
    hooks().failing().remove(webhook);
    hooks()
        .lanes()
        .replaceAll(
            (lane, due) ->
                lane.webhook().equals(webhook) && due.lease() == null ? new Due(now, null) : due);
  }

  @Override
  public int forget(Duration kept, int most) {
    var gone =
        hooks().deliveries().values().stream()
            .filter(
                each -> settledBefore(each, now.minus(kept)) || webhook(Lane.of(each)).isEmpty())
            .limit(most)
            .map(WebhookDelivery::id)
            .toList();
    gone.forEach(hooks().deliveries()::remove);
    hooks().calls().removeIf(each -> gone.contains(each.delivery()));
    hooks().lanes().keySet().removeIf(each -> webhook(each).isEmpty());
    return gone.size();
  }

  private static boolean settledBefore(WebhookDelivery delivery, Instant time) {
    var at = delivery.progress().settledAt();
    return at != null && at.isBefore(time);
  }
}
