package dev.baton.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.baton.application.away.Letter;
import dev.baton.application.contract.Mood;
import dev.baton.application.contract.OutgoingChannelContract;
import dev.baton.application.contract.Protocol;
import dev.baton.application.delivery.OutgoingChannel;
import dev.baton.domain.delivery.Receipt;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpEmailTest implements OutgoingChannelContract<Letter, Receipt> {
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  private final Server server = new Server();

  @AfterEach
  void close() {
    server.close();
  }

  @Override
  public FarSide<Letter, Receipt> far() {
    return server;
  }

  private static SmtpServer at(int port) {
    return new SmtpServer("127.0.0.1", port, false, null, "Acme <team@acme.test>", DEADLINE);
  }

  private static Letter letter(String address, @Nullable String name, String subject) {
    return Letters.of(address, name, subject, "Hello?", "<p>Hello?</p>");
  }

  /** The stub, or nobody. */
  private static final class Server implements FarSide<Letter, Receipt> {
    private final SmtpStub stub = new SmtpStub();
    private final SmtpEmail there = new SmtpEmail(at(stub.port()));
    private final SmtpEmail nowhere = new SmtpEmail(at(1));
    private boolean away;

    @Override
    public OutgoingChannel<Letter, Receipt> channel() {
      return away ? nowhere : there;
    }

    @Override
    public Letter parcel(String text) {
      return Letters.of("visitor@example.test", null, "Re", text, text);
    }

    @Override
    public void becomes(Mood mood) {
      away = mood == Mood.AWAY;
      stub.becomes(mood);
    }

    @Override
    public List<Taken> taken() {
      return stub.taken().stream().map(Server::read).toList();
    }

    private static Taken read(String mail) {
      try {
        var message = parsed(mail);
        var parts = (MimeMultipart) message.getContent();
        var text = (String) parts.getBodyPart(0).getContent();
        return new Taken(message.getMessageID(), text);
      } catch (MessagingException | IOException e) {
        throw new IllegalStateException(mail, e);
      }
    }

    @Override
    public Protocol protocol() {
      return Protocol.withIds()
          .saying(Mood.REFUSES_US, Receipt.Closed.class)
          .saying(Mood.REFUSES_THE_MESSAGE, Receipt.Refused.class);
    }

    @Override
    public Duration deadline() {
      return DEADLINE;
    }

    void close() {
      there.close();
      nowhere.close();
      stub.close();
    }
  }

  private static MimeMessage parsed(String mail) throws MessagingException {
    var bytes = mail.getBytes(StandardCharsets.ISO_8859_1);
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
  }

  @Test
  void a_server_that_somebody_else_wrote_gets_both_forms_and_who_it_is_from() throws Exception {
    var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    var mails = new GreenMail(setup);
    mails.start();
    try (var email = new SmtpEmail(at(mails.getSmtp().getPort()))) {
      var letter = letter("visitor@example.test", "Zoë O'Hara", "Grüße 🙂");
      assertThat(email.deliver(letter)).isInstanceOf(Receipt.Accepted.class);
      var got = mails.getReceivedMessages()[0];
      assertThat(got.getMessageID()).isEqualTo("<away-" + letter.id() + "@acme.test>");
      assertThat(got.getSubject()).isEqualTo("Grüße 🙂");
      assertThat(got.getFrom()[0]).hasToString("Acme <team@acme.test>");
      assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      var parts = (MimeMultipart) got.getContent();
      assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
      assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Hello?</p>");
    } finally {
      mails.stop();
    }
  }

  /** Source: FAILURES.md 87. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "a@b@c",
        "a@example.test, b@example.test",
        "a@example.test\r\nBcc: b@example.test",
        "Name <a@example.test>",
        "zoë@example.test",
        "@example.test",
        "<script>"
      })
  void what_is_no_address_is_refused_before_anybody_is_asked(String address) {
    assertThat(server.channel().deliver(letter(address, null, "Re")))
        .isInstanceOf(Receipt.Refused.class);
    assertThat(server.stub.taken()).isEmpty();
  }

  @Test
  void a_password_does_not_go_over_a_line_that_all_can_read() {
    var login = new SmtpServer.Login("us", "secret");
    var careful =
        new SmtpServer("127.0.0.1", server.stub.port(), false, login, "a@acme.test", DEADLINE);
    try (var email = new SmtpEmail(careful)) {
      assertThat(email.deliver(letter("visitor@example.test", null, "Re")))
          .isInstanceOf(Receipt.Closed.class);
    }
    assertThat(server.stub.taken()).isEmpty();
    assertThat(careful.toString()).doesNotContain("secret");
  }
}
