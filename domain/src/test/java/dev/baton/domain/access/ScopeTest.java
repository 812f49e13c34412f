package dev.baton.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScopeTest {

  @Test
  void every_scope_has_the_word_that_the_wire_and_the_database_know() {
    assertThat(Arrays.stream(Scope.values()).map(Scope::word).collect(Collectors.joining(" ")))
        .isEqualTo(
            "hitl:read hitl:write ask:read ask:write threads:read threads:write"
                + " conversations:read conversations:write bot keys");
    for (var scope : Scope.values()) assertThat(Scope.of(scope.word())).contains(scope);
    assertThat(Scope.of("hitl")).isEmpty();
  }
}
