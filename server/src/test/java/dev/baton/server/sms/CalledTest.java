package dev.baton.server.sms;

import static dev.baton.server.sms.Line.PUBLIC;
import static dev.baton.server.sms.Line.VISITOR;
import static dev.baton.server.sms.Line.contents;
import static dev.baton.server.sms.Line.sid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A message of a visitor, as the provider brings it, signed as its own library says. */
class CalledTest {
  @AutoClose private final Line line = Line.open();

  @Test
  void whoever_writes_for_the_first_time_begins_a_thread_with_the_numbers_bot() {
    line.says("Hello?");
    line.says("Anybody?");
    assertThat(line.threads()).hasSize(1);
    var thread =
        line.people()
            .organization()
            .get("/api/v1/threads/" + line.threads().getFirst())
            .expect(200);
    assertThat(thread.text("thread/fromPhoneNumber")).isEqualTo(Texts.OURS);
    assertThat(thread.text("thread/agentId")).isEqualTo(line.people().agentId().toString());
    var texts = line.thread();
    assertThat(contents(texts.polled(line.people()))).containsExactly("Hello?", "Anybody?");
    texts.relay(line.people(), "Here I am.").expect(200);
    texts.becomes("sent", line.people());
    assertThat(line.stub().taken().getLast())
        .containsEntry("To", VISITOR)
        .containsEntry("From", Texts.OURS);
  }

  @Test
  void what_is_closed_stays_so_and_another_thread_begins() {
    line.says("Hello?");
    var first = line.threads().getFirst();
    line.people()
        .organization()
        .call("PATCH", "/api/v1/threads/" + first + "/close", "{}")
        .expect(200);
    line.says("One more thing.");
    assertThat(line.threads()).hasSize(2);
    assertThat(contents(Texts.quiet(first, VISITOR).polled(line.people())))
        .containsExactly("Hello?");
  }

  /** Source: FAILURES.md 72. */
  @Test
  void what_is_told_twice_is_taken_once_also_at_the_same_time_and_on_two_nodes() throws Exception {
    var other = line.installation().start().people();
    var sid = sid();
    var calls = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 16; i++) {
      var at = new Provider(i % 2 == 0 ? line.people().baseUrl() : other.baseUrl(), PUBLIC);
      calls.add(() -> at.inbound(sid, VISITOR, Texts.OURS, "Once.").statusCode());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : threads.invokeAll(calls)) assertThat(each.get()).isIn(200, 503);
    }
    line.says(sid, "Once.");
    assertThat(line.threads()).hasSize(1);
    assertThat(contents(line.thread().polled(line.people()))).containsExactly("Once.");
  }

  @Test
  void a_number_that_nobody_has_is_nobodys() {
    assertThat(line.provider().inbound(sid(), VISITOR, "+15559999", "Hello?").statusCode())
        .isEqualTo(200);
    assertThat(line.threads()).isEmpty();
  }

  @Test
  void another_organizations_number_is_not_sent_from() {
    line.people().stranger().post("/v1/numbers", Map.of("number", Texts.OURS)).expect(409);
    line.people().stranger().post("/v1/numbers", Map.of("number", "+15550009")).expect(201);
    var texts = Texts.with(VISITOR, line.people());
    line.installation().execute("update conversation_details set our_number = '+15550009'");
    texts.relay(line.people(), "Boo.").expect(200);
    texts.becomes("failed", line.people());
    assertThat(texts.shown(line.people()).path("twilioErrorCode").asText()).isEqualTo("21606");
    assertThat(line.sent()).isEmpty();
  }
}
