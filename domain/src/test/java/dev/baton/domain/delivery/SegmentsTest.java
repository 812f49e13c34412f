package dev.baton.domain.delivery;

import static dev.baton.domain.delivery.Segments.Encoding.GSM_7;
import static dev.baton.domain.delivery.Segments.Encoding.UCS_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.delivery.Segments.Encoding;
import org.junit.jupiter.api.Test;

/** Source: FAILURES.md 73. */
class SegmentsTest {

  private static void counts(String text, Encoding encoding, int segments) {
    assertThat(Segments.of(text)).as(text).isEqualTo(new Segments(encoding, segments));
  }

  @Test
  void plain_text_is_cut_at_160_and_then_at_153() {
    counts("", GSM_7, 1);
    counts("a".repeat(160), GSM_7, 1);
    counts("a".repeat(161), GSM_7, 2);
    counts("a".repeat(306), GSM_7, 2);
    counts("a".repeat(307), GSM_7, 3);
    counts("é@£ñ¿\r\n", GSM_7, 1);
  }

  @Test
  void an_escaped_character_counts_twice_and_is_not_cut_in_two() {
    counts("€".repeat(80), GSM_7, 1);
    counts("€".repeat(80) + "a", GSM_7, 2);
    // 152 units, then an escape that would need two.
    counts("a".repeat(152) + "€" + "a".repeat(151), GSM_7, 2);
    counts("a".repeat(152) + "€" + "a".repeat(152), GSM_7, 3);
  }

  @Test
  void one_other_character_makes_all_of_it_ucs_2() {
    counts("ç".repeat(70), UCS_2, 1);
    counts("a".repeat(69) + "ç", UCS_2, 1);
    counts("a".repeat(70) + "ç", UCS_2, 2);
    counts("ж".repeat(134), UCS_2, 2);
    counts("ж".repeat(135), UCS_2, 3);
  }

  @Test
  void a_surrogate_pair_counts_twice_and_is_not_cut_in_two() {
    counts("🙂".repeat(35), UCS_2, 1);
    counts("🙂".repeat(36), UCS_2, 2);
    // 67 is odd: the pair that would be cut goes into the next segment.
    counts("🙂".repeat(66), UCS_2, 2);
    counts("🙂".repeat(67), UCS_2, 3);
  }
}
