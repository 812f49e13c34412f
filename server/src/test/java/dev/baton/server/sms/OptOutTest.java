package dev.baton.server.sms;

import static dev.baton.server.sms.Line.SOON;
import static dev.baton.server.sms.Line.VISITOR;
import static dev.baton.server.sms.Line.contents;
import static dev.baton.server.sms.Line.sid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.contract.Mood;
import dev.baton.server.installation.Eventually;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What visitors say about being written to. */
class OptOutTest {
  @AutoClose private final Line line = Line.open();

  /** Source: FAILURES.md 68. */
  @Test
  void stop_blocks_after_it_was_confirmed_and_start_lets_through_again() {
    line.says("Hello?");
    var texts = line.thread();
    line.says(" Stop ");
    Eventually.is(1, SOON, () -> line.sent().size());
    assertThat(line.sent().getFirst()).startsWith("You have been unsubscribed");
    texts.relay(line.people(), "Why?").expect(200);
    texts.becomes("failed", line.people());
    assertThat(texts.shown(line.people()).path("twilioErrorCode").asText()).isEqualTo("21610");
    assertThat(line.sent()).as("the line.provider() is not asked").hasSize(1);
    assertThat(line.installation().ask("select count(*) from event where kind = 'delivery_failed'"))
        .isEqualTo("2");
    line.says("help");
    Eventually.is(2, SOON, () -> line.sent().size());
    line.says("YES");
    Eventually.is(3, SOON, () -> line.sent().size());
    assertThat(line.sent().getLast()).startsWith("You have been resubscribed");
    line.says("yes");
    texts.relay(line.people(), "Good.").expect(200);
    texts.becomes("sent", line.people());
    assertThat(contents(texts.polled(line.people())))
        .contains("Hello?", " Stop ", "YES", "yes", "Good.");
    assertThat(
            line.installation().ask("select string_agg(word, ' ' order by position) from consent"))
        .isEqualTo("stop start");
  }

  @Test
  void what_waits_when_a_visitor_opts_out_does_not_leave_any_more() {
    line.says("Hello?");
    var texts = line.thread();
    line.stub().becomes(Mood.REFUSES_US);
    texts.relay(line.people(), "Too late.").expect(200);
    Eventually.is(
        "20003", SOON, () -> line.installation().ask("select max(code) from channel_pause"));
    line.says("STOP");
    line.stub().becomes(Mood.TAKES);
    Eventually.is("0", SOON, this::waitingOnes);
    assertThat(line.sent()).singleElement().asString().startsWith("You have been unsubscribed");
  }

  /** Whoever waits is due now. */
  private String waitingOnes() {
    line.installation()
        .execute("update delivery_due set due_at = clock_timestamp() where lease is null");
    line.installation().execute("update channel_pause set until = clock_timestamp()");
    return line.installation().ask("select count(*) from delivery_due");
  }

  @Test
  void opting_out_holds_for_the_pair_of_numbers_alone_and_wakes_no_bot() {
    line.people().organization().post("/v1/numbers", Map.of("number", "+15550003")).expect(201);
    line.says("STOP");
    assertThat(
            line.installation()
                .ask("select count(*) from conversation where window_opened_at is not null"))
        .isEqualTo("0");
    line.provider().inbound(sid(), VISITOR, "+15550003", "Hello?");
    var other =
        line.installation()
            .ask("select conversation_id from conversation_details where our_number = '+15550003'");
    var texts = Texts.of(other, VISITOR, line.people());
    texts.relay(line.people(), "Hi.").expect(200);
    texts.becomes("sent", line.people());
  }

  @Test
  void a_keyword_that_the_provider_has_answered_is_not_answered_again() {
    var form = new HashMap<>(Provider.message(sid(), VISITOR, Texts.OURS, "Please stop this"));
    form.put("OptOutType", "STOP");
    assertThat(line.provider().call("/sms/inbound", form).statusCode()).isEqualTo(200);
    assertThat(contents(line.thread().polled(line.people()))).containsExactly("Please stop this");
    assertThat(line.installation().ask("select given from consent")).isEqualTo("f");
  }
}
