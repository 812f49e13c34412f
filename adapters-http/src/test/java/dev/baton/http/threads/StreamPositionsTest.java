package dev.baton.http.threads;

import static dev.baton.http.threads.Office.next;
import static dev.baton.http.threads.Office.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.conversation.EndReason;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From where on a stream of a thread tells. */
class StreamPositionsTest {
  private Premises premises;
  private Office acme;

  @BeforeEach
  void open() {
    premises = Threads.premises();
    acme = new Office(premises, premises.tenant());
  }

  @AfterEach
  void close() {
    premises.close();
  }

  @Test
  void a_reader_that_comes_back_gets_exactly_what_it_missed_and_then_the_rest() throws IOException {
    var thread = acme.thread();
    for (int i = 0; i < 300; i++) acme.botSays(thread, "" + i);
    for (int seen : new int[] {0, 43, 171, 298, 299}) {
      try (var reader = acme.follow(thread, seen)) {
        var ids = new ArrayList<Integer>();
        for (int i = seen; i < 299; i++) ids.add(Integer.valueOf(next(reader).id() + ""));
        assertThat(ids).containsExactlyElementsOf(between(seen + 1, 299));
      }
    }
    try (var reader = acme.follow(thread, 298)) {
      acme.botSays(thread, "live");
      assertThat(next(reader).id()).isEqualTo("299");
      assertThat(text(next(reader))).isEqualTo("live");
    }
  }

  private static List<Integer> between(int first, int last) {
    var all = new ArrayList<Integer>();
    for (int i = first; i <= last; i++) all.add(i);
    return all;
  }

  static List<String> positionsOfNobody() {
    return List.of(
        "7",
        "999999999999999999",
        "-1",
        "x",
        "1.5",
        "01",
        "1e3",
        "0x1",
        "9".repeat(19),
        "9".repeat(6_000),
        UUID.randomUUID().toString(),
        "1;drop",
        "%00");
  }

  @ParameterizedTest
  @MethodSource("positionsOfNobody")
  void a_position_that_is_none_is_told_where_the_head_is(String position) throws IOException {
    var thread = acme.thread();
    for (int i = 0; i < 3; i++) acme.botSays(thread, "" + i);
    try (var reader = acme.follow(thread, position)) {
      var event = next(reader);
      assertThat(event.name()).isEqualTo("resync");
      assertThat(event.id()).isEqualTo("2");
      assertThat(event.json()).isEqualTo(Json.of("{\"threadId\":\"%s\",\"position\":2}", thread));
      acme.botSays(thread, "after");
      assertThat(text(next(reader))).isEqualTo("after");
    }
  }

  @Test
  void where_nothing_was_said_a_lost_reader_gets_no_position() throws IOException {
    var thread = acme.thread();
    try (var reader = acme.follow(thread, "x")) {
      var event = next(reader);
      assertThat(event.name()).isEqualTo("resync");
      assertThat(event.id()).isNull();
      assertThat(event.json().get("position").intValue()).isEqualTo(-1);
    }
  }

  @Test
  void ten_thousand_bytes_for_a_position_open_nothing() throws IOException {
    var thread = acme.thread();
    try (var reader = acme.follow(thread, "9".repeat(10_240))) {
      assertThat(reader.status()).isIn(200, 400, 431);
      if (reader.status() == 200) assertThat(next(reader).name()).isEqualTo("resync");
    }
  }

  @Test
  void a_thread_that_is_over_is_told_from_any_position() throws IOException {
    var thread = acme.thread();
    acme.botSays(thread, "Hi.");
    acme.botSays(thread, "Bye.");
    acme.close(thread, EndReason.ENDED);
    try (var reader = acme.follow(thread, 0)) {
      assertThat(text(next(reader))).isEqualTo("Bye.");
      assertThat(next(reader).name()).isEqualTo("closed");
    }
    try (var reader = acme.follow(thread, null)) {
      assertThat(next(reader).name()).isEqualTo("closed");
      assertThat(reader.next()).isNull();
    }
  }
}
