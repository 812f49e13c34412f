package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.once.Outcome;
import dev.baton.application.once.Replies;
import dev.baton.application.once.Ticket;
import dev.baton.domain.Decision;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.handoff.Request;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for requests that are carried out once. Source: FAILURES.md, section I. */
public interface RepliesContract {

  Ports ports();

  Replies replies();

  static Ticket ticket(Organization.@Nullable Id organization) {
    return new Ticket(organization, hash(), hash());
  }

  private static String hash() {
    var bytes = new byte[32];
    new Random().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static Ticket otherBody(Ticket ticket) {
    return new Ticket(ticket.organization(), ticket.scope(), hash());
  }

  /** Says something, and answers with its seq. */
  private Outcome says(Scene scene, Conversation.Id conversation, Ticket ticket) {
    return replies()
        .once(ticket, () -> "seq " + scene.visitorSays(conversation, "Hello?").message().seq());
  }

  private Outcome saysSharing(Scene scene, Conversation.Id conversation, Ticket ticket) {
    return replies()
        .once(
            ticket,
            () ->
                "seq "
                    + Scene.result(
                            replies()
                                .sharing(
                                    decision -> "seq " + Scene.result(decision).message().seq(),
                                    () -> scene.visitor(conversation, "Hello?")))
                        .message()
                        .seq());
  }

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

  /** Source: FAILURES.md 7. */
  @Test
  default void what_is_not_to_be_remembered_leaves_nothing_behind() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var ticket = ticket(scene.organization());
    var undone =
        replies()
            .once(
                ticket,
                () -> {
                  scene.visitorSays(conversation, "Hello?");
                  return null;
                });
    assertThat(undone).isEqualTo(new Outcome.Done());
    assertThat(scene.read(conversation).nextSeq()).isZero();
    assertThatThrownBy(
            () ->
                replies()
                    .once(
                        ticket,
                        () -> {
                          scene.visitorSays(conversation, "Hello?");
                          throw new IllegalArgumentException("a bug");
                        }))
        .hasMessage("a bug");
    assertThat(scene.read(conversation).nextSeq()).isZero();
    assertThat(says(scene, conversation, otherBody(ticket))).isEqualTo(new Outcome.Done());
  }

  @Test
  default void a_refusal_is_remembered_as_well() {
    var scene = Scene.in(ports());
    var missing = new Conversation.Id(scene.ids().next());
    var shared = ticket(scene.organization());
    for (var expected : new Outcome[] {new Outcome.Done(), new Outcome.Repeated("no")}) {
      var outcome =
          replies()
              .once(
                  shared,
                  () -> {
                    Decision<?> refused =
                        replies().sharing(_ -> "no", () -> scene.visitor(missing, "Hello?"));
                    assertThat(refused).isInstanceOf(Decision.Refused.class);
                    return "no";
                  });
      assertThat(outcome).isEqualTo(expected);
    }
    var plain = ticket(scene.organization());
    replies().once(plain, () -> "nothing was asked");
    assertThat(replies().once(plain, () -> "again"))
        .isEqualTo(new Outcome.Repeated("nothing was asked"));
  }

  @Test
  default void several_units_and_what_is_read_between_them_are_one() {
    var scene = Scene.in(ports());
    var ticket = ticket(scene.organization());
    var outcome =
        replies()
            .once(
                ticket,
                () -> {
                  var fresh = scene.conversation();
                  var handoff = scene.request(fresh, Request.unbriefed());
                  var seen = ports().conversations().find(scene.organization(), fresh);
                  var listed = ports().handoffs().find(scene.organization(), handoff);
                  return seen.isPresent() && listed.isPresent() ? "seen" : "not seen";
                });
    assertThat(outcome).isEqualTo(new Outcome.Done());
    assertThat(replies().once(ticket, () -> "again")).isEqualTo(new Outcome.Repeated("seen"));
  }

  @Test
  default void slow_work_outside_is_spared_to_who_was_answered_before() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation(Channel.WEB, Details.NONE);
    var ticket = ticket(scene.organization());
    var fetched = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      replies()
          .once(
              ticket,
              () -> {
                replies().recall();
                fetched.incrementAndGet();
                return "seq " + scene.visitorSays(conversation, "Look.").message().seq();
              });
    }
    assertThat(fetched).hasValue(1);
    assertThat(scene.read(conversation).nextSeq()).isEqualTo(1);
  }
}
