package dev.baton.application.contract;

import static dev.baton.application.contract.AskedOnce.otherBody;
import static dev.baton.application.contract.AskedOnce.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.once.Outcome;
import dev.baton.application.once.Ticket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What holds for requests that are carried out once. Source: FAILURES.md, section I. */
public interface RepliesContract extends AskedOnce {

  /** Source: FAILURES.md 1. */
  @Test
  default void what_was_done_is_not_done_again_and_answered_alike() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var ticket = ticket(scene.organization());
    assertThat(says(scene, conversation, ticket)).isEqualTo(new Outcome.Done());
    assertThat(says(scene, conversation, ticket)).isEqualTo(new Outcome.Repeated("seq 0"));
    assertThat(saysSharing(scene, conversation, ticket)).isEqualTo(new Outcome.Repeated("seq 0"));
    assertThat(scene.read(conversation).nextSeq()).isEqualTo(1);
  }

  @Test
  default void the_same_holds_for_what_shares_a_commit() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var ticket = ticket(scene.organization());
    assertThat(saysSharing(scene, conversation, ticket)).isEqualTo(new Outcome.Done());
    assertThat(saysSharing(scene, conversation, ticket)).isEqualTo(new Outcome.Repeated("seq 0"));
    assertThat(says(scene, conversation, ticket)).isEqualTo(new Outcome.Repeated("seq 0"));
    assertThat(scene.read(conversation).nextSeq()).isEqualTo(1);
  }

  /** Source: FAILURES.md 2. */
  @Test
  default void another_body_under_the_same_key_is_refused_and_changes_nothing() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var ticket = ticket(scene.organization());
    says(scene, conversation, ticket);
    assertThat(says(scene, conversation, otherBody(ticket))).isEqualTo(new Outcome.Conflicting());
    assertThat(saysSharing(scene, conversation, otherBody(ticket)))
        .isEqualTo(new Outcome.Conflicting());
    assertThat(says(scene, conversation, ticket)).isEqualTo(new Outcome.Repeated("seq 0"));
    assertThat(scene.read(conversation).nextSeq()).isEqualTo(1);
  }

  /** Source: FAILURES.md 4. */
  @Test
  default void the_same_hash_in_two_organizations_is_two_requests() {
    var one = Scene.in(ports());
    var other = Scene.in(ports());
    var ticket = ticket(one.organization());
    var same = new Ticket(other.organization(), ticket.scope(), ticket.fingerprint());
    assertThat(says(one, one.conversation(), ticket)).isEqualTo(new Outcome.Done());
    assertThat(says(other, other.conversation(), same)).isEqualTo(new Outcome.Done());
  }

  /** Source: FAILURES.md 3. */
  @Test
  default void of_many_that_come_at_once_one_is_carried_out() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    for (int round = 0; round < 4; round++) {
      var ticket = ticket(scene.organization());
      var outcomes =
          Race.of(
              64,
              number ->
                  number % 2 == 0
                      ? says(scene, conversation, ticket)
                      : saysSharing(scene, conversation, ticket));
      assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
      assertThat(outcomes)
          .allMatch(
              each ->
                  each instanceof Outcome.Done
                      || each instanceof Outcome.Running
                      || each instanceof Outcome.Repeated);
      assertThat(scene.read(conversation).nextSeq()).isEqualTo(round + 1);
    }
  }

  @Test
  default void while_it_is_carried_out_it_is_not_begun_again() throws Exception {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var ticket = ticket(scene.organization());
    var said = new CountDownLatch(1);
    var looked = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          threads.submit(
              () ->
                  replies()
                      .once(
                          ticket,
                          () -> {
                            scene.visitorSays(conversation, "Hello?");
                            said.countDown();
                            await(looked);
                            return "first";
                          }));
      try {
        said.await();
        assertThat(replies().once(ticket, () -> "second")).isEqualTo(new Outcome.Running());
      } finally {
        looked.countDown();
      }
      assertThat(first.get()).isEqualTo(new Outcome.Done());
    }
    assertThat(replies().once(ticket, () -> "third")).isEqualTo(new Outcome.Repeated("first"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
