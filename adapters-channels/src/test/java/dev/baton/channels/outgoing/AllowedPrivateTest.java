package dev.baton.channels.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedPrivateTest {

  @Test
  void a_host_is_allowed_by_its_name_in_any_case() {
    var allowed = AllowedPrivate.of("Images.internal, other:8080");
    assertThat(allowed.names("images.INTERNAL", 80)).isTrue();
    assertThat(allowed.names("images.internal.evil.test", 80)).isFalse();
    assertThat(allowed.names("internal", 80)).isFalse();
    assertThat(allowed.names("other", 8_080)).isTrue();
    assertThat(allowed.names("other", 80)).isFalse();
  }

  @Test
  void an_address_is_allowed_alone_or_in_a_network_and_on_a_port() {
    var allowed = AllowedPrivate.of("127.0.0.1:9000,10.1.0.0/16,fd00::/8,[::1]:80,[fe80::]/10:81");
    assertThat(holds(allowed, "127.0.0.1", 9_000)).isTrue();
    assertThat(holds(allowed, "127.0.0.1", 9_001)).isFalse();
    assertThat(holds(allowed, "127.0.0.2", 9_000)).isFalse();
    assertThat(holds(allowed, "10.1.255.255", 1)).isTrue();
    assertThat(holds(allowed, "10.2.0.0", 1)).isFalse();
    assertThat(holds(allowed, "fdff::1", 1)).isTrue();
    assertThat(holds(allowed, "fc00::1", 1)).isFalse();
    assertThat(holds(allowed, "::1", 80)).isTrue();
    assertThat(holds(allowed, "::1", 81)).isFalse();
    assertThat(holds(allowed, "febf::1", 81)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "a,,b", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/-1", "0x7f.1", "127.1", "2130706433",
        "host:0", "host:65536", "host:http", "host:", "http://host", "a b", "::1/129", "fe80::1%1"
      })
  void what_is_none_of_these_is_refused(String list) {
    assertThatIllegalArgumentException().isThrownBy(() -> AllowedPrivate.of(list));
  }

  private static boolean holds(AllowedPrivate allowed, String address, int port) {
    return allowed.holds(InetAddress.ofLiteral(address), port);
  }
}
