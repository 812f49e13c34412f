package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.delivery.OutgoingChannel;
import dev.baton.domain.delivery.Attempt;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.delivery.Receipt;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every way out does with a far side that behaves in every way. */
public interface OutgoingChannelContract<P, A extends Attempt> {

  /** A far side of which one says how it behaves. */
  interface FarSide<P, A extends Attempt> {
    OutgoingChannel<P, A> channel();

    /** Something new to hand over that says this. */
    P parcel(String text);

    void becomes(Mood mood);

    /** What it took, in order. */
    List<Taken> taken();

    Protocol protocol();

    /** The longest that the channel waits here, which a test would rather not wait for long. */
    Duration deadline();
  }

  /**
   * @param id by which the far side knows it again, null where the protocol has none
   */
  record Taken(@Nullable String id, String text) {}

  FarSide<P, A> far();

  private Receipt deliver(Mood mood) {
    far().becomes(mood);
    return far().channel().deliver(far().parcel("Hello?")).receipt();
  }

  private List<String> texts() {
    return far().taken().stream().map(Taken::text).toList();
  }

  @Test
  default void what_the_far_side_took_has_left() {
    var receipt = deliver(Mood.TAKES);
    assertThat(receipt).isInstanceOf(Receipt.Accepted.class);
    var news = ((Receipt.Accepted) receipt).news();
    assertThat(news.status())
        .isIn(DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ);
    assertThat(texts()).containsExactly("Hello?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a&b=c+d%20", "Zoë 🙂\r\n\t\u2028", "<script>'; drop table", "ﷺ"})
  default void a_text_arrives_to_the_letter(String text) {
    far().becomes(Mood.TAKES);
    far().channel().deliver(far().parcel(text));
    assertThat(texts()).containsExactly(text);
  }

  /** Neither lost nor doubled, whoever decides by the receipt. Source: FAILURES.md 67. */
  @ParameterizedTest
  @EnumSource
  default void of_every_mood_a_receipt_says_what_is_true(Mood mood) {
    var protocol = far().protocol();
    var receipt = deliver(mood);
    assertThat(receipt).isInstanceOf(protocol.of(mood));
    assertThat(mood.allows(protocol.of(mood), protocol))
        .as("%s in mood %s would lose or double", receipt, mood)
        .isTrue();
    assertThat(far().taken()).hasSize(mood.takes() ? 1 : 0);
  }

  @ParameterizedTest
  @EnumSource
  default void an_answer_comes_in_time_and_a_failure_has_a_code_and_a_reason(Mood mood) {
    long began = System.nanoTime();
    var why = why(deliver(mood));
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isLessThan(far().deadline().plusSeconds(5));
    if (why == null) return;
    assertThat(why.code()).isNotBlank();
    assertThat(why.message()).isNotBlank().doesNotContain("Hello?");
  }

  /** Source: FAILURES.md 55 and 69. */
  @Test
  default void who_is_busy_is_left_alone_for_as_long_as_was_asked() {
    var asked = far().protocol().answers() ? Duration.ofSeconds(Mood.PEACE_SECONDS) : null;
    switch (deliver(Mood.BUSY)) {
      case Receipt.Busy(var after, _) -> assertThat(after).isEqualTo(asked);
      case Receipt.Again(var after, _) -> assertThat(after).isEqualTo(asked);
      case Receipt other -> throw new AssertionError("nobody would wait for " + other);
    }
  }

  /** What allows to send again what got no answer. Source: FAILURES.md 60. */
  @Test
  default void what_is_sent_twice_has_one_id_and_nothing_else_has_it() {
    var parcel = far().parcel("Twice.");
    far().becomes(Mood.TAKES_AND_BREAKS);
    far().channel().deliver(parcel);
    far().becomes(Mood.TAKES);
    far().channel().deliver(parcel);
    far().channel().deliver(far().parcel("Twice."));
    var ids = far().taken().stream().map(Taken::id).toList();
    if (far().protocol().knowsDoubles()) {
      assertThat(ids).hasSize(3).doesNotContainNull();
      assertThat(ids.get(1)).isEqualTo(ids.get(0)).isNotEqualTo(ids.get(2));
    } else {
      assertThat(ids).hasSize(3).containsOnlyNulls();
    }
  }

  private static @Nullable Failure why(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted _ -> null;
      case Receipt.Again(_, var why) -> why;
      case Receipt.Busy(_, var why) -> why;
      case Receipt.Closed(var why) -> why;
      case Receipt.Refused(var why) -> why;
      case Receipt.Unknown(var why) -> why;
    };
  }
}
