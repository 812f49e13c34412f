package dev.baton.channels.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileUrlsTest {
  private static final Terms TERMS = new Terms(Duration.ofSeconds(10), 1_000, 5, false);
  private static final FakeNames NAMES =
      new FakeNames()
          .with("loop.test", "127.0.0.1")
          .with("loop6.test", "::1")
          .with("meta.test", "169.254.169.254")
          .with("mixed.test", "8.8.8.8,10.0.0.1")
          .with("nat64.test", "64:ff9b::7f00:1")
          .with("mapped.test", "::ffff:127.0.0.1");
  private static final OutgoingHttp HTTP =
      new OutgoingHttp(new Targets(AllowedPrivate.NONE, NAMES), new SslContextFactory.Client());

  @AfterAll
  static void stop() {
    HTTP.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          ftp://example.com/a.png | SCHEME
          file:///etc/passwd | SCHEME
          file://localhost/etc/passwd | SCHEME
          gopher://127.0.0.1:70/_x | SCHEME
          dict://127.0.0.1:11211/stats | SCHEME
          jar:http://127.0.0.1/a.jar!/b | SCHEME
          data:image/png;base64,iVBORw0KGgo= | SCHEME
          javascript:alert(1) | SCHEME
          //example.com/a.png | SCHEME
          a.png | SCHEME
          http:a.png | NOT_A_URL
          http:/127.0.0.1/ | NOT_A_URL
          http:///a.png | NOT_A_URL
          http://exa mple.com/ | NOT_A_URL
          http://example.com\\@127.0.0.1/ | NOT_A_URL
          http://[::1/ | NOT_A_URL
          http://user@example.com/ | CREDENTIALS
          http://user:secret@example.com/ | CREDENTIALS
          http://@example.com/ | CREDENTIALS
          http://example.com@127.0.0.1/ | CREDENTIALS
          http://2130706433/ | HOST
          http://017700000001/ | HOST
          http://0x7f000001/ | HOST
          http://0x7f.0.0.1/ | HOST
          http://0177.0.0.1/ | HOST
          http://127.1/ | HOST
          http://127.0.1/ | HOST
          http://127.0.0.01/ | HOST
          http://127.0.0.1./ | HOST
          http://localhost./ | HOST
          http://256.1.1.1/ | HOST
          http://1.2.3.4.5/ | HOST
          http://１２７。０。０。１/ | HOST
          http://ⓛocalhost/ | HOST
          http://[::ffff:127.0.0.1]/ | HOST
          http://[::ffff:7f00:1]/ | HOST
          http://[::ffff:8.8.8.8]/ | HOST
          http://[fe80::1%25eth0]/ | HOST
          http://example.com:25/ | PORT
          http://example.com:22/ | PORT
          https://example.com:0/ | PORT
          http://example.com:65536/ | PORT
          http://127.0.0.1/ | NOT_PUBLIC
          http://127.0.0.1:8080/ | NOT_PUBLIC
          HTTP://127.0.0.1/ | NOT_PUBLIC
          http://0.0.0.0/ | NOT_PUBLIC
          http://10.0.0.1/ | NOT_PUBLIC
          http://100.64.0.1/ | NOT_PUBLIC
          http://169.254.169.254/latest/meta-data/ | NOT_PUBLIC
          http://192.168.1.1/ | NOT_PUBLIC
          http://255.255.255.255/ | NOT_PUBLIC
          http://[::1]/ | NOT_PUBLIC
          http://[::]/ | NOT_PUBLIC
          http://[0:0:0:0:0:0:0:1]/ | NOT_PUBLIC
          http://[::127.0.0.1]/ | NOT_PUBLIC
          http://[64:ff9b::7f00:1]/ | NOT_PUBLIC
          http://[2002:7f00:1::]/ | NOT_PUBLIC
          http://[2001:0:53aa:64c:0:fbff:80ff:fffe]/ | NOT_PUBLIC
          http://[fd00:ec2::254]/latest/ | NOT_PUBLIC
          http://[fe80::1]/ | NOT_PUBLIC
          http://localhost/ | NOT_PUBLIC
          http://LOCALHOST:5432/ | NOT_PUBLIC
          http://loop.test/ | NOT_PUBLIC
          http://loop6.test/ | NOT_PUBLIC
          http://meta.test/ | NOT_PUBLIC
          http://mixed.test/ | NOT_PUBLIC
          http://nat64.test/ | NOT_PUBLIC
          http://mapped.test/ | NOT_PUBLIC
          """)
  void is_refused_when_called_and_when_registered(String url, Refusal why) {
    assertThat(HTTP.send(Call.get(url, TERMS))).isEqualTo(new Outcome.Refused(why));
    assertThat(HTTP.refusal(url, TERMS)).contains(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "http://", "https://", "http://example.com/\u0000", "?", "#", "::"})
  void is_no_url(String url) {
    assertThat(HTTP.send(Call.get(url, TERMS))).isInstanceOf(Outcome.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://8.8.8.8/hook", "http://example.test/hook"})
  void plain_http_is_refused_where_only_https_is_called(String url) {
    var terms = new Terms(Duration.ofSeconds(1), 1, 0, true);
    assertThat(HTTP.refusal(url, terms)).contains(Refusal.SCHEME);
  }
}
