package dev.baton.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.away.Letter;
import dev.baton.domain.delivery.Receipt;
import jakarta.mail.Header;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an e-mail is byte for byte. Source: RFC 5322, RFC 2045, RFC 2047, RFC 3834. */
class EnvelopeTest {
  private static final String TO = "visitor@example.test";
  private static final String[] HEADERS = {
    "Auto-Submitted",
    "Content-Type",
    "Date",
    "From",
    "In-Reply-To",
    "MIME-Version",
    "Message-ID",
    "References",
    "Subject",
    "To",
    "X-Auto-Response-Suppress"
  };

  @AutoClose private final SmtpStub stub = new SmtpStub();

  @AutoClose
  private final SmtpEmail email =
      new SmtpEmail(
          new SmtpServer(
              "127.0.0.1",
              stub.port(),
              false,
              null,
              "Acmé <team@acme.test>",
              Duration.ofSeconds(2)));

  private String wire(Letter letter) {
    assertThat(email.deliver(letter)).isInstanceOf(Receipt.Accepted.class);
    return stub.taken().getLast();
  }

  private static MimeMessage parsed(String mail) throws Exception {
    var bytes = mail.getBytes(StandardCharsets.ISO_8859_1);
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
  }

  private static List<String> headers(MimeMessage message) throws Exception {
    return Collections.list(message.getAllHeaders()).stream().map(Header::getName).toList();
  }

  @Test
  void it_says_when_by_whom_and_that_a_machine_wrote_it_and_what_it_belongs_to() throws Exception {
    var letter = Letters.of(TO, "Zoë", "Acme replied to you", "Hello?", "<p>Hello?</p>");
    var message = parsed(wire(letter));
    assertThat(headers(message)).containsExactlyInAnyOrder(HEADERS);
    assertThat(message.getSentDate()).isEqualTo(Date.from(letter.at()));
    assertThat(message.getMessageID()).isEqualTo("<away-" + letter.id() + "@acme.test>");
    var chat = "<chat-" + letter.conversation().value() + "@acme.test>";
    assertThat(message.getHeader("References")).containsExactly(chat);
    assertThat(message.getHeader("In-Reply-To")).containsExactly(chat);
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo("Acmé");
  }

  @Test
  void tried_again_it_is_the_same_but_for_its_date() throws Exception {
    var letter = Letters.of(TO, "Zoë", "Re", "Hello?", "<p>Hello?</p>");
    var first = parsed(wire(letter));
    var again = parsed(wire(letter));
    for (var each : List.of("Message-ID", "References", "Subject", "To"))
      assertThat(again.getHeader(each)).isEqualTo(first.getHeader(each));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "🙂👩‍👩‍👧 Grüße",
        "שלום, איך אפשר לעזור?",
        "مرحبا \u202e txt.exe",
        ".\n..\n.\n",
        "one\rtwo\nthree\r\nfour",
        "From here\n\u2028\u0000\u0007"
      })
  void whatever_was_said_arrives_and_the_wire_carries_short_lines_of_ascii(String said)
      throws Exception {
    var text = said + "\n" + "long ".repeat(2_000) + "ö".repeat(2_000);
    var wire = wire(Letters.of(TO, "n".repeat(190), "ö".repeat(300), text, "<p>" + text + "</p>"));
    assertThat(wire.lines())
        .allSatisfy(line -> assertThat(line).matches("[\\x20-\\x7e\\t]{0,998}"));
    assertThat(wire.lines().filter(line -> line.length() > 78)).hasSizeLessThan(2);
    var parts = (MimeMultipart) parsed(wire).getContent();
    var lines = text.replaceAll("\\r\\n|\\r|\\n", "\r\n");
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo(lines);
    assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>" + lines + "</p>");
    assertThat(parsed(wire).getSubject()).isEqualTo("ö".repeat(300));
  }

  /** Source: FAILURES.md 82 and 87. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zoë\r\nBcc: all@example.test\r\n\r\n<script>",
        "Zoe\r\nBcc: all@example.test\r\n\r\n<script>",
        "Zoe\nBcc: all@example.test",
        "Zoe\rBcc: all@example.test",
        "Zoe\u0085\u2028Bcc: all@example.test",
        "=?utf-8?Q?=0D=0ABcc:_all@example.test?=",
        "\" <all@example.test>, \"",
        "Zoe <all@example.test>, Ben",
        "Zoe\\\" <all@example.test>, \\\"",
        "Zoe,\u0000;:()[]@",
        "\r\n.\r\nMAIL FROM:<x@example.test>\r\n"
      })
  void nothing_that_anybody_wrote_becomes_a_header_or_another_recipient(String evil)
      throws Exception {
    var message = parsed(wire(Letters.of(TO, evil, evil, evil, evil)));
    assertThat(stub.taken()).hasSize(1);
    assertThat(headers(message)).containsExactlyInAnyOrder(HEADERS);
    assertThat(message.getAllRecipients())
        .extracting(each -> ((InternetAddress) each).getAddress())
        .containsExactly(TO);
    assertThat(shown(message.getSubject())).doesNotContain("\r", "\n");
    assertThat(shown(((InternetAddress) message.getAllRecipients()[0]).getPersonal()))
        .doesNotContain("\r", "\n");
  }

  private static String shown(@Nullable String text) {
    return text == null ? "" : text;
  }
}
