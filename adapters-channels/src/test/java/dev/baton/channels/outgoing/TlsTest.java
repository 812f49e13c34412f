package dev.baton.channels.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.channels.outgoing.Outcome.Answered;
import dev.baton.channels.outgoing.Outcome.Failed;
import dev.baton.channels.outgoing.Outcome.Failure;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final Terms TERMS = new Terms(Duration.ofSeconds(10), 1_000, 0, true);

  @TempDir Path folder;

  @Test
  void a_certificate_for_the_host_is_taken() throws Exception {
    var certificate = Certificate.make(folder, "site.test", "-1d");
    assertThat(call(certificate, true)).isInstanceOf(Answered.class);
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_a_failure_with_its_reason() throws Exception {
    var certificate = Certificate.make(folder, "site.test", "-1d");
    assertThat(failed(call(certificate, false)).detail()).contains("certification path");
  }

  @Test
  void a_certificate_that_has_expired_is_a_failure_with_its_reason() throws Exception {
    var certificate = Certificate.make(folder, "site.test", "-30d");
    assertThat(failed(call(certificate, true)).detail()).contains("NotAfter");
  }

  @Test
  void a_certificate_for_another_host_is_a_failure_with_its_reason() throws Exception {
    var certificate = Certificate.make(folder, "other.test", "-1d");
    assertThat(failed(call(certificate, true)).detail()).contains("site.test");
  }

  private static Failed failed(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Failed.class);
    var failed = (Failed) outcome;
    assertThat(failed.why()).isEqualTo(Failure.TLS);
    return failed;
  }

  private static Outcome call(Certificate certificate, boolean trusted) throws Exception {
    var names = new FakeNames().with("site.test", "127.0.0.1");
    var tls = new SslContextFactory.Client();
    if (trusted) tls.setTrustStore(certificate.authority());
    try (var site = certificate.site();
        var http = new OutgoingHttp(new Targets(AllowedPrivate.of("site.test"), names), tls)) {
      return http.send(Call.get("https://site.test:" + site.port() + "/", TERMS));
    }
  }
}
