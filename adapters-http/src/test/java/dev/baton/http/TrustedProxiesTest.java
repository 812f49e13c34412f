package dev.baton.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Source: FAILURES.md 83. */
class TrustedProxiesTest {
  private static final TrustedProxies PROXIES = TrustedProxies.of("10.0.0.0/8, ::1, 192.0.2.7");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          203.0.113.9 | -                                | 203.0.113.9
          203.0.113.9 | 198.51.100.1                     | 203.0.113.9
          10.1.2.3    | -                                | 10.1.2.3
          10.1.2.3    | 198.51.100.1                     | 198.51.100.1
          ::1         | 198.51.100.1                     | 198.51.100.1
          10.1.2.3    | 6.6.6.6, 198.51.100.1            | 198.51.100.1
          10.1.2.3    | 6.6.6.6, 198.51.100.1, 192.0.2.7 | 198.51.100.1
          10.1.2.3    | 198.51.100.1, nonsense           | 10.1.2.3
          10.1.2.3    | nonsense, 198.51.100.1           | 198.51.100.1
          10.1.2.3    | 10.9.9.9                         | 10.9.9.9
          10.1.2.3    | localhost                        | 10.1.2.3
          10.1.2.3    | ::ffff:198.51.100.1              | 198.51.100.1
          11.1.2.3    | 198.51.100.1                     | 11.1.2.3
          """)
  void only_they_are_believed_whom_they_forward(String peer, String header, String client) {
    var headers = header == null ? List.<String>of() : List.of(header);
    assertThat(PROXIES.client(peer, headers)).isEqualTo(client);
    if (!peer.equals(client)) {
      assertThat(TrustedProxies.NONE.client(peer, headers)).isEqualTo(peer);
    }
  }

  @Test
  void several_headers_are_one_way() {
    var headers = List.of("6.6.6.6", "198.51.100.1, 10.0.0.2");
    assertThat(PROXIES.client("10.1.2.3", headers)).isEqualTo("198.51.100.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "proxy", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0.0/x"})
  void what_is_no_address_is_none(String list) {
    assertThatThrownBy(() -> TrustedProxies.of(list)).isInstanceOf(IllegalArgumentException.class);
  }
}
