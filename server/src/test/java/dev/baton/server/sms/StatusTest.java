package dev.baton.server.sms;

import static dev.baton.server.sms.Line.sid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.server.installation.EventReader;
import dev.baton.server.installation.EventReader.Heard;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How far our messages came, as the provider tells it afterwards. */
class StatusTest {
  @AutoClose private final Line line = Line.open();

  @Test
  void who_follows_the_organization_hears_how_far_a_message_came() {
    line.says("Hello?");
    var texts = line.thread();
    try (var events = line.people().organization().stream("/v1/events", null)) {
      texts.relay(line.people(), "Hi.").expect(200);
      assertThat(next(events, "delivery_updated").text("status")).isEqualTo("sent");
      var sid = line.stub().taken().getLast().getOrDefault("sid", "");
      line.provider().status(sid, "undelivered", "ErrorCode", "30003");
      assertThat(next(events, "delivery_failed").text("error_code")).isEqualTo("30003");
    }
  }

  private static Heard next(EventReader events, String name) {
    while (true) {
      var heard = events.next();
      if (heard.event().equals(name)) return heard;
    }
  }

  /** Source: FAILURES.md 71. */
  @Test
  void what_became_of_a_message_is_told_in_any_order() {
    line.says("Hello?");
    var texts = line.thread();
    texts.relay(line.people(), "Hi.").expect(200);
    texts.becomes("sent", line.people());
    var sid = line.stub().taken().getLast().getOrDefault("sid", "");
    assertThat(line.provider().status(sid, "delivered").statusCode()).isEqualTo(200);
    texts.becomes("delivered", line.people());
    assertThat(line.provider().status(sid, "sent").statusCode()).isEqualTo(200);
    assertThat(line.provider().status(sid, "undelivered", "ErrorCode", "30003").statusCode())
        .isEqualTo(200);
    assertThat(texts.status(line.people())).isEqualTo("delivered");
    assertThat(line.provider().status(sid, "read", "Unheard", "of").statusCode()).isEqualTo(200);
    texts.becomes("read", line.people());
    assertThat(texts.shown(line.people()).path("deliveredAt").isNull()).isFalse();
  }

  @Test
  void what_did_not_arrive_says_why() {
    line.says("Hello?");
    var texts = line.thread();
    texts.relay(line.people(), "Hi.").expect(200);
    texts.becomes("sent", line.people());
    var sid = line.stub().taken().getLast().getOrDefault("sid", "");
    line.provider().status(sid, "undelivered", "ErrorCode", "30003");
    texts.becomes("undelivered", line.people());
    assertThat(texts.shown(line.people()).path("twilioErrorCode").asText()).isEqualTo("30003");
    assertThat(texts.shown(line.people()).path("twilioErrorMessage").asText()).contains("handset");
    var polled = texts.lastPolled(line.people()).at("/metadata/delivery_error");
    assertThat(polled.path("code").asText()).isEqualTo("30003");
    assertThat(polled.path("message").asText()).contains("handset");
  }

  /** Source: FAILURES.md 71. */
  @Test
  void what_nobody_knows_is_answered_well_and_changes_nothing() {
    assertThat(line.provider().status(sid(), "delivered").statusCode()).isEqualTo(200);
    assertThat(line.provider().status(sid(), "levitated").statusCode()).isEqualTo(200);
    assertThat(line.provider().call("/sms/status", Map.of()).statusCode()).isEqualTo(200);
    assertThat(line.provider().call("/sms/inbound", Map.of("From", "x")).statusCode())
        .isEqualTo(200);
  }
}
