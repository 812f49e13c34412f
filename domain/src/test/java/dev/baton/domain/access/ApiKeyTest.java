package dev.baton.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.domain.Cases;
import dev.baton.domain.access.ApiKey.Validity;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ApiKeyTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Organization.Id OURS = new Organization.Id(new UUID(1, 1));

  @TestFactory
  Stream<DynamicTest> a_key_opens_nothing_once_it_is_over_or_paused() {
    return Cases.of(
            """
            never, in-a-moment | running | kept    | valid
            never, in-a-moment | paused  | kept    | paused
            now, long-ago      | running | kept    | expired
            now, long-ago      | paused  | kept    | expired
            never, in-a-moment | running | revoked | revoked
            never, in-a-moment | paused  | revoked | revoked
            now, long-ago      | running | revoked | revoked
            now, long-ago      | paused  | revoked | revoked
            """)
        .each(
            words -> {
              var paused = words.get(1).equals("paused") ? NOW : null;
              var revoked = words.get(2).equals("revoked") ? NOW : null;
              var validity = new Validity(NOW, expiry(words.getFirst()), paused, revoked);
              return Cases.word(key(validity, null).standing(NOW));
            },
            List.of(
                Set.of("never", "in-a-moment", "now", "long-ago"),
                Set.of("running", "paused"),
                Set.of("kept", "revoked")));
  }

  @TestFactory
  Stream<DynamicTest> who_holds_the_key_acts_as_whom_it_is_bound_to() {
    return Cases.of(
            """
            operator   | does not supervise
            supervisor | supervises
            admin      | supervises
            """)
        .each(
            words -> {
              var role = Cases.constant(Role.class, words.getFirst());
              var actor = key(Validity.from(NOW, null), operator(OURS, role)).actor();
              assertThat(actor.operator()).isEqualTo(operator(OURS, role).id());
              return actor.supervises() ? "supervises" : "does not supervise";
            },
            List.of(EnumSet.allOf(Role.class)));
  }

  @Test
  void a_key_that_is_bound_to_nobody_acts_for_the_team() {
    var actor = key(Validity.from(NOW, null), null).actor();
    assertThat(actor.operator()).isNull();
    assertThat(actor.supervises()).isTrue();
  }

  @Test
  void a_key_is_never_bound_to_an_operator_of_another_organization() {
    var stranger = operator(new Organization.Id(new UUID(6, 6)), Role.ADMIN);
    assertThatThrownBy(() -> key(Validity.from(NOW, null), stranger))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static @Nullable Instant expiry(String word) {
    return switch (word) {
      case "never" -> null;
      case "in-a-moment" -> NOW.plusNanos(1000);
      case "now" -> NOW;
      case "long-ago" -> NOW.minusSeconds(86_400);
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static Operator operator(Organization.Id organization, Role role) {
    return new Operator(new Operator.Id(new UUID(2, 2)), organization, "Ann", role);
  }

  private static ApiKey key(Validity validity, @Nullable Operator operator) {
    var id = new ApiKey.Id(new UUID(3, 3));
    return new ApiKey(id, OURS, "test", "bt_live_abcd", Set.of(), operator, validity);
  }
}
