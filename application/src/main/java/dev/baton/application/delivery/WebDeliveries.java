package dev.baton.application.delivery;

import dev.baton.application.Transactions;
import dev.baton.application.conversation.Line;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.delivery.DeliveryStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was taken on the web: by streams that accepted it, and by browsers' own looks. It is
 * gathered here, each message once, and written down now and then by one statement. What a node had
 * gathered when it was killed stays undelivered until somebody reads it again.
 */
@Singleton
public final class WebDeliveries {
  /** The most that is gathered; what comes beyond it stays undelivered until it is read again. */
  static final int MOST = 100_000;

  private static final int AT_ONCE = 5_000;

  private final Set<Taken> gathered = ConcurrentHashMap.newKeySet();
  private final Transactions transactions;

  @Inject
  public WebDeliveries(Transactions transactions) {
    this.transactions = transactions;
  }

  /** A message that somebody on the visitor's side has. */
  public record Taken(Organization.Id organization, Conversation.Id conversation, long seq) {}

  /**
   * Somebody on the visitor's side has this line. Writes nothing; what is delivered already, or to
   * nobody, is passed over.
   */
  public void taken(Organization.Id organization, Conversation.Id conversation, Line line) {
    if (!waiting(line) || gathered.size() >= MOST) return;
    gathered.add(new Taken(organization, conversation, line.message().seq()));
  }

  private static boolean waiting(Line line) {
    var status = line.status();
    return status != null && status.advancedBy(DeliveryStatus.DELIVERED) != status;
  }

  /**
   * Writes down what gathered.
   *
   * @throws dev.baton.application.Unavailable when the database is away: then it is kept
   */
  public void settle() {
    for (var some = some(); !some.isEmpty(); some = some()) settle(some);
  }

  private Set<Taken> some() {
    var some = new HashSet<Taken>();
    var all = gathered.iterator();
    while (all.hasNext() && some.size() < AT_ONCE) some.add(all.next());
    return some;
  }

  private void settle(Set<Taken> some) {
    transactions.within(
        store -> {
          store.deliveries().taken(some);
          return true;
        });
    some.forEach(gathered::remove);
  }
}
