package dev.baton.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.VisitorToken;
import dev.baton.application.memory.MemoryQuotas;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LimiterTest {
  private static final Organization.Id ACME = new Organization.Id(new UUID(1, 1));

  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
  private final MemoryQuotas quotas = new MemoryQuotas(clock);
  private final Limiter limiter = new Limiter(quotas, clock);

  private static VisitorToken visitor(long thread) {
    return new VisitorToken(ACME, new Conversation.Id(new UUID(2, thread)), Instant.MAX, null);
  }

  @Test
  void a_visitor_has_a_budget_for_each_thread_and_leaves_the_organizations_alone() {
    quotas.limit(ACME, 3, 100);
    for (int i = 0; i < Limiter.VISITOR_PER_MINUTE; i++) {
      assertThat(limiter.take(visitor(1)).allowed()).isTrue();
    }
    assertThat(limiter.take(visitor(1)).allowed()).isFalse();
    assertThat(limiter.take(visitor(2)).allowed()).isTrue();
    assertThat(limiter.take(ACME).headers()).containsEntry("X-RateLimit-Remaining-Minute", "2");
  }

  /** Source: FAILURES.md 83. */
  @Test
  void a_million_callers_do_not_fill_the_memory() {
    for (int i = 0; i < 1_000_000; i++) limiter.take(visitor(i));
    assertThat(limiter.known()).isLessThanOrEqualTo(100_000);
  }
}
