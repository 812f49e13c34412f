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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every channel to visitors does beyond, with a provider that knows what it has. */
public interface DeliveryChannelContract extends OutgoingChannelContract<Parcel, Receipt> {

  /** A provider of which one says how it behaves, also when it is asked what it has. */
  interface Provider extends FarSide<Parcel, Receipt> {

    @Override
    DeliveryChannel channel();

    @Override
    default Parcel parcel(String text) {
      return DeliveryChannelContract.parcel(text);
    }
  }

  @Override
  Provider far();

  static Parcel parcel(String text) {
    return new Parcel(
        new Organization.Id(UUID.randomUUID()),
        new Conversation.Id(UUID.randomUUID()),
        0,
        new Message.Id(UUID.randomUUID()),
        new Numbers("+15550001", "+15550002"),
        text,
        List.of(),
        Instant.EPOCH.plusSeconds(1_700_000_000));
  }

  @Test
  default void what_the_provider_took_has_the_id_that_it_gave() {
    far().becomes(Mood.TAKES);
    assertThat(far().channel().deliver(parcel("Hello?")))
        .isInstanceOfSatisfying(
            Receipt.Accepted.class, it -> assertThat(it.news().carriage().id()).isNotBlank());
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
}
