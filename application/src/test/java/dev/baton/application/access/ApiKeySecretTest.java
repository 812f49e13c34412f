package dev.baton.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.memory.CountingSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeySecretTest {

  @Test
  void it_shows_its_beginning_and_never_itself() {
    var secret = ApiKeySecret.mint(new CountingSecrets());
    assertThat(secret.text()).matches("bt_live_[A-Za-z0-9]{32}");
    assertThat(secret.shown()).hasSize(12);
    assertThat(secret.text()).startsWith(secret.shown());
    assertThat("" + secret).isEqualTo(secret.shown() + "…");
    assertThat(secret.hash()).isEqualTo(KeyHash.of(secret.text()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "bt_live_", "bt_live_short", "bt_chat_00000000000000000000000000000000"})
  void what_is_none_is_refused_without_being_repeated(String text) {
    assertThat(ApiKeySecret.looksLikeOne(text)).isFalse();
    assertThatThrownBy(() -> new ApiKeySecret(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not the form of a key");
  }
}
