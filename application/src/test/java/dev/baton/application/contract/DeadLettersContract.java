package dev.baton.application.contract;

import static dev.baton.application.contract.Scene.result;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Page;
import dev.baton.application.conversation.TranscriptQueries.Filter;
import dev.baton.application.delivery.DeadLetter;
import dev.baton.application.delivery.Deliveries;
import dev.baton.application.delivery.DeliveryQueries.Standing;
import dev.baton.application.delivery.DeliveryQueries.Tally;
import dev.baton.application.delivery.Leased;
import dev.baton.application.delivery.Means;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.delivery.Delivery;
import dev.baton.domain.delivery.Delivery.Carriage;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.delivery.Doubt;
import dev.baton.domain.delivery.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was given up, and how it begins again. */
public interface DeadLettersContract {
  Failure WHY = new Failure("30003", "Unreachable.");

  Ports ports();

  private <R> R deliveries(Function<Deliveries, R> work) {
    return ports().transactions().within(store -> work.apply(store.deliveries()));
  }

  private boolean settle(Leased leased, Verdict verdict) {
    return deliveries(it -> it.settle(leased, verdict));
  }

  private int replay(Scene scene, Message.Id... messages) {
    return ports()
        .transactions()
        .within(store -> store.deadLetters().replay(scene.organization(), List.of(messages)));
  }

  private int replay(Scene scene, @Nullable Means means, int most) {
    return ports()
        .transactions()
        .within(store -> store.deadLetters().replay(scene.organization(), means, most));
  }

  private static Conversation.Id said(Scene scene, String... texts) {
    var details = TransactionsContract.fullDetails(scene, "crm-" + UUID.randomUUID());
    var conversation = scene.conversation(Channel.SMS, details);
    for (var text : texts) result(scene.botSays(conversation, Epoch.FIRST, text));
    return conversation;
  }

  /** Of this scene alone: what others left to carry stays as it is, a minute later. */
  private List<Leased> lease(Scene scene) {
    var token = UUID.randomUUID();
    var leased = deliveries(it -> it.lease(Channel.SMS, token, Duration.ofMinutes(1), 999));
    return leased.stream()
        .filter(each -> each.parcel().organization().equals(scene.organization()))
        .toList();
  }

  /** Gives up all that the scene has to carry. */
  private void dies(Scene scene) {
    for (var some = lease(scene); !some.isEmpty(); some = lease(scene)) {
      for (var each : some) settle(each, new Verdict.Dead(WHY));
    }
  }

  private List<DeadLetter> dead(Scene scene) {
    var page = new Page.Request(null, 100);
    return ports().deliveries().dead(scene.organization(), null, page).items();
  }

  private Delivery delivery(Scene scene, Conversation.Id conversation, long seq) {
    var all = new Filter(null, null);
    var lines = ports().transcripts().page(scene.organization(), conversation, all, seq + 1, 1);
    return requireNonNull(lines.getFirst().delivery());
  }

  private Standing standing(Scene scene) {
    return ports().deliveries().standing(scene.organization());
  }

