package dev.baton.http.hitl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.conversation.Conversation;
import dev.baton.http.Settings.Times;
import dev.baton.http.kit.HttpText;
import dev.baton.http.kit.RawHttp;
import dev.baton.http.stream.EventStream.Pace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollTest {
  private final Desk desk = Desk.open();
  private final Team acme = new Team(desk, "Acme");
  private final Conversation.Id conversation = acme.conversation();

  @AfterEach
  void close() {
    desk.close();
  }

  private String path(String query) {
    return "/v1/v2/conversations/%s/messages%s".formatted(conversation.value(), query);
  }

  private CompletableFuture<Said> later(String query) {
    var executor = Executors.newVirtualThreadPerTaskExecutor();
    return CompletableFuture.supplyAsync(() -> desk.get(acme.key, path(query)), executor);
  }

  private static void until(BooleanSupplier reached) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!reached.getAsBoolean()) {
      assertThat(System.nanoTime()).as("never reached").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @Test
  void it_shows_every_message_with_every_field_in_order() {
    var visitor = acme.visitorSays(conversation, "Hello?");
    var handoff = acme.handoff(conversation);
    var relayed = desk.post(acme.ada.key(), handoff + "/messages", "{\"content\":\"Hi\"}");
    var polled = desk.get(acme.key, path(""));
    var expected =
        """
        {"session_status": "waiting_for_human", "next_seq": 2, "messages": [
          {"id": "%1$s", "session_id": "%2$s", "seq": 0, "role": "user", "content": "Hello?",
           "metadata": {}, "created_at": "2026-03-01T12:00:00.000000Z", "delivery_status": null,
           "authored_by": null, "operator_actor_id": null},
          {"id": "%3$s", "session_id": "%2$s", "seq": 1, "role": "system",
           "content": "A team member has joined the conversation.",
           "metadata": {}, "created_at": "2026-03-01T12:00:00.000000Z",
           "delivery_status": "queued", "authored_by": null, "operator_actor_id": null},
          {"id": "%4$s", "session_id": "%2$s", "seq": 2, "role": "assistant", "content": "Hi",
           "metadata": {}, "created_at": "2026-03-01T12:00:00.000000Z",
           "delivery_status": "queued", "authored_by": "human_operator",
           "operator_actor_id": "%5$s"}]}
        """
            .formatted(
                visitor.id().value(),
                conversation.value(),
                polled.at("messages/1/id"),
                relayed.at("id"),
                acme.ada.id());
    assertThat(polled).isEqualTo(Said.of(200, expected));
  }

  @Test
  void it_goes_on_after_the_seq_that_was_seen_and_keeps_it_when_nothing_follows() {
    for (var text : List.of("a", "b", "c")) acme.visitorSays(conversation, text);
    var one = desk.get(acme.key, path("?since_seq=0&limit=1"));
    assertThat(one.at("messages/0/content")).isEqualTo("b");
    assertThat(one.at("next_seq")).isEqualTo("1");
    for (var seq : List.of("2", "7", "999999999999")) {
      assertThat(desk.get(acme.key, path("?since_seq=" + seq)))
          .isEqualTo(
              Said.of(
                  200,
                  "{\"session_status\": \"active\", \"messages\": [], \"next_seq\": %s}"
                      .formatted(seq)));
    }
  }

  @Test
  void of_a_long_conversation_at_most_500_messages_come_at_once() {
    for (int i = 0; i < 501; i++) acme.visitorSays(conversation, "line " + i);
    assertThat(desk.get(acme.key, path("")).at("next_seq")).isEqualTo("499");
  }

  @Test
  void a_waiting_reader_gets_what_is_said_meanwhile() {
    acme.visitorSays(conversation, "before");
    var waiting = later("?since_seq=0&wait_seconds=30");
    until(() -> desk.feed().rooms() == 1);
    acme.visitorSays(conversation, "after");
    assertThat(waiting.join().at("messages/0/content")).isEqualTo("after");
    assertThat(waiting.join().at("next_seq")).isEqualTo("1");
    assertThat(desk.feed().rooms()).isZero();
  }

  @Test
  void two_readers_at_once_are_both_served() {
    var one = later("?wait_seconds=30");
    var other = later("?wait_seconds=30");
    until(() -> desk.feed().rooms() == 1);
    acme.visitorSays(conversation, "Hello?");
    assertThat(one.join()).isEqualTo(other.join());
    assertThat(one.join().at("messages/0/content")).isEqualTo("Hello?");
  }

  @Test
  void a_reader_who_waits_for_nothing_gets_his_seq_back_in_time() {
    long began = System.nanoTime();
    assertThat(desk.get(acme.key, path("?since_seq=4&wait_seconds=1")))
        .isEqualTo(
            Said.of(200, "{\"session_status\": \"active\", \"messages\": [], \"next_seq\": 4}"));
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(Duration.ofMillis(990), Duration.ofSeconds(10));
  }

  @Test
  void nobody_waits_where_nothing_can_come_or_something_is_there() {
    acme.visitorSays(conversation, "there");
    long began = System.nanoTime();
    assertThat(desk.get(acme.key, path("?wait_seconds=30")).at("next_seq")).isEqualTo("0");
    desk.post(acme.key, "/v1/v2/conversations/%s/close".formatted(conversation.value()), "");
    var closed = desk.get(acme.key, path("?since_seq=0&wait_seconds=30"));
    assertThat(closed.at("session_status")).isEqualTo("closed");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void a_conversation_that_closes_ends_the_wait_and_says_so() {
    var waiting = later("?wait_seconds=30");
    until(() -> desk.feed().rooms() == 1);
    desk.post(acme.key, "/v1/v2/conversations/%s/close".formatted(conversation.value()), "");
    assertThat(waiting.join().at("session_status")).isEqualTo("closed");
  }

  @Test
  void a_reader_who_hangs_up_does_not_stay_waiting() throws IOException {
    try (var raw = new RawHttp(desk.port())) {
      raw.send(HttpText.request("GET " + path("?wait_seconds=30"), "", "x-api-key: " + acme.key));
      until(() -> desk.feed().rooms() == 1);
    }
    long began = System.nanoTime();
    until(() -> desk.feed().rooms() == 0);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void a_request_that_was_sent_ahead_is_served_after_the_wait() throws IOException {
    try (var raw = new RawHttp(desk.port())) {
      var first = "GET %s HTTP/1.1\r\nHost: b\r\nx-api-key: %s\r\n\r\n";
      raw.send(first.formatted(path("?wait_seconds=3"), acme.key));
      until(() -> desk.feed().rooms() == 1);
      raw.send(first.formatted(path("?since_seq=7"), acme.key));
      assertThat(raw.answer().orElseThrow().body()).contains("\"next_seq\":-1");
      assertThat(raw.answer().orElseThrow().body()).contains("\"next_seq\":7");
    }
  }

  @Test
  void a_wait_may_be_longer_than_a_connection_may_be_idle() {
    var brisk =
        new Times(
            Duration.ofMillis(300),
            Times.USUAL.request(),
            Times.USUAL.write(),
            Times.USUAL.drain(),
            Pace.USUAL);
    try (var impatient = new Desk(brisk, _ -> List.of())) {
      var team = new Team(impatient, "Hasty");
      var path =
          "/v1/v2/conversations/%s/messages?wait_seconds=2".formatted(team.conversation().value());
      assertThat(impatient.get(team.key, path).status()).isEqualTo(200);
    }
  }

  @Test
  void a_server_that_stops_answers_those_who_wait() {
    var waiting = later("?wait_seconds=30");
    until(() -> desk.feed().rooms() == 1);
    long began = System.nanoTime();
    desk.close();
    assertThat(waiting.join().status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
  }
}
