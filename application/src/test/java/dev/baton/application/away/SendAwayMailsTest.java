package dev.baton.application.away;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.asset.AssetUrls;
import dev.baton.application.away.AwayMails.Fate;
import dev.baton.application.away.SendAwayMails.Job;
import dev.baton.application.contract.Absentee;
import dev.baton.application.contract.Scene;
import dev.baton.application.delivery.WebDeliveries.Taken;
import dev.baton.application.memory.CountingIds;
import dev.baton.application.memory.MemoryPorts;
import dev.baton.application.memory.MemoryTransactions;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.Event;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.delivery.Receipt;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether an e-mail goes to a visitor, what it says, and what follows from the answer. */
class SendAwayMailsTest {
  private static final Receipt TAKEN = new Receipt.Accepted(News.of(DeliveryStatus.SENT));
  private static final Failure NO_LOGIN = new Failure("smtp_535", "The mail server answered 535.");

  private final List<Letter> given = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Receipt receipt = TAKEN;
  private final MemoryTransactions memory = new MemoryTransactions(() -> now);
  private final Scene scene = Scene.in(MemoryPorts.on(memory));
  private final Absentee zoe = Absentee.in(scene);
  private final SendAwayMails send = sending();

  private SendAwayMails sending() {
    var ports = scene.ports();
    var urls = new AssetUrls(path -> URI.create("https://baton.test" + path));
    var recheck =
        new Recheck(
            memory,
            ports.conversations(),
            ports.transcripts(),
            ports.presences(),
            new Wording(urls));
    return new SendAwayMails(memory, recheck, this::take, new CountingIds(), () -> 0.5);
  }

  private Receipt take(Letter letter) {
    given.add(letter);
    return receipt;
  }

  @BeforeEach
  void said() {
    zoe.plan(Duration.ZERO, zoe.told());
  }

  private Fate sent() {
    var job = send.lease(1).getFirst();
    var fate = send.send(job).orElseThrow();
    assertThat(send.settle(job, fate)).isTrue();
    return fate;
  }

  @Test
  void what_he_has_not_got_is_told_to_him_at_the_time_of_the_database() {
    assertThat(sent()).isEqualTo(new Fate.Sent());
    var letter = given.getFirst();
    assertThat(letter.address()).isEqualTo("zoe@example.test");
    assertThat(letter.conversation()).isEqualTo(zoe.conversation());
    assertThat(letter.at()).isEqualTo(now);
    assertThat(letter.subject()).isEqualTo("Acme replied to you");
    assertThat(letter.text()).contains("> Hello?");
    assertThat(send.lease(1)).isEmpty();
  }

  /** Source: FAILURES.md 74. */
  @Test
  void a_server_that_refuses_us_is_asked_again_later_and_not_for_ever() {
    receipt = new Receipt.Closed(NO_LOGIN);
    for (int n = 0; n < 7; n++) {
      assertThat(sent()).isInstanceOf(Fate.Later.class);
      assertThat(zoe.standing().code()).isEqualTo("smtp_535");
      assertThat(send.lease(1)).as("not before it is time").isEmpty();
      now = now.plusSeconds(3_600);
    }
    assertThat(sent()).isEqualTo(new Fate.Failed(NO_LOGIN));
    assertThat(given).extracting(Letter::id).hasSize(8).containsOnly(given.getFirst().id());
  }

  @Test
  void who_watches_again_is_not_told() {
    var here = Set.of(zoe.visitor());
    memory.presences().watching(UUID.randomUUID(), here, Duration.ofMinutes(1));
    assertThat(sent()).isEqualTo(new Fate.CalledOff("watching"));
    assertThat(given).isEmpty();
  }

  @Test
  void who_has_answered_is_not_told() {
    scene.visitorSays(zoe.conversation(), "Yes.");
    assertThat(sent()).isEqualTo(new Fate.CalledOff("answered"));
    assertThat(given).isEmpty();
  }

  @Test
  void who_has_got_all_of_it_is_not_told() {
    var all = Set.of(taken(0), taken(1));
    memory.within(
        store -> {
          store.deliveries().taken(all);
          return true;
        });
    assertThat(sent()).isEqualTo(new Fate.CalledOff("seen"));
    assertThat(given).isEmpty();
  }

  private Taken taken(long seq) {
    return new Taken(scene.organization(), zoe.conversation(), seq);
  }

  @Test
  void who_has_no_address_any_more_is_not_told() {
    scene.on(
        zoe.conversation(),
        exchange ->
            new Accepted<>(
                exchange.conversation(), 0, List.of(new Event.DetailsChanged(Details.NONE))));
    assertThat(sent()).isEqualTo(new Fate.CalledOff("no_address"));
    assertThat(given).isEmpty();
  }

  /** Source: FAILURES.md 33. */
  @Test
  void a_worker_that_was_held_up_sends_nothing_on_an_old_lease() {
    var job = send.lease(1).getFirst();
    var longAgo = System.nanoTime() - SendAwayMails.FRESH.toNanos() - 1;
    assertThat(send.send(new Job(job.mail(), longAgo))).isEmpty();
    assertThat(given).isEmpty();
    assertThat(send.held(job)).isTrue();
    assertThat(send.held(new Job(job.mail(), System.nanoTime() - SendAwayMails.LEASE.toNanos())))
        .isFalse();
  }
}