  @Test
  default void what_was_given_up_is_listed_page_by_page_the_longest_dead_first() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    var conversation = said(scene, "1", "2", "3");
    dies(scene);
    var shown = new ArrayList<DeadLetter>();
    var next = new Page.Request(null, 1);
    while (true) {
      var page = ports().deliveries().dead(scene.organization(), Means.SMS, next);
      shown.addAll(page.items());
      if (page.next() == null) break;
      next = new Page.Request(page.next(), 1);
    }
    assertThat(shown).extracting(DeadLetter::seq).containsExactly(0L, 1L, 2L);
    assertThat(shown.getFirst().conversation()).isEqualTo(conversation);
    assertThat(shown.getFirst().means()).isEqualTo(Means.SMS);
    assertThat(shown.getFirst().tries()).isEqualTo(1);
    assertThat(shown.getFirst().why()).isEqualTo(WHY);
    var elsewhere = new Page.Request(null, 9);
    assertThat(ports().deliveries().dead(scene.organization(), Means.WEB, elsewhere).items())
        .isEmpty();
    assertThat(dead(stranger)).isEmpty();
  }

  @Test
  default void one_that_is_replayed_is_the_same_message_with_all_its_tries() {
    var scene = Scene.in(ports());
    var conversation = said(scene, "1", "2");
    dies(scene);
    var letter = dead(scene).getFirst();
    assertThat(replay(scene, letter.message())).isEqualTo(1);
    assertThat(dead(scene)).extracting(DeadLetter::seq).containsExactly(1L);
    var again = delivery(scene, conversation, 0);
    assertThat(again.status()).isEqualTo(DeliveryStatus.QUEUED);
    assertThat(again.failure()).isNull();
    var leased = lease(scene);
    assertThat(leased).hasSize(1);
    assertThat(leased.getFirst().parcel().message()).isEqualTo(letter.message());
    assertThat(leased.getFirst().tries()).isEqualTo(1);
    assertThat(leased.getFirst().doubt()).isEqualTo(Doubt.NONE);
    assertThat(settle(leased.getFirst(), left())).isTrue();
    assertThat(delivery(scene, conversation, 0).status()).isEqualTo(DeliveryStatus.SENT);
    assertThat(scene.read(conversation).nextSeq()).as("none was minted").isEqualTo(2);
  }

  @Test
  default void only_what_is_dead_and_the_organizations_own_begins_again() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    said(scene, "1");
    dies(scene);
    var letter = dead(scene).getFirst().message();
    var nobody = new Message.Id(UUID.randomUUID());
    assertThat(replay(stranger, letter)).isZero();
    assertThat(replay(stranger, null, 99)).isZero();
    assertThat(replay(scene, nobody)).isZero();
    assertThat(replay(scene, Means.WEB, 99)).isZero();
    assertThat(dead(scene)).hasSize(1);
    assertThat(replay(scene, letter, nobody)).isOne();
    assertThat(replay(scene, letter)).isZero();
  }

  @Test
  default void of_all_the_longest_dead_begin_first_each_once_whoever_asks() {
    var scene = Scene.in(ports());
    said(scene, "1", "2", "3", "4", "5", "6", "7", "8");
    dies(scene);
    assertThat(replay(scene, Means.SMS, 2)).isEqualTo(2);
    assertThat(dead(scene)).extracting(DeadLetter::seq).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
    var replayed = Race.of(4, _ -> replay(scene, null, 99));
    assertThat(replayed.stream().mapToInt(each -> each).sum()).isEqualTo(6);
    assertThat(dead(scene)).isEmpty();
    assertThat(standing(scene).waiting()).isEqualTo(8);
  }

  @Test
  default void it_is_told_what_waits_since_when_and_how_the_others_ended() {
    var scene = Scene.in(ports());
    assertThat(standing(scene).oldest()).isNull();
    assertThat(standing(scene).tallies()).isEmpty();
    said(scene, "1", "2");
    dies(scene);
    said(scene, "3", "4", "5");
    var standing = standing(scene);
    assertThat(standing.waiting()).isEqualTo(3);
    assertThat(standing.dead()).isEqualTo(2);
    var oldest = requireNonNull(standing.oldest());
    assertThat(oldest.age()).isBetween(Duration.ZERO, Duration.ofMinutes(5));
    assertThat(standing.tallies()).hasSize(1);
    assertThat(standing.tallies().getFirst())
        .extracting(Tally::means, Tally::outcome, Tally::deliveries)
        .containsExactly(Means.SMS, "failed", 2L);
  }

  @Test
  default void a_channel_that_is_unavailable_is_named_with_its_reason() {
    var scene = Scene.in(ports());
    said(scene, "1");
    var leased = lease(scene).getFirst();
    var refused = new Failure("20003", "Authenticate");
    var pause = new Verdict.Paused(Duration.ofMillis(1), refused, Doubt.NONE);
    settle(leased, pause);
    var told = standing(scene).pauses();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().channel()).isEqualTo(Channel.SMS);
    assertThat(told.getFirst().code()).isEqualTo("20003");
    assertThat(told.getFirst().since()).isBeforeOrEqualTo(told.getFirst().until());
    Race.until(() -> leaves(scene));
    assertThat(standing(scene).pauses()).isEmpty();
  }

  private boolean leaves(Scene scene) {
    var leased = lease(scene);
    for (var each : leased) settle(each, left());
    return !leased.isEmpty();
  }

  private static Verdict left() {
    var carriage = new Carriage("SM" + UUID.randomUUID(), null, null, null, null);
    return new Verdict.Left(new News(DeliveryStatus.SENT, carriage, null));
  }
}
