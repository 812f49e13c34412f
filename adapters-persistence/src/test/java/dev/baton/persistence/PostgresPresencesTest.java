package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.feed.Subject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresPresencesTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  @AutoClose private static final HikariDataSource POOL = PostgresPorts.pool(DATABASE, 4);

  private final PostgresPresences presences = new PostgresPresences(POOL);
  private final UUID here = UUID.randomUUID();
  private final UUID there = UUID.randomUUID();
  private final Subject visitor = visitor();

  private static Subject visitor() {
    return new Subject(
        new Organization.Id(UUID.randomUUID()), new Conversation.Id(UUID.randomUUID()));
  }

  @Test
  void who_comes_is_news_once_wherever_he_comes_to() {
    assertThat(presences.watches(visitor)).isFalse();
    assertThat(presences.watching(here, Set.of(visitor), LONG)).containsExactly(visitor);
    assertThat(presences.watching(here, Set.of(visitor), LONG)).isEmpty();
    assertThat(presences.watching(there, Set.of(visitor), LONG)).isEmpty();
    assertThat(presences.watches(visitor)).isTrue();
  }

  @Test
  void who_leaves_one_node_is_gone_only_when_he_is_on_no_other() {
    presences.watching(here, Set.of(visitor), LONG);
    presences.watching(there, Set.of(visitor), LONG);
    assertThat(presences.left(here, Set.of(visitor))).isEmpty();
    assertThat(presences.watches(visitor)).isTrue();
    assertThat(presences.left(here, Set.of(visitor))).isEmpty();
    assertThat(presences.left(there, Set.of(visitor))).containsExactly(visitor);
    assertThat(presences.watches(visitor)).isFalse();
  }

  @Test
  void what_a_node_that_fell_has_left_behind_lapses_and_is_told_once() {
    presences.watching(here, Set.of(visitor), Duration.ZERO);
    assertThat(presences.watches(visitor)).isFalse();
    assertThat(presences.lapsed()).contains(visitor);
    assertThat(presences.lapsed()).doesNotContain(visitor);
  }

  @Test
  void who_came_to_another_node_meanwhile_is_not_gone() {
    presences.watching(here, Set.of(visitor), Duration.ZERO);
    assertThat(presences.watching(there, Set.of(visitor), LONG)).containsExactly(visitor);
    assertThat(presences.lapsed()).doesNotContain(visitor);
    assertThat(presences.watches(visitor)).isTrue();
  }

  @Test
  void many_are_one_statement() {
    var many = new HashSet<Subject>();
    for (int i = 0; i < 10_000; i++) many.add(visitor());
    assertThat(presences.watching(here, many, LONG)).isEqualTo(many);
    assertThat(presences.watching(here, many, LONG)).isEmpty();
    assertThat(presences.left(here, many)).isEqualTo(many);
  }
}
