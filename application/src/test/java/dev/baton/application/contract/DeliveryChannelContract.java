package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.delivery.DeliveryChannel;
import dev.baton.application.delivery.DeliveryChannel.Search;
import dev.baton.application.delivery.Parcel;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details.Numbers;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.delivery.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every channel does with a provider that behaves in every way. */
public interface DeliveryChannelContract {

  /** How a provider behaves towards the next calls. */
  enum Mood {
    TAKES,
    /** Takes what it is given, and never answers. */
    TAKES_AND_HANGS,
    /** Takes what it is given, and its answer is cut off in the middle. */
    TAKES_AND_CUTS,
    /** Takes what it is given, and answers that it broke. */
    TAKES_AND_BREAKS,
    BREAKS,
    /** Asks for 7 seconds of peace. */
    BUSY,
    REFUSES_US,
    REFUSES_THE_MESSAGE,
    /** Nobody listens at its address. */
    AWAY
  }

  /** A provider of which one says how it behaves. */
  interface FarSide {
    DeliveryChannel channel();

    void becomes(Mood mood);

    /** The texts that it took, in order. */
    List<String> taken();
  }

  FarSide far();

  static Parcel parcel(String text) {
    return new Parcel(
        new Organization.Id(UUID.randomUUID()),
        new Conversation.Id(UUID.randomUUID()),
        0,
        new Message.Id(UUID.randomUUID()),
        new Numbers("+15550001", "+15550002"),
        text,
        Instant.EPOCH.plusSeconds(1_700_000_000));
  }

  private Receipt deliver(Mood mood) {
    far().becomes(mood);
    return far().channel().deliver(parcel("Hello?"));
  }

  @Test
  default void what_the_provider_took_has_left_and_has_its_id() {
    var receipt = deliver(Mood.TAKES);
    assertThat(receipt).isInstanceOf(Receipt.Accepted.class);
    var news = ((Receipt.Accepted) receipt).news();
    assertThat(news.carriage().id()).isNotBlank();
    assertThat(news.carriage().segments()).isEqualTo(1);
    assertThat(news.status()).isEqualTo(DeliveryStatus.SENT);
    assertThat(far().taken()).containsExactly("Hello?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a&b=c+d%20", "Zoë 🙂\r\n\t\u2028", "<script>'; drop table", "ﷺ"})
  default void a_text_arrives_to_the_letter(String text) {
    far().becomes(Mood.TAKES);
    far().channel().deliver(parcel(text));
    assertThat(far().taken()).containsExactly(text);
  }

  /** Source: FAILURES.md 67. */
  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"TAKES_AND_HANGS", "TAKES_AND_CUTS", "TAKES_AND_BREAKS", "BREAKS"})
  default void without_a_clear_answer_nothing_is_known_and_nothing_sent_again(Mood mood) {
    long began = System.nanoTime();
    assertThat(deliver(mood)).isInstanceOf(Receipt.Unknown.class);
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isLessThan(Duration.ofSeconds(DeliveryChannel.DEADLINE_SECONDS + 5));
    assertThat(far().taken()).hasSize(mood == Mood.BREAKS ? 0 : 1);
  }

  /** Source: FAILURES.md 67. */
  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"TAKES_AND_HANGS", "TAKES_AND_CUTS", "TAKES_AND_BREAKS"})
  default void what_was_taken_without_an_answer_is_found(Mood mood) {
    var parcel = parcel("Are you there?");
    far().becomes(Mood.TAKES);
    far().channel().deliver(parcel("Something else."));
    far().becomes(mood);
    far().channel().deliver(parcel);
    far().becomes(Mood.TAKES);
    var search = far().channel().find(parcel);
    assertThat(search).isInstanceOf(Search.Found.class);
    assertThat(((Search.Found) search).candidates())
        .singleElement()
        .satisfies(it -> assertThat(it.carriage().id()).isNotBlank())
        .extracting(News::status)
        .isEqualTo(DeliveryStatus.SENT);
  }

  @Test
  default void what_was_not_taken_is_not_found() {
    far().becomes(Mood.BREAKS);
    far().channel().deliver(parcel("Lost."));
    far().becomes(Mood.TAKES);
    assertThat(far().channel().find(parcel("Lost."))).isEqualTo(new Search.Found(List.of()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"TAKES_AND_HANGS", "TAKES_AND_CUTS", "BREAKS", "BUSY", "REFUSES_US", "AWAY"})
  default void a_question_without_a_clear_answer_says_nothing(Mood mood) {
    far().becomes(mood);
    assertThat(far().channel().find(parcel("Hello?"))).isInstanceOf(Search.Unclear.class);
  }

  /** Source: FAILURES.md 69. */
  @Test
  default void a_busy_provider_is_left_alone_for_as_long_as_it_asks() {
    assertThat(deliver(Mood.BUSY))
        .isInstanceOfSatisfying(
            Receipt.Busy.class, it -> assertThat(it.after()).isEqualTo(Duration.ofSeconds(7)));
    assertThat(far().taken()).isEmpty();
  }

  /** Source: FAILURES.md 74. */
  @Test
  default void a_provider_that_refuses_us_closes_the_channel_and_not_the_message() {
    assertThat(deliver(Mood.REFUSES_US)).isInstanceOf(Receipt.Closed.class);
  }

  /** Source: FAILURES.md 69. */
  @Test
  default void a_message_that_is_refused_says_why() {
    assertThat(deliver(Mood.REFUSES_THE_MESSAGE))
        .isInstanceOfSatisfying(
            Receipt.Refused.class, it -> assertThat(it.why().code()).isNotBlank());
  }

  @Test
  default void nobody_there_means_that_nothing_has_left() {
    assertThat(deliver(Mood.AWAY)).isInstanceOf(Receipt.Again.class);
  }
}
