package dev.baton.http.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.application.access.VisitorToken;
import dev.baton.application.limits.FixedWindows;
import dev.baton.application.limits.Quotas;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Counts requests: those with keys for their organization, over all nodes; those of a browser for
 * its one thread, on this node alone, so that no visitor can use up what the organization has.
 */
public final class Limiter {
  static final int VISITOR_PER_MINUTE = 240;
  static final int VISITOR_PER_HOUR = 2_400;

  /** Of each kind; a caller that is forgotten begins with a share of its own minute again. */
  private static final int MOST = 50_000;

  private static final Duration LIFE = Duration.ofHours(1);

  private final Cache<Organization.Id, Budget> organizations = cache();
  private final Cache<Conversation.Id, Budget> visitors = cache();
  private final Quotas quotas;
  private final InstantSource clock;

  @Inject
  public Limiter(Quotas quotas, InstantSource clock) {
    this.quotas = quotas;
    this.clock = clock;
  }

  public Allowance take(Organization.Id organization) {
    return organizations
        .get(
            organization, each -> new Budget(wanted -> quotas.take(each, wanted), System::nanoTime))
        .take();
  }

  public Allowance take(VisitorToken visitor) {
    return visitors.get(visitor.conversation(), _ -> visitor()).take();
  }

  /** Of how many callers this node knows what they have left. */
  long known() {
    visitors.cleanUp();
    organizations.cleanUp();
    return organizations.estimatedSize() + visitors.estimatedSize();
  }

  private Budget visitor() {
    var windows = new FixedWindows(VISITOR_PER_MINUTE, VISITOR_PER_HOUR, clock);
    return new Budget(windows::take, System::nanoTime);
  }

  private static <K> Cache<K, Budget> cache() {
    return Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(LIFE).build();
  }
}
