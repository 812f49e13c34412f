package dev.baton.application.contract;

import static dev.baton.application.contract.AskedOnce.otherBody;
import static dev.baton.application.contract.AskedOnce.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.once.Outcome;
import dev.baton.domain.Decision;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.handoff.Request;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is remembered of requests that are carried out once. Source: FAILURES.md, section I. */
public interface RememberedContract extends AskedOnce {

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
