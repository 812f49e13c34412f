package dev.baton.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Source: API.md, section 6. */
class KeywordTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP",
        "STOPALL",
        "UNSUBSCRIBE",
        "END",
        "QUIT",
        "CANCEL",
        "REVOKE",
        "OPTOUT",
        " stop \n"
      })
  void words_that_stop(String text) {
    assertThat(Keyword.in(text, true)).contains(Keyword.STOP);
    assertThat(Keyword.in(text, false)).contains(Keyword.STOP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"START", "Yes", "unstop"})
  void words_that_start_do_so_only_where_it_was_stopped(String text) {
    assertThat(Keyword.in(text, false)).contains(Keyword.START);
    assertThat(Keyword.in(text, true)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HELP", "info"})
  void words_that_ask(String text) {
    assertThat(Keyword.in(text, true)).contains(Keyword.HELP);
  }

  @Test
  void a_word_among_others_is_just_a_word() {
    assertThat(Keyword.in("Please stop by tomorrow", true)).isEqualTo(Optional.empty());
    assertThat(Keyword.in("stop.", true)).isEmpty();
    assertThat(Keyword.in("", true)).isEmpty();
  }
}
