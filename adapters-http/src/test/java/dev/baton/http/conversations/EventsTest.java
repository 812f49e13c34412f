package dev.baton.http.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.access.Scope;
import dev.baton.http.kit.EventReader;
import dev.baton.http.kit.EventReader.Event;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventsTest {
  @AutoClose private final Premises premises = Talks.open();
  private final Talks acme = new Talks(premises, premises.tenant());
  private final Talks globex = new Talks(premises, premises.tenant());

  private EventReader follow(Talks who, @Nullable String position) throws IOException {
    var key = who.tenant().key();
    if (position == null) return premises.follow("/v1/events", key);
    return premises.follow("/v1/events", key, "Last-Event-ID", position);
  }

  private static Event next(EventReader reader) throws IOException {
    return Objects.requireNonNull(reader.next(), "the stream is over");
  }

  private static List<Event> next(EventReader reader, int count) throws IOException {
    var all = new ArrayList<Event>();
    for (int i = 0; i < count; i++) all.add(next(reader));
    return all;
  }

  private static String text(Event event) {
    return event.json().at("/parts/0/text").textValue();
  }

  @Test
  void a_takeover_is_told_in_its_order_and_with_the_messages_themselves() throws IOException {
    var id = acme.in("agent_requested");
    try (var reader = follow(acme, null)) {
      assertThat(reader.status()).isEqualTo(200);
      assertThat(reader.header("Content-Type")).isEqualTo("text/event-stream; charset=utf-8");
      assertThat(reader.header("X-Accel-Buffering")).isEqualTo("no");
      var posted = acme.reply(id, "{\"text\":\"Hello.\"}").body();
      var told = next(reader, 3);
      assertThat(told)
          .extracting(Event::name)
          .containsExactly("new_message", "conversation_updated", "new_message");
      assertThat(text(told.get(0))).isEqualTo("A team member has joined the conversation.");
      assertThat(told.get(1).json())
          .isEqualTo(
              Json.of(
                  """
                  {"conversation_id":"%s","from":"agent_requested","to":"open","epoch":3,
                   "created_at":"%s"}
                  """,
                  id, Premises.START));
      assertThat(told.get(2).json()).isEqualTo(posted);
    }
  }

  @Test
  void a_request_and_its_handoff_are_told() throws IOException {
    try (var reader = follow(acme, null)) {
      var id = acme.in("agent_requested");
      var told = next(reader, 3);
      assertThat(told)
          .extracting(Event::name)
          .containsExactlyInAnyOrder(
              "conversation_created", "conversation_updated", "handoff_requested");
      var handoff =
          told.stream().filter(it -> it.name().startsWith("handoff")).findFirst().orElseThrow();
      assertThat(handoff.json().get("conversation_id").textValue()).isEqualTo(id);
      assertThat(handoff.json().get("owner").isNull()).isTrue();
      assertThat(handoff.json().get("claim").textValue()).isEqualTo("none");
    }
  }

  /** Source: FAILURES.md 41. */
  @Test
  void who_comes_back_with_its_last_id_gets_exactly_what_it_missed() throws IOException {
    var id = acme.in("open");
    var all = new ArrayList<Event>();
    try (var reader = follow(acme, null)) {
      for (int i = 0; i < 20; i++) acme.reply(id, "{\"text\":\"%d\"}".formatted(i));
      all.addAll(next(reader, 20));
    }
    for (int seen : new int[] {0, 7, 18}) {
      try (var reader = follow(acme, all.get(seen).id())) {
        assertThat(next(reader, 19 - seen)).isEqualTo(all.subList(seen + 1, 20));
      }
    }
    try (var reader = follow(acme, all.getLast().id())) {
      acme.reply(id, "{\"text\":\"live\"}");
      assertThat(text(next(reader))).isEqualTo("live");
    }
  }

  @Test
  void a_place_may_be_named_in_the_url_and_the_header_counts_before_it() throws IOException {
    var id = acme.in("open");
    var all = new ArrayList<Event>();
    try (var reader = follow(acme, null)) {
      for (int i = 0; i < 3; i++) acme.reply(id, "{\"text\":\"%d\"}".formatted(i));
      all.addAll(next(reader, 3));
    }
    var path = "/v1/events?position=" + all.get(0).id();
    try (var reader = premises.follow(path, acme.tenant().key())) {
      assertThat(text(next(reader))).isEqualTo("1");
    }
    var last = all.get(1).id() + "";
    try (var reader = premises.follow(path, acme.tenant().key(), "Last-Event-ID", last)) {
      assertThat(text(next(reader))).isEqualTo("2");
    }
  }

  static Stream<String> positionsOfNobody() {
    return Stream.of("7", "-1", "x", "9".repeat(6_000), "AQ", "%00", "1;drop");
  }

  /** Source: FAILURES.md 42. */
  @ParameterizedTest
  @MethodSource("positionsOfNobody")
  void a_position_that_is_none_begins_anew_and_in_the_url_is_refused(String position)
      throws IOException {
    var id = acme.in("open");
    acme.reply(id, "{\"text\":\"before\"}");
    try (var reader = follow(acme, position)) {
      var told = next(reader);
      assertThat(told.name()).isEqualTo("resync");
      assertThat(told.json().get("position").textValue()).isEqualTo(told.id());
      assertThat(told.json().get("conversations").textValue()).isEqualTo("/v1/conversations");
      acme.reply(id, "{\"text\":\"after\"}");
      assertThat(text(next(reader))).isEqualTo("after");
    }
    if (position.contains("%")) return;
    var refused = acme.call("GET /v1/events?position=" + position, null);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().at("/details/fieldErrors/position/0").textValue())
        .isEqualTo("not a position of this stream");
  }

  /** Source: FAILURES.md 42. */
  @Test
  void a_position_of_another_organization_or_changed_by_a_bit_is_none() throws IOException {
    var id = acme.in("open");
    String ours;
    try (var reader = follow(acme, null)) {
      acme.reply(id, "{\"text\":\"secret\"}");
      acme.reply(id, "{\"text\":\"secret\"}");
      ours = next(reader).id() + "";
    }
    try (var reader = follow(globex, ours)) {
      assertThat(next(reader).name()).isEqualTo("resync");
      acme.reply(id, "{\"text\":\"secret\"}");
      globex.begin("{}");
      assertThat(next(reader).name()).isEqualTo("conversation_created");
    }
    var changed = ours.substring(0, 20) + (ours.charAt(20) == 'A' ? 'B' : 'A') + ours.substring(21);
    try (var reader = follow(acme, changed)) {
      assertThat(next(reader).name()).isEqualTo("resync");
    }
  }

  /** Source: FAILURES.md 42. */
  @Test
  void ten_thousand_bytes_for_a_position_open_nothing() throws IOException {
    try (var reader = follow(acme, "9".repeat(10_240))) {
      assertThat(reader.status()).isIn(200, 400, 431);
      if (reader.status() == 200) assertThat(next(reader).name()).isEqualTo("resync");
    }
  }

  /** Source: FAILURES.md 50. */
  @Test
  void a_text_of_many_lines_stays_one_line() throws IOException {
    var id = acme.in("open");
    try (var reader = follow(acme, null)) {
      acme.reply(id, "{\"text\":\"a\\r\\n\\r\\ndata: b\\nid: 7\\u2028\\u2029😀\"}");
      var event = next(reader);
      assertThat(text(event)).isEqualTo("a\r\n\r\ndata: b\nid: 7\u2028\u2029😀");
      assertThat(event.data()).doesNotContain("\u2028", "\u2029");
    }
  }

  /** Source: FAILURES.md 49. */
  @Test
  void a_stream_ends_when_its_key_is_revoked_and_leaves_nobody_behind() throws IOException {
    var organization = acme.tenant().organization();
    var key = premises.key(organization, EnumSet.of(Scope.CONVERSATIONS_READ));
    try (var reader = premises.follow("/v1/events", key)) {
      acme.begin("{}");
      next(reader);
      assertThat(premises.live.audiences()).isOne();
      premises.revoke(organization, key);
      assertThat(reader.next()).as("the end").isNull();
    }
    assertThat(premises.live.audiences()).isZero();
  }

  /** Source: FAILURES.md 52. */
  @Test
  void silence_is_broken_by_heartbeats() throws IOException {
    try (var reader = follow(acme, null)) {
      assertThat(Objects.requireNonNull(reader.block()).data()).startsWith("retry: ");
      for (int i = 0; i < 2; i++) {
        assertThat(Objects.requireNonNull(reader.block()).data()).isEqualTo(": still here");
      }
    }
  }

  @Test
  void that_somebody_types_is_told_without_an_id_and_not_for_each_keystroke() throws IOException {
    var id = acme.in("open");
    try (var reader = follow(acme, null)) {
      // Whoever is told something has come up to now.
      acme.reply(id, "{\"text\":\"Hello.\"}");
      next(reader);
      for (int i = 0; i < 10; i++) {
        var told = acme.call("POST /v1/conversations/" + id + "/typing", null);
        assertThat(told.status()).isEqualTo(204);
      }
      var typing = next(reader);
      assertThat(typing.name()).isEqualTo("typing");
      assertThat(typing.id()).isNull();
      assertThat(typing.json())
          .isEqualTo(
              Json.of("{\"conversation_id\":\"%s\",\"by\":\"team\",\"operator_id\":null}", id));
      acme.reply(id, "{\"text\":\"Hello again.\"}");
      assertThat(next(reader).name()).isEqualTo("new_message");
    }
    var refused = globex.call("POST /v1/conversations/" + id + "/typing", null);
    assertThat(refused.status()).isEqualTo(404);
    assertThat(globex.call("GET /v1/conversations/" + id + "/presence", null).status())
        .isEqualTo(404);
    assertThat(acme.call("GET /v1/conversations/" + id + "/presence", null).body())
        .isEqualTo(
            Json.of(
                "{\"object\":\"presence\",\"conversation_id\":\"%s\",\"watching\":false,\"away_mail\":null}",
                id));
  }
}
