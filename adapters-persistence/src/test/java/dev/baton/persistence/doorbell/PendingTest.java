package dev.baton.persistence.doorbell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.feed.Ring;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PendingTest {
  private static final Duration LONG = Eventually.PATIENCE;

  private final Pending pending = new Pending();

  private static Ring ring(long conversation, long nextSeq) {
    return new Ring(
        new Organization.Id(new UUID(0, 1)),
        new Conversation.Id(new UUID(0, conversation)),
        nextSeq);
  }

  @Test
  void a_conversation_is_told_once_with_the_latest_it_knows() throws Exception {
    pending.add(List.of(ring(1, 5), ring(2, 1), ring(1, 7), ring(1, 6)));
    assertThat(pending.take(10, LONG)).containsExactly(ring(1, 7), ring(2, 1));
    assertThat(pending.isEmpty()).isTrue();
  }

  @Test
  void the_oldest_go_first() throws Exception {
    pending.add(List.of(ring(3, 1), ring(1, 1), ring(2, 1)));
    assertThat(pending.take(2, LONG)).containsExactly(ring(3, 1), ring(1, 1));
    pending.add(List.of(ring(3, 2)));
    assertThat(pending.take(2, LONG)).containsExactly(ring(2, 1), ring(3, 2));
  }

  @Test
  void what_does_not_fit_is_dropped_and_nobody_waits() throws Exception {
    for (int i = 0; i < Pending.CAPACITY + 1000; i++) pending.add(List.of(ring(i, 1)));
    pending.add(List.of(ring(0, 2)));
    assertThat(pending.take(Integer.MAX_VALUE, LONG))
        .hasSize(Pending.CAPACITY)
        .startsWith(ring(0, 2));
  }

  @Test
  void who_waits_is_let_go_in_a_hurry_and_when_the_time_is_over() throws Exception {
    pending.hurry();
    assertThat(pending.take(10, LONG)).isEmpty();
    assertThat(pending.take(10, Duration.ofMillis(1))).isEmpty();
  }
}
