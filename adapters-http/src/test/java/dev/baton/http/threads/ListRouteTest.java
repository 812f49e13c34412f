package dev.baton.http.threads;

import static dev.baton.http.threads.ThreadRoutesTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.application.conversation.StartConversation;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Details.Numbers;
import dev.baton.domain.conversation.EndReason;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.conversation.Priority;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import dev.baton.http.kit.Premises.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListRouteTest {
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

  private Answer list(String query) throws IOException {
    return premises.send("GET /api/v1/threads" + query, null, acme.tenant().key());
  }

  private static List<String> ids(JsonNode list) {
    return list.get("threads").findValuesAsText("id").stream()
        .filter(id -> !list.at("/threads/0/agentId").textValue().equals(id))
        .toList();
  }

  @Test
  void a_list_shows_threads_as_they_are_shown_alone() throws IOException {
    var thread = acme.thread();
    var alone = premises.send("GET /api/v1/threads/" + thread, null, acme.tenant().key()).body();
    assertThat(list("").body())
        .isEqualTo(
            Json.of(
                "{\"threads\":[%s],\"pagination\":{\"limit\":10,\"nextCursor\":null}}",
                alone.get("thread")));
    var other = new Office(premises, premises.tenant());
    assertThat(premises.send("GET /api/v1/threads", null, other.tenant().key()).body())
        .isEqualTo(Json.of("{\"threads\":[],\"pagination\":{\"limit\":10,\"nextCursor\":null}}"));
  }

  private List<String> several(int count) throws IOException {
    var threads = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      threads.addFirst(acme.thread());
      if (i % 3 == 0) premises.pass(Duration.ofMillis(1));
    }
    return threads;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100})
  void pages_give_every_thread_once_newest_first(int limit) throws IOException {
    var threads = several(7);
    var seen = new ArrayList<String>();
    var cursor = "";
    do {
      var page = list("?limit=" + limit + cursor).body();
      seen.addAll(ids(page));
      var next = page.at("/pagination/nextCursor");
      cursor = next.isNull() ? "" : "&cursor=" + next.textValue();
    } while (!cursor.isEmpty());
    assertThat(seen).containsExactlyElementsOf(threads);
  }

  @Test
  void a_list_is_filtered() throws IOException {
    var open = acme.thread();
    var resolved = acme.thread();
    acme.move(resolved, Phase.RESOLVED);
    var fraud = acme.thread();
    acme.close(fraud, EndReason.FRAUD);
    var ended = acme.thread();
    acme.close(ended, EndReason.ENDED);
    var handled = acme.thread();
    acme.close(handled, EndReason.HANDOFF_RESOLVED);
    var archived = acme.thread();
    acme.move(archived, Phase.ARCHIVED);
    var sms = sms("+14155550100");
    var bot = acme.tenant().bot().id().value();
    assertThat(ids(list("?isActive=true").body())).containsExactlyInAnyOrder(open, resolved, sms);
    assertThat(ids(list("?isActive=false").body()))
        .containsExactlyInAnyOrder(fraud, ended, handled, archived);
    assertThat(ids(list("?closedReason=FRAUD").body())).containsExactly(fraud);
    assertThat(ids(list("?closedReason=ENDED").body())).containsExactlyInAnyOrder(ended, handled);
    assertThat(ids(list("?closedReason=FRAUD&isActive=true").body())).isEmpty();
    assertThat(ids(list("?toPhoneNumber=%2B14155550100").body())).containsExactly(sms);
    assertThat(ids(list("?toPhoneNumber=%25").body())).isEmpty();
    assertThat(ids(list("?agentId=" + bot).body())).hasSize(7);
    var elsewhere = premises.tenant().bot().id().value();
    assertThat(ids(list("?agentId=" + elsewhere).body())).isEmpty();
    assertThat(list("?toPhoneNumber=%2B14155550100").body().at("/threads/0/toPhoneNumber"))
        .isEqualTo(Json.of("\"+14155550100\""));
  }

  private String sms(String number) {
    var details =
        new Details(
            null,
            null,
            null,
            Priority.MEDIUM,
            null,
            Details.Contact.UNKNOWN,
            new Numbers(number, "+14155550199"),
            Details.NONE.metadata(),
            Details.NONE.variables());
    var start = new StartConversation(premises.memory, premises.ids);
    var order = new StartConversation.Order(Channel.SMS, null, details);
    var started = start.start(acme.tenant().organization(), order).orElseThrow();
    return started.conversation().value().toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limit=0          | Query parameter limit must be at least 1.
          limit=101        | Query parameter limit must be at most 100.
          limit=x          | Query parameter limit must be an integer.
          cursor=1         | Query parameter cursor must be a UUID.
          cursor=%s        | cursor is not the id of a thread.
          agentId=x        | Query parameter agentId must be a UUID.
          """)
  void a_list_is_not_given_for_nonsense(String query, String message) throws IOException {
    var foreign = new Office(premises, premises.tenant()).thread();
    assertError(list("?" + query.formatted(foreign)), 400, "BAD_REQUEST", message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"isActive=yes", "closedReason=X", "closedReason=HANDOFF_RESOLVED"})
  void a_filter_has_its_words(String query) throws IOException {
    assertThat(list("?" + query).status()).isEqualTo(400);
  }
}
