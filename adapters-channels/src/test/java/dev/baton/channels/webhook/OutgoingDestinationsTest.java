package dev.baton.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.channels.outgoing.AllowedPrivate;
import dev.baton.channels.outgoing.OutgoingHttp;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingDestinationsTest {
  @AutoClose
  private final OutgoingHttp outgoing =
      OutgoingHttp.start(AllowedPrivate.of("10.1.0.0/16, hooks.internal, 127.0.0.1:9000"));

  private final OutgoingDestinations destinations = new OutgoingDestinations(outgoing);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.invalid/baton?key=1",
        "https://hooks.invalid:8443/",
        "http://hooks.internal/",
        "https://10.1.2.3/",
        "http://127.0.0.1:9000/hook",
      })
  void a_webhook_may_be_public_by_name_and_wherever_the_installation_says(String url) {
    assertThat(destinations.refusal(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.invalid/",
        "ftp://hooks.invalid/",
        "hooks.invalid",
        "https://",
        "",
        "https://user:secret@hooks.invalid/",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://127.0.0.1:9001/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0177.0.0.1/",
        "https://10.0.0.1/",
        "https://172.16.0.1/",
        "https://192.168.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://0.0.0.0/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::a00:1]/",
        "https://[fd00::1]/",
        "https://hooks.invalid:22/",
        "https://8.8.8.8/",
        "https://[2a00:1450:4001::1]/",
      })
  void it_is_nowhere_else(String url) {
    assertThat(destinations.refusal(url)).isPresent();
  }
}
