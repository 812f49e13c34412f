package dev.baton.http.threads;

import static dev.baton.http.threads.Office.next;
import static dev.baton.http.threads.Office.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.access.Scope;
import dev.baton.domain.conversation.Phase;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a stream of a thread tells, and when it ends. */
class StreamRouteTest {
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
  void what_is_said_from_now_on_comes_with_its_seq_and_every_field() throws IOException {
    var thread = acme.thread();
    acme.botSays(thread, "before");
    try (var reader = acme.follow(thread, null)) {
      assertThat(reader.status()).isEqualTo(200);
      assertThat(reader.header("Content-Type")).isEqualTo("text/event-stream; charset=utf-8");
      assertThat(reader.header("X-Accel-Buffering")).isEqualTo("no");
      assertThat(reader.header("Cache-Control")).contains("no-transform");
      acme.botSays(thread, "after");
      var event = next(reader);
      assertThat(event.id()).isEqualTo("1");
      assertThat(event.name()).isEqualTo("message");
      assertThat(event.json())
          .isEqualTo(MessageListTest.message(event.json(), thread, "OUTBOUND", "after", "QUEUED"));
    }
  }

  @Test
  void a_takeover_shows_its_marker_and_then_the_reply() throws IOException {
    var thread = acme.thread();
    try (var reader = acme.follow(thread, null)) {
      acme.humanIsAskedFor(thread);
      acme.humanSays(thread, "I am here.");
      assertThat(text(next(reader))).isEqualTo("A team member has joined the conversation.");
      var reply = next(reader);
      assertThat(text(reply)).isEqualTo("I am here.");
      assertThat(reply.id()).isEqualTo("1");
    }
  }

  @Test
  void the_visitors_own_words_are_passed_over_and_positions_move_on() throws IOException {
    var thread = acme.thread();
    try (var reader = acme.follow(thread, null)) {
      acme.visitorSays(thread, "0");
      acme.visitorSays(thread, "1");
      acme.botSays(thread, "2");
      acme.visitorSays(thread, "3");
      acme.botSays(thread, "4");
      assertThat(List.of(next(reader).id() + "", next(reader).id() + "")).containsExactly("2", "4");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Phase.class,
      names = {"CLOSED", "ARCHIVED"})
  void the_end_of_a_thread_is_told_after_all_that_was_said(Phase over) throws IOException {
    var thread = acme.thread();
    try (var reader = acme.follow(thread, null)) {
      acme.botSays(thread, "Bye.");
      acme.move(thread, over);
      assertThat(text(next(reader))).isEqualTo("Bye.");
      var closed = next(reader);
      assertThat(closed.name()).isEqualTo("closed");
      assertThat(closed.json()).isEqualTo(Json.of("{\"threadId\":\"%s\"}", thread));
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void a_resolved_thread_goes_on() throws IOException {
    var thread = acme.thread();
    try (var reader = acme.follow(thread, null)) {
      acme.move(thread, Phase.RESOLVED);
      acme.move(thread, Phase.HUMAN);
      acme.humanSays(thread, "Once more.");
      assertThat(text(next(reader))).isEqualTo("Once more.");
    }
  }

  @Test
  void silence_is_broken_by_heartbeats() throws IOException {
    var thread = acme.thread();
    try (var reader = acme.follow(thread, null)) {
      assertThat(Objects.requireNonNull(reader.block()).data()).startsWith("retry: ");
      for (int i = 0; i < 2; i++) {
        assertThat(Objects.requireNonNull(reader.block()).data()).isEqualTo(": still here");
      }
    }
  }

  @Test
  void a_text_of_many_lines_stays_one_line() throws IOException {
    var thread = acme.thread();
    var odd = "a\r\n\r\ndata: b\nid: 7\u2028\u2029\u0085😀";
    try (var reader = acme.follow(thread, null)) {
      acme.botSays(thread, odd);
      var event = next(reader);
      assertThat(event.id()).isEqualTo("0");
      assertThat(text(event)).isEqualTo(odd);
      assertThat(event.data()).doesNotContain("\u2028", "\u2029");
    }
  }

  @Test
  void another_organizations_thread_is_as_good_as_none() throws IOException {
    var thread = acme.thread();
    acme.botSays(thread, "secret");
    var key = premises.tenant().key();
    for (var headers : List.of(new String[] {}, new String[] {"Last-Event-ID", "0"})) {
      for (var id : List.of(thread, UUID.randomUUID().toString())) {
        try (var reader = premises.follow("/api/v1/threads/" + id + "/stream", key, headers)) {
          assertThat(reader.status()).isEqualTo(404);
          assertThat(reader.body())
              .isEqualTo(
                  Json.of(
                      """
                      {"status":404,"message":"There is nothing here.","code":"NOT_FOUND",
                       "success":false}
                      """));
        }
      }
    }
    assertThat(premises.feed.rooms()).isZero();
  }

  @Test
  void a_reader_that_leaves_leaves_no_room() throws IOException {
    var thread = acme.thread();
    try (var reader = acme.follow(thread, null)) {
      acme.botSays(thread, "Hi.");
      next(reader);
      assertThat(premises.feed.rooms()).isOne();
    }
    // A reader that left is noticed at the next heartbeat or two.
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (premises.feed.rooms() > 0 && System.nanoTime() < deadline) Thread.onSpinWait();
    assertThat(premises.feed.rooms()).isZero();
  }

  @Test
  void a_stream_ends_when_its_key_is_revoked() throws IOException {
    var thread = acme.thread();
    var organization = acme.tenant().organization();
    var key = premises.key(organization, java.util.EnumSet.of(Scope.THREADS_READ));
    try (var reader = premises.follow("/api/v1/threads/" + thread + "/stream", key)) {
      acme.botSays(thread, "0");
      next(reader);
      premises.revoke(organization, key);
      assertThat(reader.next()).as("the end").isNull();
    }
  }

  @Test
  void a_stream_ends_when_the_visitors_token_expires() throws IOException {
    var body = "{\"agentId\":\"%s\"}".formatted(acme.tenant().bot().id().value());
    var opened = premises.send("POST /api/v1/chat/threads", body, "").body();
    var path = "/api/v1/chat/threads/" + opened.get("threadId").textValue() + "/stream";
    try (var reader = premises.follow(path, opened.get("token").textValue())) {
      assertThat(reader.status()).isEqualTo(200);
      premises.pass(Duration.ofHours(25));
      assertThat(reader.next()).as("the end").isNull();
    }
  }
}
