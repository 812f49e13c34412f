package dev.baton.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @AutoClose private final Installation installation = Installation.fresh();

  @Test
  void a_lease_that_is_over_brings_the_handoff_back_to_the_queue() {
    var here = installation.start().people();
    var there = installation.start().people();
    var chat = Chat.open(here);
    chat.claim(here.operator(), 30).expect(200);
    chat.relay(here.operator(), "I am on it.").expect(200);
    assertThat(chat.status(there.operator())).isEqualTo("accepted");
    overdue(chat);
    Eventually.is("requested", SOON, () -> chat.status(there.operator()));
    assertThat(chat.owner(here.operator()).text("kind")).isEqualTo("none");
  }

  @Test
  void a_lease_lapses_although_the_node_that_gave_it_is_gone() {
    var here = installation.start().people();
    var there = installation.start().people();
    var chat = Chat.open(here);
    chat.claim(here.operator(), 30).expect(200);
    installation.stopFirst();
    overdue(chat);
    Eventually.is("requested", SOON, () -> chat.status(there.operator()));
  }

  @Test
  void relays_and_heartbeats_renew_it_on_any_node() {
    var here = installation.start().people();
    var there = installation.start().people();
    var chat = Chat.open(here);
    chat.claim(here.operator(), 600).expect(200);
    endsSoon(chat);
    chat.relay(there.operator(), "Still here.").expect(200);
    assertThat(leaseIsTenMinutes(chat)).as("after a relay").isEqualTo("t");
    endsSoon(chat);
    chat.claim(there.operator(), 600).expect(200);
    assertThat(leaseIsTenMinutes(chat)).as("after a heartbeat").isEqualTo("t");
  }

  @Test
  void whoever_held_it_before_is_refused_once_another_does() {
    var here = installation.start().people();
    var there = installation.start().people();
    var chat = Chat.open(here);
    chat.claim(here.operator(), 30).expect(200);
    overdue(chat);
    chat.claim(there.otherOperator(), 600).expect(200);
    var refused = chat.relay(here.operator(), "Still typing.").expect(409);
    assertThat(refused.text("error")).isEqualTo("handoff_claimed");
    assertThat(refused.text("content")).isEqualTo("Still typing.");
    assertThat(refused.text("holder")).isEqualTo(here.otherOperatorId().toString());
    chat.release(here.operator()).expect(409);
    chat.claim(here.operator(), 600).expect(409);
    assertThat(chat.owner(here.operator()).text("holder"))
        .isEqualTo(here.otherOperatorId().toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, 3600})
  void a_node_whose_clock_is_an_hour_off_changes_nothing(long seconds) {
    InstantSource off = () -> Instant.now().plusSeconds(seconds);
    var people = installation.start(off).people();
    var held = Chat.open(people);
    held.claim(people.operator(), 600).expect(200);
    assertThat(leaseIsTenMinutes(held)).isEqualTo("t");
    var lapsing = Chat.open(people);
    lapsing.claim(people.operator(), 30).expect(200);
    overdue(lapsing);
    Eventually.is("requested", SOON, () -> lapsing.status(people.operator()));
    assertThat(held.status(people.operator())).as("swept as well").isEqualTo("accepted");
    held.claim(people.otherOperator(), 600).expect(409);
    assertSeqsAndTimesInOrder(held, people);
  }

  /** The ids that a right node and a wrong one mint are out of order; what counts is not. */
  private void assertSeqsAndTimesInOrder(Chat chat, People wrong) {
    var right = installation.start().people();
    chat.relay(wrong.operator(), "one").expect(200);
    chat.relay(right.operator(), "two").expect(200);
    chat.relay(wrong.operator(), "three").expect(200);
    var path = "/v1/v2/conversations/" + chat.thread() + "/messages?since_seq=0";
    var shown = right.operator().get(path).expect(200).body().path("messages");
    assertThat(shown)
        .extracting(each -> each.path("content").asText())
        .containsExactly("one", "two", "three");
    assertThat(shown).extracting(each -> each.path("seq").asInt()).containsExactly(1, 2, 3);
    assertThat(shown)
        .extracting(each -> Instant.parse(each.path("created_at").asText()))
        .isSorted()
        .allMatch(at -> Duration.between(at, Instant.now()).abs().toMinutes() < 5);
  }

  private void endsSoon(Chat chat) {
    installation.execute(
        "update handoff set lease_until = clock_timestamp() + interval '1 minute' where id = '%s'"
            .formatted(chat.handoff()));
  }

  private void overdue(Chat chat) {
    installation.execute(
        "update handoff set lease_until = clock_timestamp() - interval '1 second' where id = '%s'"
            .formatted(chat.handoff()));
  }

  private String leaseIsTenMinutes(Chat chat) {
    return installation.ask(
        "select lease_until - clock_timestamp() between interval '9 minutes' and interval '10"
            + " minutes'"
            + " from handoff where id = '%s'".formatted(chat.handoff()));
  }
}
