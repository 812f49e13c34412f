package dev.baton.server.sms;

import static dev.baton.server.sms.Line.PUBLIC;
import static dev.baton.server.sms.Line.VISITOR;
import static dev.baton.server.sms.Line.contents;
import static dev.baton.server.sms.Line.sid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is believed to be the provider. */
class SignatureTest {
  @AutoClose private final Line line = Line.open();

  /** Source: FAILURES.md 70. */
  @Test
  void nobody_else_is_believed() {
    var form = Provider.message(sid(), VISITOR, Texts.OURS, "Forged.");
    var good = Provider.signature(PUBLIC + "/sms/inbound", form);
    var elsewhere = Provider.signature("https://evil.example/sms/inbound", form);
    var changed = new HashMap<>(form);
    changed.put("Body", "Changed.");
    for (var forged : List.of("", "x", good.toLowerCase(java.util.Locale.ROOT), elsewhere)) {
      assertThat(line.provider().send("/sms/inbound", form, forged).statusCode()).isEqualTo(403);
    }
    assertThat(line.provider().send("/sms/inbound", changed, good).statusCode()).isEqualTo(403);
    assertThat(line.provider().send("/sms/inbound?x=1", form, good).statusCode()).isEqualTo(403);
    assertThat(line.provider().send("/sms/status", form, good).statusCode()).isEqualTo(403);
    assertThat(line.threads()).isEmpty();
    assertThat(line.provider().send("/sms/inbound", form, good).statusCode()).isEqualTo(200);
    assertThat(line.threads()).hasSize(1);
  }

  /** Source: FAILURES.md 70. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://baton.example",
        "https://baton.example:8443",
        "http://baton.example",
        "https://baton.example/behind/a/proxy",
      })
  void the_signature_is_for_the_url_that_the_world_knows(String publicUrl) {
    line.move(publicUrl);
    var form = Provider.message(sid(), VISITOR, Texts.OURS, "Zoë & co. + 🙂");
    assertThat(line.provider().call("/sms/inbound", form).statusCode()).isEqualTo(200);
    var query = Provider.message(sid(), VISITOR, Texts.OURS, "With a query.");
    assertThat(line.provider().call("/sms/inbound?a=b%20c&d", query).statusCode()).isEqualTo(200);
    assertThat(contents(line.thread().polled(line.people())))
        .containsExactly("Zoë & co. + 🙂", "With a query.");
  }

  /** Providers sign with the usual port or without, whatever they were told. */
  @Test
  void a_usual_port_may_be_signed_or_left_out() {
    var form = Provider.message(sid(), VISITOR, Texts.OURS, "Hello?");
    var path = "/sms/inbound";
    var with = Provider.signature("https://baton.example:443" + path, form);
    assertThat(line.provider().send(path, form, with).statusCode()).isEqualTo(200);
    line.move("https://baton.example:8443");
    var without = Provider.signature("https://baton.example" + path, form);
    assertThat(line.provider().send(path, form, without).statusCode()).isEqualTo(200);
  }
}
