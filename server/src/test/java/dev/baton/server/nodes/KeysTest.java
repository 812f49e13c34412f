package dev.baton.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.server.installation.Answer;
import dev.baton.server.installation.Api;
import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that end, seen from the node that ended them and from another. */
class KeysTest {
  private static final String KEYS = "/v1/identity/api-keys";
  private static final String WHOAMI = "/v1/identity/whoami";
  private static final Duration ONE_SECOND = Duration.ofSeconds(1);

  @AutoClose private final Installation installation = Installation.fresh();

  private static Answer issue(People people) {
    return people.organization().post(KEYS, Map.of("name", "short-lived")).expect(201);
  }

  /** How long after {@code ended} somebody was still let in, at most. */
  private static Duration letIn(Api holder, int refusal, long ended) {
    long last = ended;
    while (true) {
      long asked = System.nanoTime();
      int status = holder.get(WHOAMI).status();
      if (status == refusal) return Duration.ofNanos(last - ended);
      assertThat(status).isEqualTo(200);
      last = asked;
    }
  }

  @Test
  void a_revoked_key_opens_nothing_here_at_once_and_nothing_elsewhere_within_a_second() {
    var here = installation.start().people();
    var there = installation.start().people();
    var key = issue(here);
    var secret = key.text("plain_text_key");
    var chat = Chat.open(here);
    try (var stream = chat.stream(here.with(secret), null);
        var elsewhere = chat.stream(there.with(secret), null)) {
      there.with(secret).get(WHOAMI).expect(200);
      here.organization().call("DELETE", KEYS + "/" + key.text("id"), "").expect(204);
      long ended = System.nanoTime();
      here.with(secret).get(WHOAMI).expect(401);
      assertThat(letIn(there.with(secret), 401, ended)).isLessThanOrEqualTo(ONE_SECOND);
      stream.awaitEnd();
      assertThat(since(ended)).as("here").isLessThan(Duration.ofSeconds(3));
      elsewhere.awaitEnd();
      assertThat(since(ended)).as("elsewhere").isLessThan(Duration.ofSeconds(5));
    }
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  @Test
  void a_paused_key_rests_on_every_node_until_it_is_resumed_on_any() {
    var here = installation.start().people();
    var there = installation.start().people();
    var key = issue(here);
    var secret = key.text("plain_text_key");
    var one = KEYS + "/" + key.text("id");
    there.with(secret).get(WHOAMI).expect(200);
    here.organization().post(one + "/pause").expect(200);
    long ended = System.nanoTime();
    here.with(secret).get(WHOAMI).expect(403);
    assertThat(letIn(there.with(secret), 403, ended)).isLessThanOrEqualTo(ONE_SECOND);
    here.organization().post(one + "/resume").expect(200);
    here.with(secret).get(WHOAMI).expect(200);
    Eventually.is(200, Duration.ofSeconds(5), () -> there.with(secret).get(WHOAMI).status());
  }

  @Test
  void whoever_leaves_is_out_on_every_node_and_what_he_holds_waits_again() {
    var here = installation.start().people();
    var there = installation.start().people();
    var chat = Chat.open(here);
    chat.claim(there.operator(), 600).expect(200);
    var path = "/v1/identity/operators/" + here.operatorId();
    here.organization().call("DELETE", path, "").expect(204);
    long ended = System.nanoTime();
    assertThat(chat.status(there.organization())).isEqualTo("requested");
    here.operator().get(WHOAMI).expect(401);
    assertThat(letIn(there.operator(), 401, ended)).isLessThanOrEqualTo(ONE_SECOND);
    installation.execute(
        "update handoff set status = 'assigned', owner_id = '%s', owned_since = now() where id = '%s'"
            .formatted(here.operatorId(), chat.handoff()));
    Eventually.is("requested", Duration.ofSeconds(20), () -> chat.status(there.otherOperator()));
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, 3600})
  void a_key_expires_by_the_clock_of_the_database_whatever_the_node_believes(long seconds) {
    InstantSource off = () -> Instant.now().plusSeconds(seconds);
    var people = installation.start(off).people();
    var soon = Map.of("name", "x", "expires_at", Instant.now().plusSeconds(1800).toString());
    var key = people.organization().post(KEYS, soon).expect(201);
    var holder = people.with(key.text("plain_text_key"));
    holder.get(WHOAMI).expect(200);
    installation.execute(
        "update api_key set expires_at = clock_timestamp() where id = '%s'"
            .formatted(key.text("id")));
    assertThat(letIn(holder, 401, System.nanoTime())).isLessThanOrEqualTo(ONE_SECOND);
  }
}
