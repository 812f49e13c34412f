package dev.baton.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.baton.channels.email.SmtpServer.Login;
import dev.baton.channels.outgoing.Certificate;
import dev.baton.domain.delivery.Receipt;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Servers that others wrote, with TLS and a login. Source: RFC 3207, RFC 4954, RFC 8314. */
class SmtpTlsTest {
  private static final Login LOGIN = new Login("us", "s3cret");
  private static final SocketFactory NOBODY_TRUSTED = SSLSocketFactory.getDefault();

  @TempDir private static Path folder;
  private static Certificate certificate;

  private final List<String> logins = new CopyOnWriteArrayList<>();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private @Nullable SMTPServer server;

  @BeforeAll
  static void certify() throws Exception {
    certificate = Certificate.make(folder, "localhost", "-1d");
  }

  @AfterEach
  void stop() {
    if (server != null) server.stop();
  }

  private SMTPServer.Builder asking() {
    return SMTPServer.port(0)
        .bindAddress(InetAddress.getLoopbackAddress())
        .requireAuth()
        .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory(this::login))
        .messageHandler((context, from, to, data) -> taken.add(to));
  }

  private void login(String user, String password, Object context) throws LoginFailedException {
    logins.add(user);
    if (!LOGIN.equals(new Login(user, password))) throw new LoginFailedException();
  }

  /** TLS from the first byte on, or by STARTTLS, without which it takes nothing. */
  private int start(boolean implicit) throws Exception {
    var tls = certificate.shown();
    return start(
        implicit
            ? asking().serverSocketFactory(tls)
            : asking().enableTLS().requireTLS().startTlsSocketFactory(tls));
  }

  private int start(SMTPServer.Builder builder) {
    server = builder.build();
    server.start();
    return server.getPortAllocated();
  }

  private static Receipt deliver(SmtpServer to, SocketFactory sockets) {
    try (var email = new SmtpEmail(to, sockets)) {
      return email.deliver(Letters.of("visitor@example.test", null, "Re", "Hello?", "Hello?"));
    }
  }

  private static SmtpServer at(String host, int port, boolean implicit, @Nullable Login login) {
    return new SmtpServer(host, port, implicit, login, "team@acme.test", Duration.ofSeconds(5));
  }

  private static SocketFactory believing() throws Exception {
    return certificate.believed().getSocketFactory();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoever_shows_who_he_is_gets_the_password_and_the_e_mail(boolean implicit) throws Exception {
    var there = at("localhost", start(implicit), implicit, LOGIN);
    assertThat(deliver(there, believing())).isInstanceOf(Receipt.Accepted.class);
    assertThat(logins).containsExactly("us");
    assertThat(taken).containsExactly("visitor@example.test");
  }

  /** Source: FAILURES.md 74. */
  @ParameterizedTest
  @CsvSource({"true,localhost", "false,localhost", "true,127.0.0.1", "false,127.0.0.1"})
  void whoever_is_not_believed_or_somebody_else_gets_neither(boolean implicit, String host)
      throws Exception {
    var there = at(host, start(implicit), implicit, LOGIN);
    var sockets = host.equals("localhost") ? NOBODY_TRUSTED : believing();
    assertThat(code(deliver(there, sockets))).isEqualTo("smtp_tls");
    assertThat(logins).isEmpty();
    assertThat(taken).isEmpty();
  }

  /** What may be tried again, with its code. */
  private static String code(Receipt receipt) {
    assertThat(receipt).isInstanceOf(Receipt.Closed.class);
    var why = ((Receipt.Closed) receipt).why();
    assertThat(why.message()).isNotBlank().doesNotContain(LOGIN.password());
    return why.code();
  }

  @Test
  void where_tls_is_not_to_be_had_nothing_is_said_in_the_clear() throws Exception {
    var there = at("localhost", start(asking()), false, LOGIN);
    assertThat(code(deliver(there, believing()))).isEqualTo("smtp_tls");
    assertThat(logins).isEmpty();
    assertThat(taken).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_wrong_password_is_told_as_one_and_may_be_right_later(boolean implicit) throws Exception {
    var wrong = at("localhost", start(implicit), implicit, new Login("us", "guess"));
    assertThat(code(deliver(wrong, believing()))).isEqualTo("smtp_535");
    assertThat(taken).isEmpty();
    var none = at("localhost", wrong.port(), implicit, null);
    assertThat(code(deliver(none, believing()))).isEqualTo("smtp_530");
    assertThat(taken).isEmpty();
  }

  @Test
  void a_certificate_that_a_server_signed_itself_is_not_believed() {
    var mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    mails.setUser("us@acme.test", LOGIN.user(), LOGIN.password());
    mails.start();
    try {
      var there = at("localhost", mails.getSmtps().getPort(), true, LOGIN);
      assertThat(code(deliver(there, NOBODY_TRUSTED))).isEqualTo("smtp_tls");
      assertThat(mails.getReceivedMessages()).isEmpty();
    } finally {
      mails.stop();
    }
  }
}
