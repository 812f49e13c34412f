package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.feed.Subject;
import dev.baton.application.live.Presences;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which visitors watch, wherever they came to. */
public interface PresencesContract {
  Duration LONG = Duration.ofMinutes(5);

  Ports ports();

  private Presences presences() {
    return ports().presences();
  }

  private static Subject visitor() {
    return new Subject(
        new Organization.Id(UUID.randomUUID()), new Conversation.Id(UUID.randomUUID()));
  }

  @Test
  default void who_comes_is_news_once_wherever_he_comes_to() {
    var visitor = visitor();
    var here = UUID.randomUUID();
    assertThat(presences().watches(visitor)).isFalse();
    assertThat(presences().watching(here, Set.of(visitor), LONG)).containsExactly(visitor);
    assertThat(presences().watching(here, Set.of(visitor), LONG)).isEmpty();
    assertThat(presences().watching(UUID.randomUUID(), Set.of(visitor), LONG)).isEmpty();
    assertThat(presences().watches(visitor)).isTrue();
  }

  @Test
  default void who_leaves_one_node_is_gone_only_when_he_is_on_no_other() {
    var visitor = visitor();
    var here = UUID.randomUUID();
    var there = UUID.randomUUID();
    presences().watching(here, Set.of(visitor), LONG);
    presences().watching(there, Set.of(visitor), LONG);
    assertThat(presences().left(here, Set.of(visitor))).isEmpty();
    assertThat(presences().watches(visitor)).isTrue();
    assertThat(presences().left(here, Set.of(visitor))).isEmpty();
    assertThat(presences().left(there, Set.of(visitor))).containsExactly(visitor);
    assertThat(presences().watches(visitor)).isFalse();
  }

  @Test
  default void what_a_node_that_fell_has_left_behind_lapses_and_is_told_once() {
    var visitor = visitor();
    presences().watching(UUID.randomUUID(), Set.of(visitor), Duration.ZERO);
    assertThat(presences().watches(visitor)).isFalse();
    assertThat(presences().lapsed()).contains(visitor);
    assertThat(presences().lapsed()).doesNotContain(visitor);
  }

  @Test
  default void who_came_to_another_node_meanwhile_is_not_gone() {
    var visitor = visitor();
    presences().watching(UUID.randomUUID(), Set.of(visitor), Duration.ZERO);
    var there = UUID.randomUUID();
    assertThat(presences().watching(there, Set.of(visitor), LONG)).containsExactly(visitor);
    assertThat(presences().lapsed()).doesNotContain(visitor);
    assertThat(presences().watches(visitor)).isTrue();
  }

  @Test
  default void many_who_watch_are_told_at_once() {
    var here = UUID.randomUUID();
    var many = new HashSet<Subject>();
    for (int i = 0; i < 10_000; i++) many.add(visitor());
    assertThat(presences().watching(here, many, LONG)).isEqualTo(many);
    assertThat(presences().watching(here, many, LONG)).isEmpty();
    assertThat(presences().left(here, many)).isEqualTo(many);
  }
}
